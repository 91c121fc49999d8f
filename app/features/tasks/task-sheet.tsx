import { Trash2 } from "lucide-react";
import { useId, useState } from "react";
import { useFetcher, useRevalidator } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { RecordComments } from "#app/shell/record-talk.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { useDone } from "#app/shell/use-done.ts";
import { useMe } from "#app/shell/use-me.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Sheet } from "#app/ui/sheet.tsx";
import { toast } from "#app/ui/toast.ts";
import type { ShownField } from "#worker/kernel/custom/field.ts";
import type { ShownLayout } from "#worker/kernel/custom/layout.ts";
import { AssignedWhy } from "./assigned-why.tsx";
import type { Task } from "./columns.tsx";
import { TaskFacts } from "./task-facts.tsx";
import { TaskFields } from "./task-fields.tsx";
import type { action } from "./tasks.tsx";

type Props = {
  open: boolean;
  task?: Task;
  fields: readonly ShownField[];
  layout: ShownLayout | null;
  onClose: () => void;
};

/** A new task, or all of a known one. A refused save keeps everything that was typed; who may only read sees the facts. */
export function TaskSheet({ open, task, fields, layout, onClose }: Props) {
  const t = useT();
  const form = useId();
  const { may } = useMe();
  const fetcher = useFetcher<typeof action>();
  const remove = useRemove(onClose);
  const { version, tick } = useTicks(task);
  const refused = fetcher.data && "fields" in fetcher.data ? fetcher.data : undefined;
  useDone(fetcher.data, ({ title }) => {
    onClose();
    toast({ title: t(task ? "tasks.saved" : "tasks.created", { title }), tone: "good" });
  });
  const mayWrite = may("tasks:write", task);
  const mayDelete = task !== undefined && may("tasks:delete", task);
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={mayWrite ? t(task ? "tasks.editTitle" : "tasks.newTitle") : (task?.title ?? "")}
      actions={
        (mayWrite || mayDelete) && (
          <>
            {mayDelete && (
              <Button variant="danger" icon={Trash2} className="mr-auto" onClick={() => void remove(task)}>
                {t("tasks.delete")}
              </Button>
            )}
            {mayWrite && (
              <Button type="submit" form={form} variant="primary" loading={fetcher.state !== "idle"}>
                {t(task ? "tasks.save" : "tasks.add")}
              </Button>
            )}
          </>
        )
      }
    >
      {mayWrite ? (
        <fetcher.Form id={form} method="post" action="/tasks" className="grid gap-4">
          {refused?.message && <Banner tone="bad">{refused.message}</Banner>}
          {task && <input type="hidden" name="id" value={task.id} />}
          {task && <input type="hidden" name="version" value={version} />}
          <TaskFields {...{ task, fields, layout }} errors={refused?.fields ?? {}} onTick={tick} />
        </fetcher.Form>
      ) : (
        task && <TaskFacts {...{ task, fields, layout }} />
      )}
      {task && <AssignedWhy id={task.id} />}
      {task && (
        <section aria-label={t("shell.comments")} className="mt-6 border-line border-t pt-4">
          <h3 className="mb-2 font-semibold text-sm text-text-2">{t("shell.comments")}</h3>
          <RecordComments key={task.id} subject="tasks" id={task.id} />
        </section>
      )}
    </Sheet>
  );
}

/** Ticks points of the list at once. The form goes on from the version that this leaves. */
function useTicks(task: Task | undefined) {
  const api = useApi();
  const { revalidate } = useRevalidator();
  const [version, setVersion] = useState(task?.version);
  const tick = async (check: Task["checklist"][number], done: boolean) => {
    const { output } = await api<Task>(`PATCH /tasks/${task?.id}/checklist/${check.key}`, { body: { done } });
    if (output) setVersion(output.version);
    await revalidate();
  };
  return { version, tick: (check: Task["checklist"][number], done: boolean) => void tick(check, done) };
}

function useRemove(then: () => void) {
  const t = useT();
  const api = useApi();
  const { revalidate } = useRevalidator();
  return async ({ id, title }: Task) => {
    const { refused } = await api(`DELETE /tasks/${id}`);
    if (refused) return;
    const restore = () => void api(`POST /trash/${id}/restore`).then(revalidate);
    toast({ title: t("ui.deleted", { name: title }), undo: restore });
    then();
    await revalidate();
  };
}
