import { z } from "zod";
import { id } from "#worker/kernel/contract.ts";
import { pageOf } from "#worker/kernel/list/contract.ts";
import { Deal } from "../deals/contract.ts";
import { Stage } from "../pipelines/contract.ts";

export const BoardId = z.strictObject({ id });

export const Board = z.object({
  id,
  name: z.string(),
  stages: z.array(
    Stage.extend({
      sums: z
        .array(z.object({ currency: z.string(), amountMinor: z.number().int() }))
        .describe("Per currency, all cards"),
      cards: pageOf(Deal).describe(
        "The first cards; the rest by GET /deals with sort=position, filter[stageId], filter[status]=open and this cursor",
      ),
    }),
  ),
});
