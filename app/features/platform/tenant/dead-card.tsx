import { Link, useFetcher } from "react-router";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { useDone } from "#app/shell/use-done.ts";
import { Card } from "#app/ui/card.tsx";
import { toast } from "#app/ui/toast.ts";
import { aboutLetter, RetryButton } from "../dead-letter.tsx";
import type { action } from "../save-tenant.ts";
import type { Dead, Tenant } from "./tenant.tsx";

/** The newest of what failed at every try. */
export function DeadCard({ tenant, dead }: { tenant: Tenant; dead: Dead }) {
  const t = useT();
  const format = useFormat();
  const fetcher = useFetcher<typeof action>();
  useDone(fetcher.data, ({ refused }) =>
    toast({ title: refused ?? t("platform.dead.sent"), tone: refused === null ? "good" : "bad" }),
  );
  return (
    <Card className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-2 lg:col-span-2">
      <div className="flex items-baseline gap-2">
        <h2 className="font-semibold">{t("platform.dead.title")}</h2>
        <span className="num text-text-3">{format.number(dead.page.total)}</span>
        {dead.page.next && (
          <Link
            to={`/platform/dead-letters?tenantId=${tenant.id}`}
            className="ml-auto rounded text-text-2 hover:text-text hover:underline"
          >
            {t("platform.dead.all")}
          </Link>
        )}
      </div>
      {dead.data.length === 0 && <p className="text-text-2">{t("platform.dead.empty")}</p>}
      <ul className="divide-y divide-line">
        {dead.data.map((letter) => (
          <li key={letter.id} className="flex min-h-13 flex-wrap items-center gap-x-4 gap-y-1.5 py-2">
            <div className="min-w-0 flex-1 basis-64">
              <p className="truncate">
                <span className="font-medium">{aboutLetter(letter)}</span>
                <span className="text-text-3"> · {format.dateTime(letter.failedAt)}</span>
              </p>
              <p className="truncate text-sm text-text-2" title={letter.error ?? undefined}>
                {letter.consumer}: {letter.error}
              </p>
            </div>
            <RetryButton
              letter={letter}
              sending={fetcher.formData?.get("id") === letter.id}
              onRetry={({ tenantId, id }) => void fetcher.submit({ intent: "retry", tenantId, id }, { method: "post" })}
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}
