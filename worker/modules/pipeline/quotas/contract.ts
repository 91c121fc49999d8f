import { z } from "zod";
import { day, id, minor, optional } from "#worker/kernel/contract.ts";
import { QUOTA_MEASURES } from "../options.ts";

const period = z
  .string()
  .regex(/^20[0-9]{2}(-(0[1-9]|1[0-2]|Q[1-4]))?$/)
  .describe("A month, a quarter or a year of the tenant's time zone: `2026-11`, `2026-Q4`, `2026`");
const measure = z
  .enum(QUOTA_MEASURES)
  .describe("`amount`: what is won in the tenant's currency, in minor units; `count`: how many deals are won");
const pipelineId = optional(id).describe("Only deals of this pipeline; quotas of all pipelines when left out");

export const GetQuotas = z.strictObject({ period, measure: measure.default("amount"), pipelineId });

const entry = z
  .strictObject({
    ownerId: id.optional().describe("Whose quota"),
    teamId: id.optional().describe("Instead of a person's, that of a team as a whole"),
    period,
    target: minor
      .nullable()
      .describe("Null takes it back. What is said of a quarter or year is spread evenly over its months"),
    effectiveFrom: day
      .optional()
      .describe(
        "Only from this day of the month on: the month's target is then that of its days. Else the whole period changes",
      ),
  })
  .refine(({ ownerId, teamId }) => (ownerId === undefined) !== (teamId === undefined), {
    error: "bad_value",
    path: ["teamId"],
  })
  .refine(({ period, effectiveFrom }) => !effectiveFrom || effectiveFrom.slice(0, 7) === period, {
    error: "bad_value",
    path: ["effectiveFrom"],
  });

export const SetQuotas = z.strictObject({
  measure: measure.default("amount"),
  pipelineId,
  entries: z.array(entry).min(1).max(1000),
});

export const CopyQuotas = z.strictObject({
  measure: measure.default("amount"),
  pipelineId,
  year: z.number().int().min(2000).max(2099).describe("The year that takes over what was said of the one before"),
  percent: z.number().int().min(-100).max(1000).default(0).describe("10: a tenth more than then"),
});
export const Copied = z.object({ copied: z.number().int().describe("Months that had no quota yet and have one now") });

const whole = z.number().int();
const figures = {
  target: whole.nullable().describe("Null: none is said"),
  attained: whole.describe("Won in the period, by the deals that the one who asks sees"),
  attainment: z.number().nullable().describe("attained ÷ target"),
  pace: z.number().nullable().describe("attained ÷ (target × the share of the period's working days up to today)"),
  projected: whole.nullable().describe("attained ÷ that share: what the period ends with at this speed"),
  months: z
    .array(z.object({ month: z.string(), target: whole.nullable(), attained: whole }))
    .describe("They add up to it"),
};
const filter = z
  .record(z.string(), z.unknown())
  .nullable()
  .describe("The filter of `GET /deals` that finds what was attained");

export const Quotas = z.object({
  period: z.string(),
  from: z.string(),
  to: z.string().describe("The last day, included"),
  measure,
  currency: z.string(),
  workingDays: z.object({ total: whole, elapsed: whole }).describe("Mondays to Fridays; today counts as elapsed"),
  people: z.array(z.object({ ownerId: id.nullable(), ownerName: z.string().nullable(), ...figures, filter })),
  teams: z.array(
    z.object({
      teamId: id,
      teamName: z.string(),
      ...figures,
      statedTarget: whole.nullable().describe("What is said of the team itself; `target` is the sum of its members'"),
      statedMonths: z.array(z.object({ month: z.string(), target: whole.nullable() })),
      filter,
      members: z.array(
        z.object({
          ownerId: id,
          ownerName: z.string(),
          target: whole.nullable().describe("Of the days on which the person was of the team"),
          attained: whole,
        }),
      ),
    }),
  ),
  total: z.object({ ...figures, filter }).describe("The sum of the people"),
});
