import { guard } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { CreateStage, Pipeline } from "../pipelines/contract.ts";
import { stageCreated } from "../pipelines/events.ts";
import * as pipelines from "../pipelines/repository.ts";
import { checkAsked } from "./check-asked.ts";
import * as stages from "./repository.ts";

export const createStage = command({
  name: "stages.create",
  summary: "Add a stage to a pipeline, after its last",
  access: "pipelines:write",
  route: "POST /pipelines/:id/stages",
  creates: true,
  input: CreateStage,
  output: Pipeline,
  prepare: async ({ input, ctx }) => {
    checkAsked(input.required, ctx);
    return { id: ctx.newId() };
  },
  write: ({ input: { id, ...stage }, prepared }) => ({
    lock: pipelines.lock(id),
    room: guard(stages.hasRoom(id), "stages.too_many"),
    made: stages.insert(id, { ...stage, id: prepared.id }),
    found: pipelines.one(id),
  }),
  events: ({ input, prepared }) => [stageCreated(prepared.id, input.id)],
  result: ({ found }) => theOne(found),
});
