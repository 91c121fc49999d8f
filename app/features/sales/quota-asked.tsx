import { useSearchParams } from "react-router";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { Select } from "#app/ui/select.tsx";
import { dayIn, monthOf, quarterOf } from "#worker/kernel/time.ts";
import { QUOTA_MEASURES, type QuotaMeasure } from "#worker/modules/pipeline/options.ts";

type Scene = { clock: { now(): number }; tenant: { timeZone: string } | null };

/** Which quotas an address asks for: this quarter's, in money, of all pipelines without a word. */
export function askedIn(search: URLSearchParams, { clock, tenant }: Scene) {
  const today = dayIn(clock.now(), tenant?.timeZone ?? "UTC");
  const quarter = (day: string) => `${day.slice(0, 4)}-Q${(Number(day.slice(5, 7)) + 2) / 3}`;
  const months = [-2, -1, 0, 1, 2].map((n) => monthOf(today, n).slice(0, 7));
  const quarters = [-3, 0, 3].map((n) => quarter(monthOf(quarterOf(today), n)));
  const years = [-1, 0, 1].map((n) => String(Number(today.slice(0, 4)) + n));
  const periods = { months, quarters, years };
  const period =
    [...months, ...quarters, ...years].find((one) => one === search.get("of")) ?? quarter(quarterOf(today));
  const measure: QuotaMeasure = QUOTA_MEASURES.find((one) => one === search.get("measure")) ?? "amount";
  return { period, periods, measure };
}

/** Of when, and what is counted. */
export function QuotaAsked({ period, periods, measure }: ReturnType<typeof askedIn>) {
  const t = useT();
  const format = useFormat();
  const set = useSet();
  const plain = (list: readonly string[]) => list.map((value) => ({ value, label: value.replace("-", " ") }));
  return (
    <>
      <div className="w-36 max-sm:flex-1">
        <MeasureSelect measure={measure} />
      </div>
      <div className="w-36 max-sm:flex-1">
        <Select
          aria-label={t("sales.period.label")}
          value={period}
          options={[
            {
              label: t("sales.quota.months"),
              options: periods.months.map((value) => ({ value, label: format.month(`${value}-01`) })),
            },
            { label: t("sales.quota.quarters"), options: plain(periods.quarters) },
            { label: t("sales.quota.years"), options: plain(periods.years) },
          ]}
          onChange={(event) => set("of", event.target.value)}
        />
      </div>
    </>
  );
}

export function MeasureSelect({ measure }: { measure: QuotaMeasure }) {
  const t = useT();
  const set = useSet();
  return (
    <Select
      aria-label={t("sales.quota.measure")}
      value={measure}
      options={QUOTA_MEASURES.map((value) => ({ value, label: t(`sales.quota.by.${value}`) }))}
      onChange={(event) => set("measure", event.target.value)}
    />
  );
}

/** Says one thing more in the address. */
export function useSet() {
  const [, setSearch] = useSearchParams();
  return (name: string, value: string) =>
    setSearch(
      (now) => {
        if (value) now.set(name, value);
        else now.delete(name);
        return now;
      },
      { preventScrollReset: true },
    );
}
