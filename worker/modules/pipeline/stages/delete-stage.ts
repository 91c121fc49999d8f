import { guard } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import * as history from "../history/repository.ts";
import { DeleteStage, Pipeline } from "../pipelines/contract.ts";
import { stageDeleted } from "../pipelines/events.ts";
import * as pipelines from "../pipelines/repository.ts";
import * as stages from "./repository.ts";

/** Fails with `stages.not_empty` when it holds deals and no other stage is named to take them, and with `stages.last`. */
export const deleteStage = command({
  name: "stages.delete",
  summary: "Remove a stage; its deals go to another one, also of another pipeline",
  access: "pipelines:write",
  route: "DELETE /stages/:id",
  input: DeleteStage,
  output: Pipeline,
  write: ({ input: { id, moveTo } }) => ({
    rule: pipelines.mustRuleDeals(),
    pipeline: pipelines.lockOfStage(id),
    lock: stages.lock(id),
    others: guard(stages.hasOthers(id), "stages.last"),
    ...(moveTo
      ? {
          taker: stages.mustTake({ [id]: moveTo }, "moveTo"),
          // First: nothing is asked of deals whose stage is gone.
          removed: stages.remove(id),
          moved: stages.moveDeals({ [id]: moveTo }, "all"),
          ...history.keep({ stageIds: [moveTo] }),
        }
      : { empty: guard(stages.isEmpty(id), "stages.not_empty"), removed: stages.remove(id) }),
    found: pipelines.ofStage(id),
  }),
  events: ({ input }) => [stageDeleted(input.id, input.moveTo ?? null)],
  result: ({ found }) => theOne(found),
});
