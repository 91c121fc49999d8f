import { z } from "zod";
import { id, instant, minor, optional, prose } from "#worker/kernel/contract.ts";

const period = z
  .string()
  .regex(/^20[0-9]{2}-(0[1-9]|1[0-2]|Q[1-4])$/)
  .describe("A month or a quarter of the tenant's time zone: `2026-11`, `2026-Q4`");

export const GetForecast = z.strictObject({
  period,
  teamId: id.optional().describe("Only people of this team"),
});
export const SubmitForecast = z.strictObject({
  period,
  amountMinor: minor.describe("What one will win in the period in all, in the tenant's currency"),
  note: optional(prose(2000)),
});
export const OverrideForecast = z.strictObject({
  period,
  ownerId: id.describe("Whose forecast"),
  amountMinor: minor
    .nullable()
    .describe("What the manager says instead; null takes it back. What was submitted stays beside it"),
});

const amount = z.number().int();
const figures = {
  closedMinor: amount.describe("Won in the period"),
  commitMinor: amount.describe("Open deals expected to close in the period, by category"),
  bestCaseMinor: amount,
  pipelineMinor: amount,
  weightedMinor: amount.describe("Closed, and each open deal that is not omitted times the probability of its stage"),
};

export const Forecast = z.object({
  period,
  from: z.string(),
  to: z.string().describe("The last day, included"),
  currency: z.string().describe("The tenant's own; deals in others are under `others`"),
  rows: z.array(
    z.object({
      ownerId: id.nullable(),
      ownerName: z.string().nullable(),
      ...figures,
      submittedMinor: amount.nullable(),
      submittedAt: instant.nullable(),
      note: z.string().nullable(),
      overrideMinor: amount.nullable(),
      overrideAt: instant.nullable(),
      overrideByName: z.string().nullable(),
      saidMinor: amount.nullable().describe("The manager's figure, else what was submitted"),
    }),
  ),
  total: z.object({ ...figures, saidMinor: amount }).describe("The sum of the rows"),
  others: z.array(z.object({ currency: z.string(), closedMinor: amount, weightedMinor: amount })),
  snapshots: z.array(
    z.object({
      takenOn: z.string(),
      ...figures,
      accuracy: z
        .number()
        .nullable()
        .describe(
          "1 − |weighted then − won in the end| ÷ won in the end, never below 0; null until the period is over",
        ),
    }),
  ),
});
