import { z } from "zod";
import { id, instant, line, optional } from "#worker/kernel/contract.ts";
import { listInput, pageOf } from "#worker/kernel/list/contract.ts";
import { FORECAST_CATEGORIES, MOST_ASKED, MOST_STAGES } from "../options.ts";

const name = line(80);
const probability = z.number().int().min(0).max(100).describe("How likely a deal in this stage is won, in percent");
const rottingDays = optional(z.number().int().min(1).max(3650)).describe(
  "A deal to which nothing happened for longer is marked while it stands here; never when null",
);
const forecastCategory = z
  .enum(FORECAST_CATEGORIES)
  .describe("How far deals in this stage are counted on in forecasts; a deal may have another one");
const unlike = (names: string[]) => new Set(names).size === names.length;
const required = z
  .array(z.string().max(60))
  .max(MOST_ASKED)
  .refine(unlike, { error: "twice" })
  .describe(
    "What a deal needs before it enters: `amountMinor`, `expectedClose`, `ownerId`, fields of the agency's own as `custom.<key>`. Who may not see a field is not asked for it",
  );

export const CreatePipeline = z.strictObject({
  name,
  stages: z
    .array(z.strictObject({ name, probability, rottingDays, required: required.default([]) }))
    .min(1)
    .max(MOST_STAGES)
    .refine((stages) => unlike(stages.map((stage) => stage.name)), { error: "twice" })
    .describe("From the first to the last"),
});
export const UpdatePipeline = z.strictObject({
  id,
  name: name.optional(),
  position: z.number().int().min(0).max(10_000).optional().describe("Among the pipelines; the first is the default"),
  stageIds: z
    .array(id)
    .min(1)
    .max(MOST_STAGES)
    .refine(unlike, { error: "twice" })
    .optional()
    .describe("All stages of the pipeline in their new order"),
});
export const PipelineId = z.strictObject({ id });
export const ArchivePipeline = PipelineId.extend({
  stages: z
    .record(id, id)
    .refine((mapping) => Object.keys(mapping).length <= MOST_STAGES)
    .optional()
    .describe("Where its open deals go: the stage of another pipeline for each of its own"),
});
export const ListPipelines = listInput({
  fields: { archived: { type: "boolean" } },
  sorts: ["position", "name", "createdAt"],
  sort: "position",
});

export const CreateStage = z.strictObject({
  id: id.describe("The pipeline"),
  name,
  probability,
  rottingDays,
  required: required.default([]),
  forecastCategory: forecastCategory.default("pipeline"),
});
export const UpdateStage = z.strictObject({
  id,
  name: name.optional(),
  probability: probability.optional(),
  rottingDays,
  required: required.optional(),
  forecastCategory: forecastCategory.optional(),
});
export const DeleteStage = z.strictObject({
  id,
  moveTo: optional(id).describe("The stage that takes its deals, decided ones too; also of another pipeline"),
});

export const Stage = z.object({
  id,
  name: z.string(),
  probability: z.number().int(),
  position: z.number().int(),
  rottingDays: z.number().int().nullable(),
  required: z.array(z.string()).describe("What a deal needs before it enters"),
  forecastCategory,
});
export const Pipeline = z.object({
  id,
  name: z.string(),
  position: z.number().int(),
  stages: z.array(Stage),
  archivedAt: instant.nullable(),
  createdAt: instant,
  updatedAt: instant,
});
export const PipelinePage = pageOf(Pipeline);
