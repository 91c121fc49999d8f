import type { Bulk, Row } from "#worker/kernel/db/bulk.ts";
import { deleting, setting, verb, writtenCustom } from "#worker/kernel/jobs/actions.ts";
import { momentOf, partsOf } from "#worker/kernel/wall-time.ts";
import { completeTask } from "./complete-task.ts";
import { ListTasks } from "./contract.ts";
import { deleteTask } from "./delete-task.ts";
import { reopenTask } from "./reopen-task.ts";
import * as tasks from "./repository.ts";
import { tasks as table } from "./tables.ts";
import { updateTask } from "./update-task.ts";

/** What can be done with many tasks at once. */
export const tasksBulk: Bulk = {
  list: ListTasks,
  matching: (input: Parameters<typeof tasks.ids>[0], most, ctx) => tasks.ids(input, most, ctx),
  rows: (_, ids, ctx) => tasks.these(ids, ctx),
  labelOf: ({ title }) => String(title),
  table,
  actions: {
    update: setting(updateTask, (row) => ({ ...row, custom: writtenCustom(row) })),
    complete: verb(completeTask, reopenTask, ({ doneAt }) => doneAt !== null),
    reopen: verb(reopenTask, completeTask, ({ doneAt }) => doneAt === null),
    delete: deleting(deleteTask),
    // To `day`, each at the hour that it had in `timeZone`.
    postpone: {
      operation: updateTask,
      takes: ["day", "timeZone"],
      input: (row, values, { ctx }) => {
        const dueAt = postponed(row, values, ctx.tenant?.timeZone ?? "UTC");
        return dueAt === row.dueAt ? null : { id: row.id, version: row.version, dueAt };
      },
      back: ({ id, dueAt }) => ({ operation: updateTask.name, input: { id, dueAt } }),
    },
  },
};

/** What is no day is left to the contract to refuse. */
function postponed({ dueAt }: Row, { day, timeZone }: Record<string, unknown>, usual: string): string {
  const zone = typeof timeZone === "string" ? timeZone : usual;
  const { time } = typeof dueAt === "string" ? partsOf(dueAt, zone) : { time: "" };
  return momentOf(String(day), time, zone) ?? String(day);
}
