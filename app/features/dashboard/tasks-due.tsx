import { Link, useRevalidator } from "react-router";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { Card } from "#app/ui/card.tsx";
import { Checkbox } from "#app/ui/checkbox.tsx";
import { toast } from "#app/ui/toast.ts";
import type { OutputOf } from "#worker/kernel/context.ts";
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
      <PanelTitle
        title={t("dashboard.tasks")}
        to="/tasks?filter[done]=false&filter[ownerId][in]=me"
        more={format.number(total)}
      />
      {tasks.length === 0 && <p className="py-4 text-text-3">{t("dashboard.noTasks")}</p>}
      <ul>
        {tasks.map((task) => (
          <li key={task.id} className="flex min-h-10 items-center gap-2 border-line py-1.5 border-b last:border-0">
            <span className="flex min-w-0 flex-1 items-start">
              <Checkbox
                round
                aria-label={t("dashboard.complete", { title: task.title })}
                className="-ml-1"
                checked={false}
                onChange={() => void mark(task, "complete")}
              />
              <span className="grid min-w-0 pt-0.5 pl-1.5 touch:pt-2.5">
                <span className="truncate" title={task.title}>
                  {task.title}
                </span>
                {task.customerId && task.customerName && (
                  <Link
                    to={`/customers/${task.customerId}`}
                    className="min-h-6 truncate rounded text-sm text-text-3 hover:text-text"
                  >
                    {task.customerName}
                  </Link>
                )}
              </span>
            </span>
            {task.dueAt && (
              <span className={task.overdue ? "shrink-0 text-bad text-sm" : "shrink-0 text-sm text-text-3"}>
                {format.relativeDay(task.dueAt)}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function useMark() {
  const t = useT();
  const api = useApi();
  const { revalidate } = useRevalidator();
  const mark = async (task: Task, verb: "complete" | "reopen") => {
    const { refused } = await api(`POST /tasks/${task.id}/${verb}`);
    if (refused) return;
    if (verb === "complete")
      toast({ title: t("dashboard.taskDone", { title: task.title }), undo: () => void mark(task, "reopen") });
    await revalidate();
  };
  return mark;
}
