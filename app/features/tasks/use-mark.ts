import { useCallback, useState } from "react";
import { useRevalidator } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { toast } from "#app/ui/toast.ts";
import type { Task } from "./columns.tsx";

/** Finishes tasks and opens them again: seen at once, taken back when refused, undone from the toast. */
export function useMark() {
  const t = useT();
  const api = useApi();
  const { revalidate } = useRevalidator();
  const [marks, setMarks] = useState<Readonly<Record<string, boolean>>>({});
  const mark = useCallback(
    async ({ id, title }: Task, done: boolean) => {
      setMarks((before) => ({ ...before, [id]: done }));
      const { refused } = await api(`POST /tasks/${id}/${done ? "complete" : "reopen"}`);
      if (!refused)
        toast({
          title: t(done ? "tasks.done" : "tasks.reopened", { title }),
          undo: () => void mark({ id, title } as Task, !done),
        });
      await revalidate();
      setMarks(({ [id]: _, ...others }) => others);
    },
    [api, revalidate, t],
  );
  const isDone = useCallback((task: Task) => marks[task.id] ?? task.doneAt !== null, [marks]);
  return { mark, isDone };
}
