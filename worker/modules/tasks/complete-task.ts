import { guard, lock } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { Task, TaskVersion } from "./contract.ts";
import { taskCompleted } from "./events.ts";
import * as tasks from "./repository.ts";

export const completeTask = command({
  name: "tasks.complete",
  summary: "Mark a task as done",
  access: "tasks:write",
  route: "POST /tasks/:id/complete",
  input: TaskVersion,
  output: Task,
  read: ({ input }) => ({ before: tasks.facts(input.id) }),
  write: ({ input: { id, version }, ctx }) => ({
    lock: lock("tasks", id, version),
    open: guard(tasks.isOpen(id), "tasks.done"),
    changed: tasks.complete(id, new Date(ctx.clock.now()).toISOString()),
    found: tasks.one(id, ctx),
  }),
  events: ({ input, rows: { before } }) => [taskCompleted(input.id, before[0] ?? {})],
  result: ({ found }) => theOne(found),
});
