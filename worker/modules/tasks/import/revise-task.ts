import type { z } from "zod";
import type { Ctx } from "#worker/kernel/context.ts";
import { changedNames } from "#worker/kernel/custom/field.ts";
import { lock } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { assign } from "../assignment/assign.ts";
import { followingDue } from "../complete-task.ts";
import { ReviseTask, Task } from "../contract.ts";
import { taskCompleted, taskCreated, taskReopened, taskUpdated } from "../events.ts";
import { mustSeeLinks } from "../links.ts";
import * as tasks from "../repository.ts";
import { checkDone } from "./moments.ts";

/** Has no address: people change a task and tick it by verbs of their own. A row of a file says both, and its undo as well. */
export const reviseTask = command({
  name: "tasks.revise",
  summary: "Change fields of a task and whether it is done in one go",
  access: "tasks:write",
  input: ReviseTask,
  output: Task,
  prepare: async ({ ctx }) => ({ nextId: ctx.newId() }),
  read: ({ input }) => ({ before: tasks.facts(input.id) }),
  write: ({ input: { id, version, ...input }, prepared: { nextId }, rows: { before }, ctx }) => {
    const { status: _, doneAt, ...values } = input;
    const to = turnOf(input, before[0]);
    const moment = to === "done" ? (doneAt ?? new Date(ctx.clock.now()).toISOString()) : to === "open" ? null : doneAt;
    const changed = tasks.update(id, { ...values, doneAt: moment, doneBy: to ? null : undefined }, ctx);
    checkDone(input, ctx);
    const dueAt = nextDueOf(input, before[0], ctx);
    return {
      lock: lock("tasks", id, version),
      ...mustSeeLinks(values),
      ...changed,
      ...(values.dueAt === null ? { due: tasks.mustBeDueToRepeat(id) } : {}),
      ...(to === "open" ? { dropped: tasks.dropFollowing(id) } : {}),
      ...(dueAt ? { next: tasks.follow(id, nextId, dueAt), ...(before[0]?.ownerId ? {} : assign(nextId, ctx)) } : {}),
      found: tasks.one(id, ctx),
    };
  },
  events: ({ input: { id, version: _, ...input }, prepared: { nextId }, rows: { before }, ctx }) => {
    const { status: __, doneAt: ___, ...values } = input;
    const links = { ...before[0], ...values };
    const to = turnOf(input, before[0]);
    return [
      ...(Object.keys(values).length > 0 ? [taskUpdated(id, links, changedNames(values))] : []),
      ...(to === "done" ? [taskCompleted(id, links)] : []),
      ...(to === "open" ? [taskReopened(id, links)] : []),
      ...(nextDueOf(input, before[0], ctx) ? [taskCreated(nextId, links)] : []),
    ];
  },
  result: ({ found }) => theOne(found),
});

type Told = Pick<z.output<typeof ReviseTask>, "status" | "doneAt" | "dueAt">;
type Before = ReturnType<typeof tasks.facts>["_"]["result"][number] | undefined;

/** Whether it becomes done, or open again; a moment at which it was done says that it is. */
function turnOf({ status, doneAt }: Told, before: Before): "done" | "open" | undefined {
  const to = status ?? (doneAt ? "done" : undefined);
  return to && to !== (before?.doneAt ? "done" : "open") ? to : undefined;
}

function nextDueOf(told: Told, before: Before, ctx: Ctx): string | null {
  if (!before || turnOf(told, before) !== "done") return null;
  return followingDue([{ ...before, dueAt: told.dueAt === undefined ? before.dueAt : told.dueAt }], ctx);
}
