import { CalendarDays, CircleCheck, Trash2, UserRound } from "lucide-react";
import RotateCcw from "lucide-react/icons/rotate-ccw";
import { useState } from "react";
import { type Deed, deedsOf } from "#app/shell/bulk-deeds.ts";
import { findUsers } from "#app/shell/find-options.ts";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { type BulkList, ListBulk } from "#app/shell/list-bulk.tsx";
import { useBulk } from "#app/shell/use-bulk.tsx";
import type { Picked } from "#app/shell/use-matching.ts";
import { useMe } from "#app/shell/use-me.ts";
import { momentOf, partsOf } from "#app/shell/wall-time.ts";
import type { BulkAction } from "#app/ui/bulk-bar.tsx";
import { ConfirmDialog } from "#app/ui/confirm-dialog.tsx";
import type { Task } from "./columns.tsx";

type Doomed = { count: number; confirm: () => void };

/** What can be done with several tasks at once; all but deleting has its way back. */
export function TaskBulk({ finished, ...list }: BulkList<Task> & { finished: boolean }) {
  const t = useT();
  const { timeZone } = useFormat();
  const { may } = useMe();
  const { progress, dialogs, ask, run } = useBulk<Task>({ nameOf: (task) => task.title });
  const [doomed, setDoomed] = useState<Doomed>();
  const actions = (picked: Picked<Task>, done: () => void): BulkAction[] => {
    const text = t("tasks.bulk.many", { count: picked.count });
    const go = (deed: Deed<Task>) => void run(picked, deed).then(done);
    return [
      finished
        ? { id: "reopen", label: t("tasks.bulk.reopen"), icon: RotateCcw, onSelect: () => go(reopen) }
        : { id: "done", label: t("tasks.bulk.done"), icon: CircleCheck, onSelect: () => go(complete) },
      {
        id: "owner",
        label: t("tasks.bulk.owner"),
        icon: UserRound,
        onSelect: () =>
          ask({
            kind: "search",
            title: t("tasks.bulk.owner"),
            text,
            label: t("tasks.field.ownerId"),
            options: findUsers,
            answer: (ownerId) => go(set({ ownerId })),
          }),
      },
      {
        id: "dueAt",
        label: t("tasks.bulk.dueAt"),
        icon: CalendarDays,
        onSelect: () =>
          ask({
            kind: "day",
            title: t("tasks.bulk.dueAt"),
            text,
            label: t("tasks.field.dueAt"),
            answer: (day) => go(postpone(day, timeZone)),
          }),
      },
      ...(may("tasks:delete")
        ? [
            {
              id: "delete",
              label: t("tasks.bulk.delete"),
              icon: Trash2,
              onSelect: () => setDoomed({ count: picked.count, confirm: () => go(remove) }),
            },
          ]
        : []),
    ];
  };
  return (
    <>
      <ListBulk {...list} actions={actions} progress={progress} />
      {dialogs}
      <ConfirmDialog
        open={doomed !== undefined}
        onClose={() => setDoomed(undefined)}
        title={t("tasks.bulk.deleteTitle", { count: doomed?.count ?? 0 })}
        confirm={t("tasks.bulk.delete")}
        onConfirm={() => doomed?.confirm()}
      />
    </>
  );
}

const { verb, change, set } = deedsOf<Task>("tasks");

const complete = where((task) => task.doneAt === null, verb("complete", "reopen"));
const reopen = where((task) => task.doneAt !== null, verb("reopen", "complete"));
const remove: Deed<Task> = { right: "tasks:delete", step: ({ id }) => ({ route: `DELETE /tasks/${id}` }) };

/** The deed for these; the others are already as it would make them. */
function where(open: (task: Task) => boolean, deed: Deed<Task>): Deed<Task> {
  return { ...deed, step: (task) => (open(task) ? deed.step(task) : undefined) };
}

/** Another day, each at the hour that it had. */
function postpone(day: string, timeZone: string): Deed<Task> {
  const timeOf = (task: Task) => (task.dueAt ? partsOf(task.dueAt, timeZone).time : "");
  return change(
    (task) => ({ dueAt: momentOf(day, timeOf(task), timeZone) }),
    (task) => ({ dueAt: task.dueAt }),
  );
}
