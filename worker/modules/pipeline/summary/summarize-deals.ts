import { query } from "#worker/kernel/operation.ts";
import { DealPeriod, DealSummary } from "./contract.ts";
import * as summary from "./repository.ts";

export const summarizeDeals = query({
  name: "deals.summary",
  summary: "What is open now, and what was won in a period and in the one before, per currency",
  access: "deals:read",
  route: "GET /deals/summary",
  input: DealPeriod,
  output: DealSummary,
  read: ({ input }) => ({ sums: summary.sums(input) }),
  result: ({ sums: { open, closed } }) => ({
    open: withCount(open),
    won: withCount(closed.filter(({ current }) => current)),
    wonBefore: withCount(closed.filter(({ current }) => !current)),
  }),
});

function withCount<Value extends { count: number }>(values: Value[]) {
  return { count: values.reduce((all, { count }) => all + count, 0), values };
}
