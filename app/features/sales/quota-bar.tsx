import { useFormat, useT } from "#app/shell/i18n.tsx";
import type { Quotas } from "./quotas.tsx";

type Props = { of: Pick<Quotas["total"], "attainment">; elapsed: number };

/** How much of a quota there is, and by the marker how much there would have to be today. */
export function QuotaBar({ of: { attainment }, elapsed }: Props) {
  const t = useT();
  const format = useFormat();
  if (attainment === null) return <span className="text-text-3">{t("sales.none")}</span>;
  const marked = elapsed > 0 && elapsed < 1;
  return (
    <span className="flex items-center gap-2">
      <span aria-hidden="true" className="relative block h-1.5 min-w-16 flex-1 rounded-full bg-hover">
        <span
          className={`block h-full rounded-full ${attainment >= 1 ? "bg-good" : "bg-brand"}`}
          style={{ width: `${Math.min(1, attainment) * 100}%` }}
        />
        {marked && (
          <span
            title={t("sales.quota.due", { share: format.percent(elapsed, 0) })}
            className="absolute -top-1 h-3.5 w-0.5 rounded-full bg-text-2"
            style={{ left: `${elapsed * 100}%` }}
          />
        )}
      </span>
      <span className="num w-11 shrink-0 text-right">{format.percent(attainment, 0)}</span>
    </span>
  );
}
