import { CalendarDays, CircleCheck, Trash2, UserRound } from "lucide-react";
import RotateCcw from "lucide-react/icons/rotate-ccw";
import { findUsers } from "#app/shell/find-options.ts";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { type BulkList, ListBulk, type Picked } from "#app/shell/list-bulk.tsx";
import { manyFields } from "#app/shell/many-fields.ts";
import { type Deed, useBulk } from "#app/shell/use-bulk.tsx";
import { useMe } from "#app/shell/use-me.ts";
import type { BulkAction } from "#app/ui/bulk-bar.tsx";
import type { ShownField } from "#worker/kernel/custom/field.ts";
import type { Task } from "./columns.tsx";
import { MANY } from "./many.ts";

type Props = BulkList<Task> & { finished: boolean; own: readonly ShownField[] };

/** What can be done with several tasks at once, each with its way back. */
export function TaskBulk({ finished, own, ...list }: Props) {
  const t = useT();
  const { timeZone } = useFormat();
  const { may } = useMe();
  const { progress, dialogs, ask, run, editing, exporting } = useBulk("tasks");
  const actions = (picked: Picked, done: () => void): BulkAction[] => {
    const text = t("tasks.bulk.many", { count: picked.count });
    const go = (deed: Deed) => void run(picked, deed).then(done);
    return [
      finished
        ? { id: "reopen", label: t("tasks.bulk.reopen"), icon: RotateCcw, onSelect: () => go({ action: "reopen" }) }
        : { id: "done", label: t("tasks.bulk.done"), icon: CircleCheck, onSelect: () => go({ action: "complete" }) },
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
            answer: (ownerId) => go({ action: "update", values: { ownerId } }),
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
            answer: (day) => go({ action: "postpone", values: { day, timeZone } }),
          }),
      },
      editing({ picked, fields: () => manyFields(t, "tasks", MANY, own), text, done }),
      ...(may("tasks:delete")
        ? [
            {
              id: "delete",
              label: t("ui.delete"),
              icon: Trash2,
              onSelect: () => go({ action: "delete" }),
            },
          ]
        : []),
      ...exporting(picked),
    ];
  };
  return (
    <>
      <ListBulk {...list} actions={actions} progress={progress} />
      {dialogs}
    </>
  );
}
