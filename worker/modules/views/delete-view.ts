import { nothing } from "#worker/kernel/contract.ts";
import { command } from "#worker/kernel/operation.ts";
import { ViewId } from "./contract.ts";
import { viewDeleted } from "./events.ts";
import * as views from "./repository.ts";

export const deleteView = command({
  name: "views.delete",
  summary: "Forget a saved list",
  access: "staff",
  usersOnly: true,
  route: "DELETE /views/:id",
  input: ViewId,
  output: nothing,
  write: ({ input: { id } }) => ({ person: views.mustBePerson(), mine: views.mustBeMine(id), gone: views.remove(id) }),
  events: ({ input }) => [viewDeleted(input.id)],
  result: () => null,
});
