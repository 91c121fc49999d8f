import type { Ctx } from "#worker/kernel/context.ts";
import { query } from "#worker/kernel/operation.ts";
import { Forecast, GetForecast } from "./contract.ts";
import { periodOf } from "./period.ts";
import type { Counted, Figures, Said, Snapshot } from "./repository.ts";
import * as forecasts from "./repository.ts";

/** Figures and what people say side by side; the total is the sum of the rows. */
export const getForecast = query({
  name: "forecasts.get",
  summary: "What people expect to win in a month or quarter, beside what their deals say, and how earlier weeks saw it",
  access: "forecasts:read",
  route: "GET /forecasts",
  input: GetForecast,
  output: Forecast,
  read: ({ input: { period, teamId }, ctx }) => {
    const span = periodOf(period, ctx);
    return {
      figures: forecasts.figures(span, teamId),
      said: forecasts.said(span, teamId),
      snapshots: forecasts.snapshots(span, teamId),
    };
  },
  result: (found, { input, ctx }) => {
    const { from, to, until } = periodOf(input.period, ctx);
    const currency = ctx.tenant?.currency ?? "";
    const rows = together(
      found.figures.filter((one) => one.currency === currency),
      found.said,
    );
    const total = { ...summed(rows), saidMinor: rows.reduce((all, { saidMinor }) => all + (saidMinor ?? 0), 0) };
    return {
      ...{ period: input.period, from, to, currency, rows, total },
      others: Array.from(Map.groupBy(found.figures, (one) => one.currency))
        .filter(([code]) => code !== currency)
        .map(([code, list]) => {
          const { closedMinor, weightedMinor } = summed(list);
          return { currency: code, closedMinor, weightedMinor };
        }),
      snapshots: found.snapshots.map((one) => ({ ...one, accuracy: accuracyOf(one, total.closedMinor, until, ctx) })),
    };
  },
});

const NOTHING: Figures = { closedMinor: 0, commitMinor: 0, bestCaseMinor: 0, pipelineMinor: 0, weightedMinor: 0 };
const SILENCE = {
  submittedMinor: null,
  submittedAt: null,
  note: null,
  overrideMinor: null,
  overrideAt: null,
  overrideByName: null,
};

function together(figures: Counted[], said: Said[]) {
  const owners = new Map([...figures, ...said].map(({ ownerId, ownerName }) => [ownerId, ownerName]));
  return Array.from(owners, ([ownerId, ownerName]) => {
    const { currency: _, ...counted } = figures.find((one) => one.ownerId === ownerId) ?? { ...NOTHING, currency: "" };
    const spoken = said.find((one) => one.ownerId === ownerId) ?? SILENCE;
    const saidMinor = spoken.overrideMinor ?? spoken.submittedMinor;
    return { ...counted, ...spoken, ownerId, ownerName, saidMinor };
  });
}

function summed(list: Figures[]): Figures {
  const sum = (name: keyof Figures) => list.reduce((all, one) => all + one[name], 0);
  return {
    closedMinor: sum("closedMinor"),
    commitMinor: sum("commitMinor"),
    bestCaseMinor: sum("bestCaseMinor"),
    pipelineMinor: sum("pipelineMinor"),
    weightedMinor: sum("weightedMinor"),
  };
}

function accuracyOf({ weightedMinor }: Snapshot, won: number, until: string, { clock }: Ctx): number | null {
  if (clock.now() < Date.parse(until) || won === 0) return null;
  return Math.max(0, 1 - Math.abs(weightedMinor - won) / won);
}
