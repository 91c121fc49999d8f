import { useFormat, useT } from "#app/shell/i18n.tsx";
import { Card } from "#app/ui/card.tsx";
import { Progress } from "#app/ui/progress.tsx";
import type { Tenant } from "./tenant.tsx";

/** What of the plan is used, a bar each. */
export function UsageCard({ tenant: { usage } }: { tenant: Tenant }) {
  const t = useT();
  const format = useFormat();
  return (
    <Card className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3.5">
      <h2 className="font-semibold">{t("platform.field.usage")}</h2>
      {usage.map(({ metric, used, limit }) => (
        <Progress
          key={metric}
          label={t.find(`platform.metric.${metric}`) ?? metric}
          value={limit ? used / limit : 0}
          detail={limit === null ? format.number(used) : `${format.number(used)} / ${format.number(limit)}`}
        />
      ))}
    </Card>
  );
}
