import { lock } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { Task, TickCheck } from "./contract.ts";
import { taskUpdated } from "./events.ts";
import * as tasks from "./repository.ts";

/** Two who tick at once both get their way. */
export const tickCheck = command({
  name: "tasks.tick_check",
  summary: "Tick one point of a task's checklist, or take the tick away",
  access: "tasks:write",
  route: "PATCH /tasks/:id/checklist/:key",
  input: TickCheck,
  output: Task,
  read: ({ input }) => ({ before: tasks.facts(input.id) }),
  write: ({ input: { id, key, done }, ctx }) => ({
    lock: lock("tasks", id),
    there: tasks.mustHaveCheck(id, key),
    changed: tasks.tick(id, key, done),
    found: tasks.one(id, ctx),
  }),
  events: ({ input: { id }, rows: { before } }) => [taskUpdated(id, before[0] ?? {}, ["checklist"])],
  result: ({ found }) => theOne(found),
});
