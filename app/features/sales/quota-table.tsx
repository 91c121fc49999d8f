import { Link } from "react-router";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { Card } from "#app/ui/card.tsx";
import { writeFilter } from "#worker/kernel/list/write-filter.ts";
import { QuotaBar } from "./quota-bar.tsx";
import type { Quotas } from "./quotas.tsx";

type Figures = Pick<Quotas["total"], "target" | "attained" | "attainment" | "pace" | "projected" | "filter">;
export type QuotaRow = Figures & { key: string; name: string; stated?: number | null };

const cell = "border-line border-b px-2 py-2 first:pl-0 last:pr-0";

/** Targets and what there is of them, person by person or team by team; what was won opens its deals. */
export function QuotaTable({
  title,
  rows,
  total,
  quotas,
}: {
  title: string;
  rows: readonly QuotaRow[];
  total?: Figures;
  quotas: Pick<Quotas, "measure" | "currency" | "workingDays">;
}) {
  const t = useT();
  const stated = rows.some((row) => row.stated !== undefined);
  const columns = ["target", "attained", "bar", "pace", "projected"] as const;
  return (
    <Card className="min-w-0">
      <div className="scroll-quiet -mx-4 overflow-x-auto px-4">
        <table className={`w-full ${stated ? "min-w-200" : "min-w-176"}`}>
          <thead>
            <tr className="text-sm text-text-3">
              <th scope="col" className={`${cell} w-1/4 text-left font-medium text-text-2`}>
                {title}
              </th>
              {stated && (
                <th scope="col" className={`${cell} text-right font-medium`}>
                  {t("sales.quota.stated")}
                </th>
              )}
              {columns.map((name) => (
                <th
                  key={name}
                  scope="col"
                  className={`${cell} font-medium ${name === "bar" ? "w-1/4 text-left" : "text-right"}`}
                >
                  {t(stated && name === "target" ? "sales.quota.members" : `sales.quota.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, ...row }) => (
              <tr key={key}>
                <th scope="row" className={`${cell} max-w-48 truncate text-left font-medium`}>
                  {name}
                </th>
                {stated && <Stated value={row.stated ?? null} quotas={quotas} />}
                <FigureCells name={name} of={row} quotas={quotas} />
              </tr>
            ))}
          </tbody>
          {total && (
            <tfoot>
              <tr className="font-semibold">
                <th scope="row" className={`${cell} text-left`}>
                  {t("sales.forecast.total")}
                </th>
                <FigureCells name={t("sales.forecast.total")} of={total} quotas={quotas} />
              </tr>
            </tfoot>
          )}
        </table>
      </div>
    </Card>
  );
}

type Of = { quotas: Pick<Quotas, "measure" | "currency" | "workingDays"> };

function Stated({ value, quotas }: Of & { value: number | null }) {
  const t = useT();
  const write = useQuotaFormat(quotas);
  return (
    <td className={`${cell} num whitespace-nowrap text-right`}>{value === null ? t("sales.none") : write(value)}</td>
  );
}

function FigureCells({ name, of, quotas }: Of & { name: string; of: Figures }) {
  const t = useT();
  const format = useFormat();
  const write = useQuotaFormat(quotas);
  const { total, elapsed } = quotas.workingDays;
  const number = `${cell} num whitespace-nowrap text-right`;
  return (
    <>
      <td className={number}>{of.target === null ? t("sales.none") : write(of.target)}</td>
      <td className={number}>
        {of.filter ? (
          <Link
            className="rounded text-brand-text hover:underline"
            to={dealsPath(of.filter)}
            aria-label={`${name}: ${write(of.attained)}`}
          >
            {write(of.attained)}
          </Link>
        ) : (
          write(of.attained)
        )}
      </td>
      <td className={cell}>
        <QuotaBar of={of} elapsed={total > 0 ? elapsed / total : 0} />
      </td>
      <td className={`${number} ${of.pace !== null && of.pace < 1 ? "text-warn" : ""}`}>
        {of.pace === null ? t("sales.none") : format.percent(of.pace, 0)}
      </td>
      <td className={number}>{of.projected === null ? t("sales.none") : write(of.projected)}</td>
    </>
  );
}

/** The list of deals that an answer's filter finds. */
export function dealsPath(filter: object): string {
  return `/deals?${new URLSearchParams([["layout", "list"], ...writeFilter(filter)])}`;
}

/** Money or a number of deals, as the quota counts. */
export function useQuotaFormat({ measure, currency }: Pick<Quotas, "measure" | "currency">) {
  const format = useFormat();
  return (value: number) =>
    measure === "amount" ? format.money(value, currency, { whole: true }) : format.number(value);
}
