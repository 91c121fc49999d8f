import { nothing } from "#worker/kernel/contract.ts";
import { command } from "#worker/kernel/operation.ts";
import { TrashId } from "./contract.ts";
import { recordGone } from "./events.ts";
import * as trash from "./repository.ts";

export const deleteTrashed = command({
  name: "trash.delete",
  summary: "Remove a deleted record for good, before its 30 days are over",
  access: "staff",
  route: "DELETE /trash/:id",
  input: TrashId,
  output: nothing,
  write: ({ input: { id } }) => ({ there: trash.mustBeThere(id), gone: trash.remove(id) }),
  events: ({ input }) => [recordGone(input.id)],
  result: () => null,
});
