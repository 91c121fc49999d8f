import { changedNames } from "#worker/kernel/custom/field.ts";
import { lock } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { Task, UpdateTask } from "./contract.ts";
import { taskUpdated } from "./events.ts";
import { mustSeeLinks } from "./links.ts";
import { rhythm } from "./next-due.ts";
import * as tasks from "./repository.ts";

export const updateTask = command({
  name: "tasks.update",
  summary: "Change fields of a task, hand it to somebody else; what is left out stays",
  access: "tasks:write",
  route: "PATCH /tasks/:id",
  input: UpdateTask,
  output: Task,
  read: ({ input }) => ({ before: tasks.facts(input.id) }),
  write: ({ input: { id, version, ...values }, rows: { before }, ctx }) => ({
    lock: lock("tasks", id, version),
    ...mustSeeLinks(values),
    ...tasks.update(id, { ...values, ...rhythm(values, values.dueAt ?? before[0]?.dueAt, ctx) }, ctx),
    ...(values.repeats || values.dueAt === null ? { due: tasks.mustBeDueToRepeat(id) } : {}),
    found: tasks.one(id, ctx),
  }),
  events: ({ input: { id, version: _, ...values }, rows: { before } }) => [
    taskUpdated(id, { ...before[0], ...values }, changedNames(values)),
  ],
  result: ({ found }) => theOne(found),
});
