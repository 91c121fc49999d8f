import { guard } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import * as history from "../history/repository.ts";
import * as stages from "../stages/repository.ts";
import { ArchivePipeline, Pipeline } from "./contract.ts";
import { pipelineArchived } from "./events.ts";
import * as pipelines from "./repository.ts";

/** Fails with `pipelines.not_empty` when open deals are in stages for which no other is named, and with `pipelines.last`. */
export const archivePipeline = command({
  name: "pipelines.archive",
  summary: "Put away a pipeline; its open deals go to stages of another one",
  access: "pipelines:write",
  route: "POST /pipelines/:id/archive",
  input: ArchivePipeline,
  output: Pipeline,
  write: ({ input: { id, stages: mapping = {} }, ctx }) => ({
    rule: pipelines.mustRuleDeals(),
    lock: pipelines.lock(id),
    stages: stages.lockAll(id),
    others: guard(pipelines.hasOthers(id), "pipelines.last"),
    // First: nothing is asked of deals whose pipeline is gone, and none of its stages can take any.
    changed: pipelines.update(id, { archivedAt: new Date(ctx.clock.now()).toISOString() }),
    ...(Object.keys(mapping).length > 0
      ? {
          own: guard(stages.areOf(id, Object.keys(mapping)), "pipelines.stages_changed"),
          takers: stages.mustTake(mapping, "stages"),
          moved: stages.moveDeals(mapping, "open"),
          ...history.keep({ stageIds: Object.values(mapping) }),
        }
      : {}),
    empty: guard(pipelines.isEmpty(id), "pipelines.not_empty"),
    found: pipelines.one(id),
  }),
  events: ({ input }) => [pipelineArchived(input.id)],
  result: ({ found }) => theOne(found),
});
