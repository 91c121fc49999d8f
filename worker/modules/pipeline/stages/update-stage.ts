import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { Pipeline, UpdateStage } from "../pipelines/contract.ts";
import { stageUpdated } from "../pipelines/events.ts";
import * as pipelines from "../pipelines/repository.ts";
import { checkAsked } from "./check-asked.ts";
import * as stages from "./repository.ts";

export const updateStage = command({
  name: "stages.update",
  summary: "Change a stage's name, probability, what it asks of deals, or the days after which they are marked",
  access: "pipelines:write",
  route: "PATCH /stages/:id",
  input: UpdateStage,
  output: Pipeline,
  prepare: async ({ input, ctx }) => checkAsked(input.required, ctx),
  write: ({ input: { id, ...values } }) => ({
    lock: stages.lock(id),
    changed: stages.update(id, values),
    found: pipelines.ofStage(id),
  }),
  events: ({ input: { id, ...values } }) => [stageUpdated(id, Object.keys(values))],
  result: ({ found }) => theOne(found),
});
