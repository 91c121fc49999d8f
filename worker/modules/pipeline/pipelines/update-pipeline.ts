import { guard } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import * as stages from "../stages/repository.ts";
import { Pipeline, UpdatePipeline } from "./contract.ts";
import { pipelineUpdated } from "./events.ts";
import * as pipelines from "./repository.ts";

/** Fails with `pipelines.stages_changed` when the order does not name exactly the stages there are. */
export const updatePipeline = command({
  name: "pipelines.update",
  summary: "Rename a pipeline, place it among the others, put its stages in another order",
  access: "pipelines:write",
  route: "PATCH /pipelines/:id",
  input: UpdatePipeline,
  output: Pipeline,
  write: ({ input: { id, stageIds, ...values } }) => ({
    lock: pipelines.lock(id),
    changed: pipelines.update(id, values),
    ...(stageIds
      ? {
          all: guard(stages.areAll(id, stageIds), "pipelines.stages_changed"),
          ordered: stages.reorder(id, stageIds),
        }
      : {}),
    found: pipelines.one(id),
  }),
  events: ({ input: { id, ...values } }) => [pipelineUpdated(id, Object.keys(values))],
  result: ({ found }) => theOne(found),
});
