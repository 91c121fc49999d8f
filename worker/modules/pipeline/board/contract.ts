import { z } from "zod";
import { id } from "#worker/kernel/contract.ts";
import { listInput, pageOf } from "#worker/kernel/list/contract.ts";
import { Deal } from "../deals/contract.ts";
import { DEAL_FIELDS } from "../options.ts";
import { Stage } from "../pipelines/contract.ts";

export const ReadBoard = listInput({ fields: DEAL_FIELDS, sorts: ["position"], sort: "position", custom: true })
  .pick({ q: true, filter: true })
  .extend({
    id: z.union([id, z.literal("first")]).describe("The pipeline, or `first` for the one that is the default"),
  });

export const Board = z.object({
  id,
  name: z.string(),
  stages: z.array(
    Stage.extend({
      sums: z
        .array(z.object({ currency: z.string(), amountMinor: z.number().int() }))
        .describe("Per currency, all cards that match"),
      cards: pageOf(Deal).describe(
        "The first cards; the rest by GET /deals with sort=position, filter[stageId], filter[status]=open and this cursor",
      ),
    }),
  ),
});
