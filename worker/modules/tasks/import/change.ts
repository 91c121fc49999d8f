import type { BulkAction, Row } from "#worker/kernel/db/bulk.ts";
import { setting, writtenCustom } from "#worker/kernel/jobs/actions.ts";
import { reviseTask } from "./revise-task.ts";

const all = setting(reviseTask, (row: Row) => ({
  ...row,
  status: row.doneAt === null ? "open" : "done",
  custom: writtenCustom(row),
}));

/** How a task that is there already takes on what a row says. Its checklist stays: people have ticked it. */
export const changeTask: BulkAction = {
  ...all,
  input: (row, { checklist: _, ...values }, at) => all.input(row, values, at),
  back: (row, { checklist: _, ...values }, at) => {
    const told = "status" in values || "doneAt" in values ? { status: null, doneAt: null } : {};
    const before = all.back?.(row, { ...told, ...values }, at) ?? { operation: reviseTask.name, input: {} };
    if (before.input.doneAt === null) delete before.input.doneAt;
    return before;
  },
};
