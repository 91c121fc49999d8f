import { z } from "zod";
import { day, instant } from "#worker/kernel/contract.ts";
import { PERIODS } from "#worker/kernel/time.ts";
import { CARDS } from "./options.ts";

export const ReadDashboard = z
  .strictObject({
    period: z.enum(PERIODS).default("this_month"),
    from: day.optional().describe("First day, instead of `period`; a day of the tenant's time zone"),
    to: day.optional().describe("Last day, included"),
  })
  .superRefine(({ from, to }, ctx) => {
    if (!from !== !to)
      ctx.addIssue({ code: "custom", path: [from ? "to" : "from"], message: "required", input: undefined });
    else if (from && to && from > to)
      ctx.addIssue({ code: "custom", path: ["to"], message: "ends_before_start", input: to });
  });

const figure = z.number().int();

export const Card = z.object({
  key: z.enum(CARDS),
  unit: z.enum(["count", "money"]),
  value: figure.describe("Money: minor units of the tenant's own currency"),
  previous: figure.describe(
    "The same for the period before or, where something stands rather than happens, when the period began",
  ),
  delta: figure,
  trend: z
    .array(z.object({ month: day, value: figure }))
    .describe("Twelve months of the tenant's time zone, this one last"),
  count: figure.describe("Rows behind the figure: the total of the list that `rows` opens"),
  values: z
    .array(z.object({ currency: z.string(), count: figure, amountMinor: figure, weightedMinor: figure.optional() }))
    .describe("Money in every currency, the tenant's own first"),
  rows: z
    .object({ to: z.string(), filter: z.record(z.string(), z.record(z.string(), z.unknown())) })
    .describe("The list that shows the rows behind the figure"),
});

export const Dashboard = z.object({
  period: z.object({ from: instant, to: instant, previousFrom: instant, previousTo: instant }),
  currency: z.string(),
  timeZone: z.string(),
  cards: z.array(Card).describe("Those whose records the one who asks may see"),
});
