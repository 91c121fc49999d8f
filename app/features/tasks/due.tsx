import { useFormat } from "#app/shell/i18n.tsx";
import { cx } from "#app/ui/cx.ts";
import { partsOf } from "#worker/kernel/wall-time.ts";
import type { Task } from "./columns.tsx";

/** When a task is due, as near as it is: the time today, else the day. Late ones are red. */
export function Due({ task, done, long }: { task: Task; done: boolean; long?: boolean }) {
  const format = useFormat();
  if (!task.dueAt) return null;
  const { time } = partsOf(task.dueAt, format.timeZone);
  const days = format.daysFromToday(task.dueAt);
  const near = Math.abs(days) < 7 ? format.relativeDay(task.dueAt) : format.shortDate(task.dueAt);
  const at = time && format.time(task.dueAt);
  return (
    <time
      dateTime={task.dueAt}
      title={at ? format.dateTime(task.dueAt) : format.longDate(task.dueAt)}
      className={cx("num whitespace-nowrap", task.overdue && !done ? "text-bad" : long ? undefined : "text-text-3")}
    >
      {long ? [format.date(task.dueAt), at].filter(Boolean).join(" ") : [near, at].filter(Boolean).join(", ")}
    </time>
  );
}
