import { useEffect, useState } from "react";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { useApi } from "#app/shell/use-api.ts";
import type { OutputOf } from "#worker/kernel/context.ts";
import type { listAssignments } from "#worker/modules/tasks/index.ts";

type Why = OutputOf<typeof listAssignments>["data"][number];

/** Which rule gave a task to whom, and among whom; nothing where a person said so. */
export function AssignedWhy({ id }: { id: string }) {
  const t = useT();
  const format = useFormat();
  const api = useApi();
  const [why, setWhy] = useState<Why>();
  useEffect(() => {
    let over = false;
    void api<{ data: Why[] }>(`GET /tasks/${id}/assignments`, { quiet: true }).then(({ output }) => {
      if (!over) setWhy(output?.data[0]);
    });
    return () => {
      over = true;
    };
  }, [api, id]);
  if (!why) return null;
  const { candidates, createdAt, ruleName, userName } = why;
  const could = candidates.filter(({ refused }) => refused === null).map(({ name }) => name);
  return (
    <p className="mt-4 text-sm text-text-3">
      {t("tasks.assigned", {
        rule: ruleName,
        name: userName ?? "",
        when: format.dateTime(createdAt),
        people: format.list(could),
      })}
    </p>
  );
}
