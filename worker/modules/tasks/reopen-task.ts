import { guard, lock } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { Task, TaskVersion } from "./contract.ts";
import { taskReopened } from "./events.ts";
import * as tasks from "./repository.ts";

export const reopenTask = command({
  name: "tasks.reopen",
  summary: "Mark a task as not done after all; what was to follow it goes, if nobody has touched it",
  access: "tasks:write",
  route: "POST /tasks/:id/reopen",
  input: TaskVersion,
  output: Task,
  read: ({ input }) => ({ before: tasks.facts(input.id) }),
  write: ({ input: { id, version }, ctx }) => ({
    lock: lock("tasks", id, version),
    done: guard(tasks.isDone(id), "tasks.not_done"),
    changed: tasks.reopen(id),
    next: tasks.dropFollowing(id),
    found: tasks.one(id, ctx),
  }),
  events: ({ input, rows: { before } }) => [taskReopened(input.id, before[0] ?? {})],
  result: ({ found }) => theOne(found),
});
