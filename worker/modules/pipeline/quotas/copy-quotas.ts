import { command } from "#worker/kernel/operation.ts";
import { Copied, CopyQuotas } from "./contract.ts";
import * as quotas from "./repository.ts";

/** Months that have a quota already keep it. */
export const copyQuotas = command({
  name: "quotas.copy",
  summary: "Take the quotas of the year before over into a year, a percentage more or less",
  access: "quotas:write",
  route: "POST /quotas/copy",
  input: CopyQuotas,
  output: Copied,
  write: ({ input: { measure, pipelineId = null, year, percent } }) => ({
    turn: quotas.takeTurn(),
    pipeline: quotas.mustKnow("pipelines", pipelineId ? [pipelineId] : [], "pipelineId"),
    mayAll: quotas.mayAll(),
    people: quotas.copy("people", { measure, pipelineId }, year, percent),
    teams: quotas.copy("teams", { measure, pipelineId }, year, percent),
  }),
  events: ({ input: { year, percent }, ctx }) => [
    { name: "quotas.copied", subject: "quotas", subjectId: ctx.newId(), payload: { year, percent } },
  ],
  result: ({ people, teams }) => ({ copied: people.length + teams.length }),
});
