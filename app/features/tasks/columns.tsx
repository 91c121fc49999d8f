import { useMemo } from "react";
import { Link } from "react-router";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { Avatar } from "#app/ui/avatar.tsx";
import type { Column } from "#app/ui/data-table.tsx";
import type { OutputOf } from "#worker/kernel/context.ts";
import type { listTasks } from "#worker/modules/tasks/index.ts";
import { Due } from "./due.tsx";
import { TaskMarks, TaskTick, TaskTitle } from "./task-tick.tsx";

export type Task = OutputOf<typeof listTasks>["data"][number];
export type TaskVerbs = {
  isDone: (task: Task) => boolean;
  /** Left out for those who may only read. */
  onMark: ((task: Task) => void) | undefined;
  onEdit: (task: Task) => void;
};

/** The columns a task list can show, the usual ones first; of finished tasks also when they were. */
export function useTaskColumns({ isDone, onMark, onEdit }: TaskVerbs, finished: boolean): Column<Task>[] {
  const t = useT();
  const format = useFormat();
  return useMemo(
    () => [
      {
        id: "title",
        header: t("tasks.field.title"),
        width: 320,
        fixed: true,
        sortable: true,
        card: "title",
        cell: (task) => (
          <span className="flex min-w-0 items-center gap-1.5">
            <TaskTick task={task} done={isDone(task)} onMark={onMark} />
            <TaskTitle task={task} done={isDone(task)} onEdit={onEdit} />
            <TaskMarks task={task} done={isDone(task)} />
          </span>
        ),
      },
      {
        id: "dueAt",
        header: t("tasks.field.dueAt"),
        width: 150,
        sortable: true,
        card: "end",
        cell: (task) => <Due task={task} done={isDone(task)} long />,
      },
      {
        id: "priority",
        header: t("tasks.field.priority"),
        width: 110,
        extra: true,
        sortable: true,
        cell: (task) => t(`tasks.priority.${task.priority}`),
      },
      {
        id: "owner",
        header: t("tasks.field.ownerId"),
        width: 110,
        cell: (task) => task.ownerName && <Avatar name={task.ownerName} id={task.ownerId ?? ""} labelled />,
      },
      {
        id: "customer",
        header: t("tasks.field.customerId"),
        width: 190,
        card: "text",
        cell: (task) => <RecordLink to="customers" id={task.customerId} name={task.customerName} />,
      },
      {
        id: "deal",
        header: t("tasks.field.dealId"),
        width: 190,
        cell: (task) => <RecordLink to="deals" id={task.dealId} name={task.dealName} />,
      },
      {
        id: "project",
        header: t("tasks.field.projectId"),
        width: 190,
        cell: (task) => <RecordLink to="projects" id={task.projectId} name={task.projectName} />,
      },
      {
        id: "doneAt",
        header: t("tasks.field.doneAt"),
        width: 130,
        extra: !finished,
        sortable: true,
        cell: (task) => (task.doneAt ? format.date(task.doneAt) : ""),
      },
      {
        id: "createdAt",
        header: t("tasks.field.createdAt"),
        width: 120,
        extra: true,
        sortable: true,
        cell: (task) => format.date(task.createdAt),
      },
    ],
    [t, format, isDone, onMark, onEdit, finished],
  );
}

type Linked = { to: "customers" | "deals" | "projects"; id: string | null; name: string | null };

/** The way to a record that a task hangs on; nothing when it is not shared with the reader. */
export function RecordLink({ to, id, name }: Linked) {
  return id && name ? (
    <Link
      to={`/${to}/${id}`}
      className="inline-block min-h-6 max-w-full truncate rounded align-middle leading-6 hover:text-text hover:underline"
    >
      {name}
    </Link>
  ) : null;
}
