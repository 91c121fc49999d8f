import { Link } from "react-router";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { Card } from "#app/ui/card.tsx";
import type { OutputOf } from "#worker/kernel/context.ts";
import type { listDeals } from "#worker/modules/pipeline/index.ts";
import { PanelTitle } from "./panel-title.tsx";

type Deal = OutputOf<typeof listDeals>["data"][number];

/** The open deals that should be decided next. */
export function DealsToWatch({ deals }: { deals: readonly Deal[] }) {
  const t = useT();
  const format = useFormat();
  return (
    <Card className="mt-3.5 p-4">
      <PanelTitle title={t("dashboard.deals")} to="/deals" more={t("dashboard.all")} />
      <ul>
        {deals.map((deal) => (
          <li
            key={deal.id}
            className="grid min-h-10 grid-cols-[minmax(0,2fr)_auto] items-center gap-x-4 border-line border-b py-1 last:border-0 sm:grid-cols-[minmax(0,2fr)_minmax(0,1.4fr)_minmax(0,1fr)_8.5rem_7rem]"
          >
            <Link to={`/deals/${deal.id}`} className="min-h-6 truncate rounded font-medium leading-6 hover:underline">
              {deal.name}
            </Link>
            <span className="truncate text-text-2 max-sm:hidden">{deal.customerName}</span>
            <span className="truncate text-text-3 max-sm:hidden">{deal.stageName}</span>
            <span className="num text-right">{format.money(deal.amountMinor, deal.currency)}</span>
            <span className="max-sm:col-span-2 sm:text-right">
              {deal.expectedClose && (
                <Badge tone={format.daysFromToday(deal.expectedClose) < 0 ? "bad" : "neutral"}>
                  {format.relativeDay(deal.expectedClose)}
                </Badge>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
