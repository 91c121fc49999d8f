import { query } from "#worker/kernel/operation.ts";
import { added } from "#worker/modules/customers/index.ts";
import { summarizeDeals } from "#worker/modules/pipeline/index.ts";
import { customersCard, pipelineCard, projectsCard, tasksOverdueCard, tasksTodayCard, wonCard } from "./cards.ts";
import { Dashboard, ReadDashboard } from "./contract.ts";
import * as insights from "./repository.ts";
import { type Times, timesOf } from "./span.ts";

/** Says what the modules above say of themselves, all in one round trip. */
export const readDashboard = query({
  name: "insights.dashboard",
  summary: "The figures of the agency, each with its trend and the list behind it",
  access: "staff",
  route: "GET /dashboard",
  input: ReadDashboard,
  output: Dashboard,
  read: ({ input, ctx }) => {
    const times = timesOf(input, ctx);
    const { edges } = times;
    return {
      customers: added(edges.map(iso)),
      deals: summarizeDeals.read({ input: period(times), ctx }).sums,
      dealFlows: insights.dealFlows(edges, currencyOf(ctx)),
      projectFlows: insights.projectFlows(edges),
      taskFlows: insights.taskFlows(edges),
    };
  },
  result: (rows, { input, ctx, actor }) => {
    const times = timesOf(input, ctx);
    const { current, previous } = times;
    const currency = currencyOf(ctx);
    const may = (permission: string) => actor.kind === "system" || permission in actor.grants;
    const deals = summarizeDeals.result({ sums: rows.deals }, { input: period(times), ctx, actor });
    return {
      period: {
        from: iso(current.from),
        to: iso(current.to),
        previousFrom: iso(previous.from),
        previousTo: iso(previous.to),
      },
      currency,
      timeZone: ctx.tenant?.timeZone ?? "UTC",
      cards: [
        ...(may("customers:read")
          ? [
              customersCard(
                rows.customers.map(({ count }) => count),
                times,
              ),
            ]
          : []),
        ...(may("projects:read") ? [projectsCard(rows.projectFlows, times)] : []),
        ...(may("deals:read")
          ? [
              pipelineCard(deals.open, rows.dealFlows, times, currency),
              wonCard(deals.won, rows.dealFlows, times, currency),
            ]
          : []),
        ...(may("tasks:read") ? [tasksTodayCard(rows.taskFlows, times), tasksOverdueCard(rows.taskFlows, times)] : []),
      ],
    };
  },
});

type Scene = { tenant: { currency: string } | null };

function currencyOf({ tenant }: Scene): string {
  return tenant?.currency ?? "";
}

function period({ current, previous }: Times) {
  return { from: iso(current.from), to: iso(current.to), previousFrom: iso(previous.from) };
}

function iso(moment: number): string {
  return new Date(moment).toISOString();
}
