import { nothing } from "#worker/kernel/contract.ts";
import { command } from "#worker/kernel/operation.ts";
import { ChoiceId } from "../choices/contract.ts";
import { competitorDeleted } from "./events.ts";
import { rivals } from "./repository.ts";

/** Fails with `still_used` when a deal names it; then it can be put away by `archived`. */
export const deleteCompetitor = command({
  name: "competitors.delete",
  summary: "Remove a competitor that no deal names",
  access: "pipelines:write",
  route: "DELETE /competitors/:id",
  input: ChoiceId,
  output: nothing,
  write: ({ input: { id } }) => ({ lock: rivals.lock(id), removed: rivals.remove(id) }),
  events: ({ input }) => [competitorDeleted(input.id)],
  result: () => null,
});
