import { useEffect, useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { Skeleton } from "#app/ui/skeleton.tsx";
import type { OutputOf } from "#worker/kernel/context.ts";
import type { fieldUsage } from "#worker/modules/objects/index.ts";

type Usage = OutputOf<typeof fieldUsage>;

/** What uses a field: records, saved lists, formulas. */
export function UsageNote({ id }: { id: string }) {
  const t = useT();
  const api = useApi();
  const [usage, setUsage] = useState<Usage>();
  useEffect(() => {
    const asked = new AbortController();
    void api<Usage>(`GET /fields/${id}/usage`, { signal: asked.signal }).then(({ output }) => {
      if (output) setUsage(output);
    });
    return () => asked.abort();
  }, [api, id]);
  return (
    <div className="min-h-10 rounded-lg bg-hover px-3 py-2.5" aria-live="polite">
      {usage ? (
        <p className="font-medium">{t("shape.fields.usage", { count: usage.records })}</p>
      ) : (
        <Skeleton className="h-4 w-44" />
      )}
      {usage && <Users title={t("shape.fields.usageViews")} list={usage.views} />}
      {usage && <Users title={t("shape.fields.usageStages")} list={usage.stages} />}
      {usage && <Users title={t("shape.fields.usageComputed")} list={usage.computed} />}
    </div>
  );
}

function Users({ title, list }: { title: string; list: readonly { id: string; name: string }[] }) {
  if (list.length === 0) return null;
  return (
    <>
      <p className="mt-1.5 text-text-2">{title}</p>
      <ul className="list-disc pl-4.5 text-text-2">
        {list.map(({ id, name }) => (
          <li key={id} className="break-words">
            {name}
          </li>
        ))}
      </ul>
    </>
  );
}
