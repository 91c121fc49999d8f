import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { checkAsked } from "../stages/check-asked.ts";
import * as stages from "../stages/repository.ts";
import { CreatePipeline, Pipeline } from "./contract.ts";
import { pipelineCreated } from "./events.ts";
import * as pipelines from "./repository.ts";

export const createPipeline = command({
  name: "pipelines.create",
  summary: "Add a pipeline with its stages",
  access: "pipelines:write",
  route: "POST /pipelines",
  creates: true,
  input: CreatePipeline,
  output: Pipeline,
  prepare: async ({ input, ctx }) => {
    for (const [at, { required }] of input.stages.entries()) checkAsked(required, ctx, `stages.${at}.required`);
    return { id: ctx.newId(), stages: input.stages.map((stage) => ({ ...stage, id: ctx.newId() })) };
  },
  write: ({ input, prepared }) => ({
    made: pipelines.insert(prepared.id, input.name),
    stages: stages.insertAll(prepared.id, prepared.stages),
    found: pipelines.one(prepared.id),
  }),
  events: ({ prepared }) => [pipelineCreated(prepared.id)],
  result: ({ found }) => theOne(found),
});
