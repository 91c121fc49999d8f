import { useFormat, useT } from "#app/shell/i18n.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Progress } from "#app/ui/progress.tsx";
import { NEARLY_USED } from "#tenants/settings/options.ts";

type Usage = { metric: string; used: number; allowed: number };

/** What of the plan is used up, and a word in time before something stops. */
export function PlanUsage({ plan, usage }: { plan: string; usage: readonly Usage[] }) {
  const t = useT();
  const format = useFormat();
  const label = (metric: string) => t.find(`settings.metric.${metric}`) ?? metric;
  const nearly = usage.filter(({ used, allowed }) => used >= allowed * NEARLY_USED);
  return (
    <div className="grid gap-4">
      <p>{t("settings.brand.yourPlan", { plan })}</p>
      {nearly.map(({ metric, used, allowed }) => (
        <Banner key={metric} tone={used >= allowed ? "bad" : "warn"}>
          {t(used >= allowed ? "settings.brand.usedUp" : "settings.brand.nearlyUsedUp", {
            metric: label(metric),
            used,
            allowed,
          })}
        </Banner>
      ))}
      {usage.map(({ metric, used, allowed }) => (
        <Progress
          key={metric}
          label={label(metric)}
          value={allowed > 0 ? used / allowed : 1}
          detail={`${format.number(used)} / ${format.number(allowed)}`}
        />
      ))}
    </div>
  );
}
