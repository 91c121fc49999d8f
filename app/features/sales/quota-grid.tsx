import { type ClipboardEvent, type KeyboardEvent, useRef } from "react";
import { minorDigits } from "#app/shell/format.ts";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { NumberInput } from "#app/ui/number-input.tsx";
import { parseNumber } from "#worker/kernel/parse-number.ts";
import type { QuotaMeasure } from "#worker/modules/pipeline/options.ts";

export type GridRow = { key: string; name: string; months: (number | null)[] };
type Props = {
  groups: { title: string; rows: GridRow[] }[];
  months: readonly string[];
  measure: QuotaMeasure;
  currency: string;
  /** Several at once: what is pasted. */
  onChange: (cells: { key: string; month: number; target: number | null }[]) => void;
};

const STEPS: Readonly<Record<string, [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  Enter: [1, 0],
};

/** People and teams by months. Up, down and Enter go from cell to cell, Tab to the right; what a sheet copied is pasted. */
export function QuotaGrid({ groups, months, measure, currency, onChange }: Props) {
  const t = useT();
  const format = useFormat();
  const table = useRef<HTMLTableElement>(null);
  const digits = measure === "amount" ? minorDigits(currency) : 0;
  const rows = groups.flatMap((group) => group.rows);
  const put = (row: number, month: number, typed: number | null) => {
    const key = rows[row]?.key;
    const target = typed === null ? null : Math.round(typed * 10 ** digits);
    return key === undefined || month >= months.length ? [] : [{ key, month, target }];
  };
  const step = (event: KeyboardEvent, row: number, month: number) => {
    const way = STEPS[event.key];
    if (!way) return;
    event.preventDefault();
    table.current?.querySelector<HTMLInputElement>(`[data-cell="${row + way[0]},${month + way[1]}"]`)?.focus();
  };
  const paste = (event: ClipboardEvent, row: number, month: number) => {
    const text = event.clipboardData.getData("text/plain").replace(/\r?\n$/, "");
    if (!/[\t\n]/.test(text)) return;
    event.preventDefault();
    onChange(
      text.split(/\r?\n/).flatMap((line, down) =>
        line.split("\t").flatMap((cell, right) => {
          const typed = cell.trim() === "" ? null : parseNumber(cell, format.separators);
          // What is no quota changes none.
          return typed === undefined || (typed ?? 0) < 0 ? [] : put(row + down, month + right, typed);
        }),
      ),
    );
  };
  return (
    <div className="scroll-quiet overflow-x-auto rounded-xl border border-line bg-panel shadow-sm">
      <table ref={table} className="w-full min-w-max border-separate border-spacing-0">
        <thead>
          <tr className="text-sm text-text-3">
            <th
              scope="col"
              className="sticky left-0 z-10 border-line border-b bg-panel px-3 py-2 text-left font-medium"
            >
              {t("sales.forecast.person")}
            </th>
            {months.map((month) => (
              <th key={month} scope="col" className="border-line border-b px-2 py-2 text-right font-medium">
                {format.month(month)}
              </th>
            ))}
            <th scope="col" className="border-line border-b px-3 py-2 text-right font-medium">
              {t("sales.quota.year")}
            </th>
          </tr>
        </thead>
        {groups.map(({ title, rows: list }) => (
          <tbody key={title}>
            <tr>
              <th
                scope="rowgroup"
                colSpan={months.length + 2}
                className="px-3 pt-3 pb-1 text-left font-medium text-sm text-text-3"
              >
                {title}
              </th>
            </tr>
            {list.map((row) => {
              const at = rows.indexOf(row);
              return (
                <tr key={row.key}>
                  <th
                    scope="row"
                    className="sticky left-0 z-10 max-w-44 truncate bg-panel px-3 py-1 text-left font-normal"
                  >
                    {row.name}
                  </th>
                  {months.map((month, place) => (
                    <td key={month} className="min-w-28 px-1 py-1">
                      <NumberInput
                        aria-label={`${row.name}, ${format.month(month)}`}
                        data-cell={`${at},${place}`}
                        size={9}
                        className="num text-right"
                        digits={digits}
                        min={0}
                        value={major(row.months[place] ?? null, digits)}
                        onChange={(typed) => onChange(put(at, place, typed))}
                        onFocus={(event) => event.currentTarget.select()}
                        onKeyDown={(event) => step(event, at, place)}
                        onPaste={(event) => paste(event, at, place)}
                      />
                    </td>
                  ))}
                  <td className="num whitespace-nowrap px-3 py-1 text-right font-medium">
                    {format.number(
                      major(
                        row.months.reduce<number>((sum, one) => sum + (one ?? 0), 0),
                        digits,
                      ) ?? 0,
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function major(target: number | null, digits: number): number | null {
  return target === null ? null : target / 10 ** digits;
}
