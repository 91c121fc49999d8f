import { useState } from "react";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { Card as Panel } from "#app/ui/card.tsx";
import { cx } from "#app/ui/cx.ts";
import { SegmentedControl } from "#app/ui/segmented-control.tsx";
import type { Card } from "./dashboard.tsx";

const charted = ["won", "pipeline", "customers"] as const;

/** Twelve months of one figure as bars, or as the table that says the same. */
export function TrendPanel({ cards, currency }: { cards: readonly Card[]; currency: string }) {
  const t = useT();
  const format = useFormat();
  const offered = charted.filter((key) => cards.some((card) => card.key === key));
  const [chosen, setChosen] = useState<(typeof charted)[number]>(offered[0] ?? "won");
  const [asTable, setAsTable] = useState(false);
  const card = cards.find((one) => one.key === chosen);
  if (!card) return null;
  const value = (amount: number) =>
    card.unit === "money" ? format.money(amount, currency, { whole: true }) : format.number(amount);
  return (
    <Panel className="flex min-w-0 flex-col p-4">
      <div className="mb-4 flex flex-wrap items-center gap-2">
        <h2 className="mr-auto font-medium text-sm text-text-2">{t("dashboard.trend")}</h2>
        <SegmentedControl
          label={t("dashboard.trend")}
          value={chosen}
          onChange={setChosen}
          segments={offered.map((key) => ({ value: key, label: t(`dashboard.card.${key}`) }))}
        />
        <button
          type="button"
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
          className="min-h-6.5 rounded-md px-2 text-sm text-text-3 hover:bg-hover hover:text-text touch:min-h-11"
        >
          {t(asTable ? "dashboard.asChart" : "dashboard.asTable")}
        </button>
      </div>
      {asTable ? <TrendTable card={card} value={value} /> : <Bars card={card} value={value} />}
    </Panel>
  );
}

type Props = { card: Card; value: (amount: number) => string };

function Bars({ card, value }: Props) {
  const format = useFormat();
  const t = useT();
  const most = Math.max(1, ...card.trend.map((point) => point.value));
  return (
    <figure aria-label={t(`dashboard.card.${card.key}`)} className="m-0 flex flex-1 flex-col">
      <ol className="grid h-56 grow grid-flow-col auto-cols-fr items-end gap-1 sm:gap-3">
        {card.trend.map((point, at) => (
          <li
            key={point.month}
            className="flex h-full min-w-0 flex-col justify-end gap-1.5"
            data-tip={`${format.month(point.month)}: ${value(point.value)}`}
          >
            <span aria-hidden="true" className="flex min-h-0 flex-1 items-end">
              <span
                className={cx(
                  "block min-h-px w-full rounded-sm",
                  at === card.trend.length - 1 ? "bg-brand" : "bg-brand-line/55",
                )}
                style={{ height: `${(point.value / most) * 100}%` }}
              />
            </span>
            <span className="truncate text-center text-text-3 text-xs">
              {format.shortMonth(point.month)}
              <span className="sr-only">: {value(point.value)}</span>
            </span>
          </li>
        ))}
      </ol>
    </figure>
  );
}

function TrendTable({ card, value }: Props) {
  const format = useFormat();
  return (
    <table className="w-full text-sm">
      <tbody>
        {card.trend.map((point) => (
          <tr key={point.month} className="border-line border-b last:border-0">
            <th scope="row" className="py-1 text-left font-normal text-text-2">
              {format.month(point.month)}
            </th>
            <td className="num py-1 text-right">{value(point.value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
