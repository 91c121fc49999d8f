import { type KeyboardEvent, useRef } from "react";
import { Link } from "react-router";
import { cx } from "#app/ui/cx.ts";
import { useDragCard } from "#app/ui/use-drag-cards.ts";
import { addDays } from "#worker/kernel/time.ts";
import type { Card } from "./board-state.ts";
import type { Entry } from "./calendar-days.ts";

export type EntryProps = {
  entry: Entry<Card>;
  rowLabel: (row: Card) => string;
  href: ((row: Card) => string) | undefined;
  onEdit: ((row: Card) => void) | undefined;
  movable: (row: Card) => boolean;
  move: (entry: Entry<Card>, day: string) => void;
  dragged: boolean;
};

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** A record on its day. Shift and the arrows move it by days and weeks. */
export function CalendarEntry({ entry, rowLabel, href, onEdit, movable, move, dragged }: EntryProps) {
  const frame = useRef<HTMLDivElement>(null);
  const { row, day, time } = entry;
  const mayMove = movable(row);
  useDragCard(frame, row.id, mayMove);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.shiftKey ? STEPS[event.key] : undefined;
    if (!mayMove || by === undefined) return;
    event.preventDefault();
    move(entry, addDays(day, by));
  };
  const to = href?.(row);
  const inside = (
    <>
      {time && <span className="num mr-1.5 text-text-3">{time}</span>}
      {rowLabel(row)}
    </>
  );
  const props = {
    onKeyDown,
    className: "block min-h-6 w-full truncate rounded px-1.5 py-0.5 text-left text-sm",
    ...(mayMove ? { "aria-describedby": "list-calendar-help" } : {}),
  };
  return (
    <div
      ref={frame}
      data-card={row.id}
      className={cx(
        "rounded bg-brand-soft text-brand-text hover:bg-brand-soft/70",
        dragged && "opacity-40",
        mayMove && "sm:cursor-grab",
      )}
    >
      {to ? (
        <Link to={to} draggable={false} {...props}>
          {inside}
        </Link>
      ) : (
        <button type="button" onClick={() => onEdit?.(row)} {...props}>
          {inside}
        </button>
      )}
    </div>
  );
}
