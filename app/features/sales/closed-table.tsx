import { Link } from "react-router";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { Card } from "#app/ui/card.tsx";
import type { closedPath } from "./closed-path.ts";
import type { WinLoss } from "./win-loss.tsx";

type Group = WinLoss["groups"][number];
type Row = Group["rows"][number];
type Props = { group: Group; total: WinLoss["total"]; currency: string; rows: ReturnType<typeof closedPath> };

/** The field of a deal by which the list finds the rows of a group; of customers, through the relation. */
const FIELDS: Readonly<Record<Group["by"], string>> = {
  lost_reason: "lostReasonId",
  win_reason: "winReasonId",
  competitor: "competitorId",
  owner: "ownerId",
  customer_kind: "related][customerId][kind][in]",
  source: "related][customerId][source][in]",
  pipeline: "pipelineId",
};

const cell = "border-line border-b py-1.5 pr-4 last:pr-0";
const MOST = 12;

/** What was closed, by one thing it is told apart by; each row opens its deals. */
export function ClosedTable({ group: { by, rows: list }, total, currency, rows }: Props) {
  const t = useT();
  const format = useFormat();
  if (list.length === 0 || (list.length === 1 && list[0]?.key === null)) return null;
  const one = by === "lost_reason" ? "lost" : by === "win_reason" ? "won" : undefined;
  const label = (row: Row) =>
    by === "customer_kind" && row.key ? t(`sales.kind.${row.key as "person"}`) : (row.label ?? t("sales.unknown"));
  const columns = one ? (["share", one, "amount"] as const) : (["rate", "won", "lost", "amount"] as const);
  const ratio = (row: Row) => (one ? row[one] / Math.max(1, total[one]) : (row.winRate ?? 0));
  return (
    <Card className="min-w-0">
      <table className="w-full table-fixed">
        <thead>
          <tr className="text-sm text-text-3">
            <th scope="col" className={`${cell} text-left font-medium text-text-2`}>
              {t(`sales.by.${by}`)}
            </th>
            {columns.map((name) => (
              <th
                key={name}
                scope="col"
                className={`${cell} text-right font-medium ${name === "amount" ? "w-32" : "w-20"}`}
              >
                {t(`sales.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {list.slice(0, MOST).map((row) => (
            <tr key={row.key ?? ""}>
              <th scope="row" className={`${cell} text-left font-normal`}>
                <span className="block truncate">
                  {rows && row.key ? (
                    <Link
                      className="rounded hover:underline"
                      to={rows({ [FIELDS[by]]: [row.key], ...(one ? { status: [one] } : {}) })}
                    >
                      {label(row)}
                    </Link>
                  ) : (
                    label(row)
                  )}
                </span>
                <span aria-hidden="true" className="mt-1 block h-1 overflow-hidden rounded-full bg-hover">
                  <span className="block h-full bg-brand" style={{ width: `${ratio(row) * 100}%` }} />
                </span>
              </th>
              <td className={`${cell} num text-right`}>{format.percent(ratio(row), 0)}</td>
              {one ? (
                <td className={`${cell} num text-right`}>{format.number(row[one])}</td>
              ) : (
                <>
                  <td className={`${cell} num text-right`}>{format.number(row.won)}</td>
                  <td className={`${cell} num text-right`}>{format.number(row.lost)}</td>
                </>
              )}
              <td className={`${cell} num truncate text-right`}>
                {format.money(one === "lost" ? row.lostMinor : row.wonMinor, currency, { whole: true })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
