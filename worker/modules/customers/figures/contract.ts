import { z } from "zod";
import { period } from "#worker/kernel/contract.ts";

export const SummarizeCustomers = period;

export const CustomerSummary = z.object({
  total: z.number().int().describe("All that are not archived"),
  segments: z
    .object({ active: z.number().int(), at_risk: z.number().int(), passive: z.number().int() })
    .describe("The same, by segment"),
  added: z.number().int().describe("Added in the period and not archived since"),
  addedBefore: z.number().int().describe("Added in the period before"),
});

export const CustomerTrend = z.object({
  data: z.array(
    z.object({
      month: z.string().describe("First day of the month in the tenant's time zone"),
      added: z.number().int(),
    }),
  ),
});
export const ReadCustomerTrend = z.strictObject({});
