import { nothing } from "#worker/kernel/contract.ts";
import { command } from "#worker/kernel/operation.ts";
import { ChoiceId } from "../choices/contract.ts";
import { winReasonDeleted } from "./events.ts";
import { reasons } from "./repository.ts";

/** Fails with `still_used` when a deal names it; then it can be put away by `archived`. */
export const deleteWinReason = command({
  name: "win_reasons.delete",
  summary: "Remove a reason that no deal names",
  access: "pipelines:write",
  route: "DELETE /win-reasons/:id",
  input: ChoiceId,
  output: nothing,
  write: ({ input: { id } }) => ({ lock: reasons.lock(id), removed: reasons.remove(id) }),
  events: ({ input }) => [winReasonDeleted(input.id)],
  result: () => null,
});
