import { Link, useRevalidator } from "react-router";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { Card } from "#app/ui/card.tsx";
import { Checkbox } from "#app/ui/checkbox.tsx";
import { toast } from "#app/ui/toast.ts";
import type { OutputOf } from "#worker/kernel/operation.ts";
import type { listTasks } from "#worker/modules/tasks/index.ts";
import { PanelTitle } from "./panel-title.tsx";

type Task = OutputOf<typeof listTasks>["data"][number];

/** One's own next tasks, to be ticked off here. */
export function TasksDue({ tasks, total }: { tasks: readonly Task[]; total: number }) {
  const t = useT();
  const format = useFormat();
  const mark = useMark();
  return (
    <Card className="min-w-0 p-4">
      <PanelTitle title={t("dashboard.tasks")} to="/tasks" more={format.number(total)} />
      {tasks.length === 0 && <p className="py-4 text-text-3">{t("dashboard.noTasks")}</p>}
      <ul>
        {tasks.map((task) => (
          <li key={task.id} className="flex min-h-10 items-center gap-2 border-line border-b last:border-0">
            <span className="min-w-0 flex-1">
              <Checkbox label={task.title} checked={false} onChange={() => void mark(task, "complete")} />
            </span>
            {task.customerId && task.customerName && (
              <Link to={`/customers/${task.customerId}`} className="hidden max-w-32 truncate text-sm text-text-3 hover:text-text sm:inline">
                {task.customerName}
              </Link>
            )}
            {task.dueAt && <span className={task.overdue ? "shrink-0 text-bad text-sm" : "shrink-0 text-sm text-text-3"}>{format.relativeDay(task.dueAt)}</span>}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function useMark() {
  const t = useT();
  const { revalidate } = useRevalidator();
  const mark = async (task: Task, verb: "complete" | "reopen") => {
    const headers = { "Content-Type": "application/json", "Accept-Language": t.language };
    const answer = await fetch(`/api/v1/tasks/${task.id}/${verb}`, { method: "POST", headers, body: "{}" });
    if (!answer.ok) return void toast({ title: ((await answer.json()) as { detail: string }).detail, tone: "bad" });
    if (verb === "complete") toast({ title: t("dashboard.taskDone", { title: task.title }), undo: () => void mark(task, "reopen") });
    await revalidate();
  };
  return mark;
}
