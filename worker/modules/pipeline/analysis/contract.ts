import { z } from "zod";
import { id, instant } from "#worker/kernel/contract.ts";

/** Whose deals, and over which time: from `from` up to, not including, `to`. */
export const asked = {
  from: instant,
  to: instant,
  ownerId: z
    .union([id, z.literal("me")])
    .optional()
    .describe("Only deals of this person"),
  teamId: id.optional().describe("Only deals of people in this team"),
};

/** Refuses a time that ends before it begins. */
export function endsLater({ from, to }: { from: string; to: string }, ctx: z.core.$RefinementCtx): void {
  if (from >= to) ctx.addIssue({ code: "custom", path: ["to"], message: "ends_before_start", input: to });
}

export const AnalysePipeline = z
  .strictObject({
    id: z.union([id, z.literal("first")]).describe("The pipeline, or `first` for the default one"),
    ...asked,
  })
  .superRefine(endsLater);

const count = z.number().int();
const seconds = z.number().nullable().describe("Seconds; null when there is nothing to count");

export const PipelineAnalysis = z.object({
  id,
  name: z.string(),
  stages: z.array(
    z.object({
      id,
      name: z.string(),
      entered: count.describe("Deals that entered the stage in the period, each once however often it came"),
      wentOn: count.describe("Of these, those that afterwards entered a later stage of the pipeline or are won by now"),
      won: count.describe("Of these, those that are won by now"),
      lost: count.describe("Of these, those that are lost by now"),
      visits: count.describe("Visits that ended in the period; a deal that came twice counts twice"),
      averageSeconds: seconds,
      medianSeconds: seconds,
      open: count.describe("Deals that stand here now"),
    }),
  ),
  cycle: z
    .object({ won: count, averageSeconds: seconds, medianSeconds: seconds })
    .describe("From being added to being won, of deals won in the period"),
  velocity: z
    .array(
      z.object({
        currency: z.string(),
        open: count.describe("Deals that are open now"),
        won: count.describe("Won in the period"),
        lost: count.describe("Lost in the period"),
        winRate: z.number().nullable().describe("won / (won + lost)"),
        averageMinor: count.nullable().describe("What a won deal was worth"),
        cycleSeconds: seconds,
        perDayMinor: count.nullable().describe("open × winRate × averageMinor ÷ the cycle's days"),
      }),
    )
    .describe("Deals of each currency by themselves, the tenant's own first"),
});

export const DIMENSIONS = [
  "lost_reason",
  "win_reason",
  "competitor",
  "owner",
  "customer_kind",
  "source",
  "pipeline",
] as const;

export const AnalyseWinLoss = z
  .strictObject({ ...asked, pipelineId: id.optional().describe("Only deals of this pipeline") })
  .superRefine(endsLater);

const closed = {
  won: count,
  lost: count,
  winRate: z.number().nullable().describe("won / (won + lost); null when nothing was closed"),
  wonMinor: count.describe("Of deals in the tenant's own currency"),
  lostMinor: count.describe("Of deals in the tenant's own currency"),
};

export const WinLoss = z.object({
  currency: z.string().describe("The tenant's own"),
  total: z.object(closed),
  groups: z.array(
    z.object({
      by: z.enum(DIMENSIONS),
      rows: z.array(
        z.object({
          key: z
            .string()
            .nullable()
            .describe("Id or value; null for deals without one, or of customers not shared with the one who asks"),
          label: z.string().nullable(),
          ...closed,
        }),
      ),
    }),
  ),
});
