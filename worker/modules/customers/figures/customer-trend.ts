import type { Ctx } from "#worker/kernel/context.ts";
import { query } from "#worker/kernel/operation.ts";
import { monthEdges } from "#worker/kernel/time.ts";
import { CustomerTrend, ReadCustomerTrend } from "./contract.ts";
import * as figures from "./repository.ts";

export const customerTrend = query({
  name: "customers.trend",
  summary: "How many customers were added in each of the last twelve months",
  access: "customers:read",
  route: "GET /customers/trend",
  input: ReadCustomerTrend,
  output: CustomerTrend,
  read: ({ ctx }) => ({ ranges: figures.added(lastYear(ctx).edges.map((edge) => new Date(edge).toISOString())) }),
  result: ({ ranges }, { ctx }) => ({
    data: lastYear(ctx).months.map((month, i) => ({ month, added: ranges[i + 1]?.count ?? 0 })),
  }),
});

function lastYear(ctx: Ctx) {
  return monthEdges(ctx.clock.now(), ctx.tenant?.timeZone ?? "UTC");
}
