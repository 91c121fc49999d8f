import { alone } from "#worker/kernel/db/per-item.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { assign } from "../assignment/assign.ts";
import { ImportTask, Task } from "../contract.ts";
import { taskCreated } from "../events.ts";
import { mustSeeLinks } from "../links.ts";
import * as tasks from "../repository.ts";
import { checkDone } from "./moments.ts";

/** A task as another program had it: also one that is done. Not in the module's list: what people add is still to be done. */
export const importTask = command({
  name: "tasks.import",
  summary: "Add a task as a file has it",
  access: "tasks:write",
  input: ImportTask,
  output: Task,
  prepare: async ({ ctx }) => ({ id: ctx.newId() }),
  write: ({ input: { status, doneAt, checklist, ...values }, prepared: { id }, ctx }) => {
    checkDone({ status, doneAt }, ctx);
    const points = checklist?.map((text, at) => ({ key: String(at + 1), text, done: false }));
    const done = (status ?? (doneAt ? "done" : "open")) === "done";
    const moment = done ? (doneAt ?? new Date(ctx.clock.now()).toISOString()) : null;
    const { made, ...before } = tasks.insert({ ...values, checklist: points, doneAt: moment, id }, ctx);
    // Rules look at what each has to do: a task that waits for them still counts as its adder's.
    const assigned = values.ownerId || done ? {} : assign(id, ctx);
    const apart = "assigned" in assigned && made;
    return {
      ...mustSeeLinks(values),
      ...before,
      ...(apart ? { made: alone(`task ${id}`, apart) } : made ? { made } : {}),
      ...assigned,
      found: tasks.one(id, ctx),
    };
  },
  events: ({ input, prepared: { id } }) => [taskCreated(id, input)],
  result: ({ found }) => theOne(found),
});
