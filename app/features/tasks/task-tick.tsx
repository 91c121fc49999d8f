import Repeat from "lucide-react/icons/repeat";
import { useT } from "#app/shell/i18n.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { Checkbox } from "#app/ui/checkbox.tsx";
import { cx } from "#app/ui/cx.ts";
import type { Task } from "./columns.tsx";

type TickProps = { task: Task; done: boolean; onMark: ((task: Task) => void) | undefined };

/** The box of a task; none for those who may not tick it. */
export function TaskTick({ task, done, onMark }: TickProps) {
  const t = useT();
  return (
    onMark && (
      <Checkbox
        round
        aria-label={t(done ? "tasks.untick" : "tasks.tick", { title: task.title })}
        className="-ml-1 shrink-0"
        tabIndex={-1}
        checked={done}
        onChange={() => onMark(task)}
      />
    )
  );
}

/** Its title, which opens it. */
export function TaskTitle({ task, done, onEdit }: { task: Task; done: boolean; onEdit: (task: Task) => void }) {
  return (
    <button
      type="button"
      title={task.title}
      onClick={() => onEdit(task)}
      className={cx(
        "min-h-6 min-w-0 max-w-full truncate rounded text-left font-medium hover:underline touch:min-h-11",
        done ? "text-text-3 line-through" : "text-text",
      )}
    >
      {task.title}
    </button>
  );
}

/** What sets a task apart in a row: that it is urgent, how far its points are, that it comes back. */
export function TaskMarks({ task, done }: { task: Task; done: boolean }) {
  const t = useT();
  const { checklist, priority, repeats } = task;
  const urgent = !done && (priority === "urgent" || priority === "high");
  return (
    <>
      {urgent && <Badge tone={priority === "urgent" ? "bad" : "warn"}>{t(`tasks.priority.${priority}`)}</Badge>}
      {checklist.length > 0 && (
        <span className="num shrink-0 text-sm text-text-3" title={t("tasks.field.checklist")}>
          {checklist.filter((check) => check.done).length}/{checklist.length}
        </span>
      )}
      {repeats && !done && (
        <Repeat size={14} className="shrink-0 text-text-3" aria-label={t(`tasks.repeat.by.${repeats.unit}`)} />
      )}
    </>
  );
}
