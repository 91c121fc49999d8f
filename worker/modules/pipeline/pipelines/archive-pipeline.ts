import { guard } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import * as stages from "../stages/repository.ts";
import { Pipeline, PipelineId } from "./contract.ts";
import { pipelineArchived } from "./events.ts";
import * as pipelines from "./repository.ts";

/** Fails with `pipelines.not_empty` while deals are open in it, and with `pipelines.last`. */
export const archivePipeline = command({
  name: "pipelines.archive",
  summary: "Put away a pipeline in which no deal is open",
  access: "pipelines:write",
  route: "POST /pipelines/:id/archive",
  input: PipelineId,
  output: Pipeline,
  write: ({ input: { id }, ctx }) => ({
    rule: pipelines.mustRuleDeals(),
    lock: pipelines.lock(id),
    stages: stages.lockAll(id),
    empty: guard(pipelines.isEmpty(id), "pipelines.not_empty"),
    others: guard(pipelines.hasOthers(id), "pipelines.last"),
    changed: pipelines.update(id, { archivedAt: new Date(ctx.clock.now()).toISOString() }),
    found: pipelines.one(id),
  }),
  events: ({ input }) => [pipelineArchived(input.id)],
  result: ({ found }) => theOne(found),
});
