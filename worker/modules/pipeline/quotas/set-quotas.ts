import { nothing } from "#worker/kernel/contract.ts";
import { command } from "#worker/kernel/operation.ts";
import { SetQuotas } from "./contract.ts";
import * as quotas from "./repository.ts";
import { daysOf, monthsOf, spread } from "./shares.ts";

/** A quarter's or year's becomes that of its months. Of what is said twice of one month the last holds. */
export const setQuotas = command({
  name: "quotas.set",
  summary: "Say what people and teams are to win in months, quarters or years; up to a thousand at once",
  access: "quotas:write",
  route: "PUT /quotas",
  input: SetQuotas,
  output: nothing,
  write: ({ input: { entries, measure, pipelineId = null } }) => {
    const people = entries.flatMap(({ ownerId, ...said }) => (ownerId ? monthly(ownerId, said) : []));
    const teams = entries.flatMap(({ teamId, ...said }) => (teamId ? monthly(teamId, said) : []));
    const [owners, groups] = [people, teams].map((list) => [...new Set(list.map(({ id }) => id))]) as [
      string[],
      string[],
    ];
    return {
      turn: quotas.takeTurn(),
      pipeline: quotas.mustKnow("pipelines", pipelineId ? [pipelineId] : [], "pipelineId"),
      people: quotas.mustKnow("users", owners, "entries.0.ownerId"),
      teams: quotas.mustKnow("teams", groups, "entries.0.teamId"),
      maySet: quotas.maySet(owners),
      mayStaff: quotas.mayStaff(groups),
      ...(people.length > 0 ? quotas.set("people", { measure, pipelineId }, lastOf(people)) : {}),
      ...(teams.length > 0 ? quotas.set("teams", { measure, pipelineId }, lastOf(teams)) : {}),
    };
  },
  events: ({ input: { entries, measure }, ctx }) => [
    { name: "quotas.set", subject: "quotas", subjectId: ctx.newId(), payload: { measure, entries: entries.length } },
  ],
  result: () => null,
});

type Said = { period: string; target: number | null; effectiveFrom?: string | undefined };

function monthly(id: string, { period, target, effectiveFrom }: Said): quotas.Entry[] {
  const { from, next } = daysOf(period);
  return spread(target ?? 0, monthsOf(from, next)).map((part) => ({
    ...{ id, month: part.month, day: effectiveFrom ?? part.month },
    target: target === null && !effectiveFrom ? null : part.target,
  }));
}

function lastOf(entries: quotas.Entry[]): quotas.Entry[] {
  return [...new Map(entries.map((one) => [`${one.id} ${one.month}`, one])).values()];
}
