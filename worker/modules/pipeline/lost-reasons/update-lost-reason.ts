import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { Choice, UpdateChoice } from "../choices/contract.ts";
import { lostReasonUpdated } from "./events.ts";
import { reasons } from "./repository.ts";

export const updateLostReason = command({
  name: "lost_reasons.update",
  summary: "Rename a reason, place it among the others, stop or start offering it",
  access: "pipelines:write",
  route: "PATCH /lost-reasons/:id",
  input: UpdateChoice,
  output: Choice,
  write: ({ input: { id, ...values } }) => ({
    lock: reasons.lock(id),
    changed: reasons.update(id, values),
    found: reasons.one(id),
  }),
  events: ({ input: { id, ...values } }) => [lostReasonUpdated(id, Object.keys(values))],
  result: ({ found }) => theOne(found),
});
