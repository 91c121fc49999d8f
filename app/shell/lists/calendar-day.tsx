import { useRef } from "react";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { cx } from "#app/ui/cx.ts";
import { Popover } from "#app/ui/popover.tsx";
import { useDropOnColumn } from "#app/ui/use-drag-cards.ts";
import type { Card } from "./board-state.ts";
import type { Entry } from "./calendar-days.ts";
import { CalendarEntry, type EntryProps } from "./calendar-entry.tsx";

type Props = Omit<EntryProps, "entry" | "dragged"> & {
  day: string;
  /** Of another month. */
  outside: boolean;
  entries: readonly Entry<Card>[];
  most: number;
  landing: boolean;
  dragged: string | undefined;
};

/** A day and what is on it; what has no room opens from "+3". */
export function CalendarDay({ day, outside, entries, most, landing, dragged, ...entry }: Props) {
  const t = useT();
  const format = useFormat();
  const cell = useRef<HTMLElement>(null);
  useDropOnColumn(cell, day);
  const shown = entries.length > most ? entries.slice(0, most - 1) : entries;
  const rest = entries.length - shown.length;
  const today = format.today() === day;
  return (
    <section
      ref={cell}
      aria-label={format.longDate(day)}
      aria-current={today ? "date" : undefined}
      className={cx(
        "flex min-w-0 flex-col gap-0.5 border-line border-r border-b p-1 nth-[7n]:border-r-0",
        outside && "bg-hover/40",
        landing && "bg-brand-soft",
      )}
    >
      <span
        aria-hidden="true"
        className={cx(
          "num grid size-6 place-items-center rounded-full text-sm",
          today ? "bg-brand font-semibold text-on-brand" : outside ? "text-text-3" : "text-text-2",
        )}
      >
        {Number(day.slice(8))}
      </span>
      <ul className="grid min-w-0 gap-0.5">
        {shown.map((one) => (
          <li key={one.row.id} className="min-w-0">
            <CalendarEntry {...entry} entry={one} dragged={one.row.id === dragged} />
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <Popover
          label={format.longDate(day)}
          trigger={
            <button type="button" className="min-h-6 rounded px-1.5 text-left text-sm text-text-3 hover:text-text">
              {t("lists.calendar.more", { count: rest })}
            </button>
          }
        >
          <ul className="grid w-64 max-w-full gap-1">
            {entries.map((one) => (
              <li key={one.row.id} className="min-w-0">
                <CalendarEntry {...entry} entry={one} dragged={false} />
              </li>
            ))}
          </ul>
        </Popover>
      )}
    </section>
  );
}
