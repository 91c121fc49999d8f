import { z } from "zod";
import type { Translate } from "#messages";
import { translator } from "#messages/server.ts";
import { nothing } from "#worker/kernel/contract.ts";
import { command } from "#worker/kernel/operation.ts";
import { reasons } from "../lost-reasons/repository.ts";
import * as pipelines from "../pipelines/repository.ts";
import * as stages from "../stages/repository.ts";

/** The first pipeline, its stages and the reasons why deals are lost, in the tenant's language. Does nothing when there is any. */
export const layOutPipeline = command({
  name: "pipelines.lay_out",
  summary: "Lay out the first pipeline",
  access: "pipelines:write",
  input: z.strictObject({}),
  output: nothing,
  prepare: async ({ ctx }) => {
    const t = translator(ctx.tenant?.language ?? "en");
    return {
      id: ctx.newId(),
      name: t("pipeline.first.name"),
      stages: firstStages(t).map((stage) => ({ ...stage, id: ctx.newId() })),
      reasons: firstReasons(t).map((name) => ({ name, id: ctx.newId() })),
    };
  },
  write: ({ prepared }) => ({
    made: pipelines.insertFirst(prepared.id, prepared.name),
    stages: stages.insertAll(prepared.id, prepared.stages),
    reasons: reasons.insertFirst(prepared.reasons),
  }),
  result: () => null,
});

function firstStages(t: Translate) {
  return [
    { name: t("pipeline.first.new"), probability: 10, rottingDays: 14 },
    { name: t("pipeline.first.meeting"), probability: 25, rottingDays: 14 },
    { name: t("pipeline.first.proposal"), probability: 50, rottingDays: 21 },
    { name: t("pipeline.first.negotiation"), probability: 75, rottingDays: 21 },
    { name: t("pipeline.first.contract"), probability: 90, rottingDays: 14 },
  ];
}

function firstReasons(t: Translate) {
  return [
    t("pipeline.first.price"),
    t("pipeline.first.competitor"),
    t("pipeline.first.postponed"),
    t("pipeline.first.no_need"),
    t("pipeline.first.unreachable"),
  ];
}
