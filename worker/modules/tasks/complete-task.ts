import type { Ctx } from "#worker/kernel/context.ts";
import { guard, lock } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { assign } from "./assignment/assign.ts";
import { Task, TaskVersion } from "./contract.ts";
import { taskCompleted, taskCreated } from "./events.ts";
import { nextDue } from "./next-due.ts";
import * as tasks from "./repository.ts";

export const completeTask = command({
  name: "tasks.complete",
  summary: "Mark a task as done; of one that repeats the next is added",
  access: "tasks:write",
  route: "POST /tasks/:id/complete",
  input: TaskVersion,
  output: Task,
  prepare: async ({ ctx }) => ({ nextId: ctx.newId() }),
  read: ({ input }) => ({ before: tasks.facts(input.id) }),
  write: ({ input: { id, version }, prepared: { nextId }, rows: { before }, ctx }) => {
    const dueAt = followingDue(before, ctx);
    return {
      lock: lock("tasks", id, version),
      open: guard(tasks.isOpen(id), "tasks.done"),
      changed: tasks.complete(id, new Date(ctx.clock.now()).toISOString()),
      ...(dueAt ? { next: tasks.follow(id, nextId, dueAt), ...(before[0]?.ownerId ? {} : assign(nextId, ctx)) } : {}),
      found: tasks.one(id, ctx),
    };
  },
  events: ({ input, prepared: { nextId }, rows: { before }, ctx }) => [
    taskCompleted(input.id, before[0] ?? {}),
    ...(followingDue(before, ctx) ? [taskCreated(nextId, before[0] ?? {})] : []),
  ],
  result: ({ found }) => theOne(found),
});

type Before = Pick<ReturnType<typeof tasks.facts>["_"]["result"][number], "dueAt" | "repeats" | "followed">[];

/** When the task is due that comes after it once it is done; null where none does, or one does already. */
export function followingDue([task]: Before, { clock, tenant }: Ctx): string | null {
  return task && !task.followed ? nextDue(task, clock.now(), tenant?.timeZone ?? "UTC") : null;
}
