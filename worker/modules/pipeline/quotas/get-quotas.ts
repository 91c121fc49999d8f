import type { Ctx } from "#worker/kernel/context.ts";
import { query } from "#worker/kernel/operation.ts";
import { dayIn, startOf } from "#worker/kernel/time.ts";
import { figuresOf } from "./attainment.ts";
import { GetQuotas, Quotas } from "./contract.ts";
import * as quotas from "./repository.ts";
import { daysOf } from "./shares.ts";

/** Targets beside what was won, of people and teams; each is the sum of its months, a team of its members' days in it. */
export const getQuotas = query({
  name: "quotas.get",
  summary: "What people and teams are to win in a period, and how much of it they have won",
  access: "quotas:read",
  route: "GET /quotas",
  input: GetQuotas,
  output: Quotas,
  read: ({ input, ctx }) => {
    const kind = { measure: input.measure, pipelineId: input.pipelineId ?? null };
    const asked = { ...kind, ...spanOf(input.period, ctx) };
    return {
      known: quotas.knownPipeline(kind.pipelineId),
      people: quotas.ofPeople(kind, asked),
      teams: quotas.ofTeams(kind, asked),
      stays: quotas.stays(asked),
      won: quotas.won(asked),
    };
  },
  // Of a pipeline that nobody knows nothing is asked and nothing won, whatever the list behind it would find.
  result: (found, { input, ctx }) => {
    const span = spanOf(input.period, ctx);
    const today = dayIn(ctx.clock.now(), span.timeZone);
    const { measure, period } = input;
    return {
      ...{ period, from: span.from, to: span.to, measure, currency: span.currency },
      ...figuresOf(found, { ...span, measure, pipelineId: found.known[0]?.id ?? null, today }),
    };
  },
});

function spanOf(period: string, { tenant }: Ctx) {
  const days = daysOf(period);
  const timeZone = tenant?.timeZone ?? "UTC";
  const [since, until] = [days.from, days.next].map((day) => new Date(startOf(day, timeZone)).toISOString());
  return { ...days, since: since ?? "", until: until ?? "", timeZone, currency: tenant?.currency ?? "" };
}
