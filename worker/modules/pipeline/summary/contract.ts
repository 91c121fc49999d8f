import { z } from "zod";
import { period } from "#worker/kernel/contract.ts";

export const DealPeriod = period;

const worth = { currency: z.string(), count: z.number().int(), amountMinor: z.number().int() };
const closed = z.object({ count: z.number().int(), values: z.array(z.object(worth)) });

export const DealSummary = z.object({
  open: z
    .object({
      count: z.number().int(),
      values: z.array(
        z.object({
          ...worth,
          weightedMinor: z.number().int().describe("Each deal times the probability of its stage"),
        }),
      ),
    })
    .describe("All that is open now, whatever the period"),
  won: closed.describe("Closed as won in the period"),
  wonBefore: closed.describe("Closed as won in the period before"),
});
