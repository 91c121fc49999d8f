import { nothing } from "#worker/kernel/contract.ts";
import { command } from "#worker/kernel/operation.ts";
import { TagId } from "./contract.ts";
import { tagDeleted } from "./events.ts";
import * as tags from "./repository.ts";

export const deleteTag = command({
  name: "tags.delete",
  summary: "Remove a tag from every customer that carries it; the customers stay",
  access: "customers:write",
  route: "DELETE /tags/:id",
  input: TagId,
  output: nothing,
  write: ({ input: { id } }) => ({ there: tags.mustBeThere(id), gone: tags.remove(id) }),
  events: ({ input }) => [tagDeleted(input.id)],
  result: () => null,
});
