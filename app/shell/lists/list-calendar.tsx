import { ChevronLeft, ChevronRight } from "lucide-react";
import { useRef, useState } from "react";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import type { CalendarPart } from "#app/shell/read-list.server.ts";
import { Button } from "#app/ui/button.tsx";
import { IconButton } from "#app/ui/icon-button.tsx";
import { SegmentedControl } from "#app/ui/segmented-control.tsx";
import { useDrags } from "#app/ui/use-drag-cards.ts";
import type { Card } from "./board-state.ts";
import { CalendarAgenda } from "./calendar-agenda.tsx";
import { CalendarDay } from "./calendar-day.tsx";
import { daysBetween, turned } from "./calendar-days.ts";
import type { ShapeProps } from "./shape.tsx";
import { useCalendar } from "./use-calendar.ts";

type Props = Omit<ShapeProps, "shape"> & { fresh: CalendarPart<Card> };

/** A list's records by day, Monday first: a month or a week; on phones what there is, day after day. */
export function ListCalendar({ fresh, resource, search, onChange, rowLabel, href, onEdit, mayMove }: Props) {
  const t = useT();
  const format = useFormat();
  const frame = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<{ id: string; over: string | undefined }>();
  const { entries, move } = useCalendar(fresh, resource, rowLabel);
  const { span, on, from, to, part, by } = fresh;
  const days = daysBetween(from, to);
  const all = [...entries.values()].flat();
  useDrags(frame, {
    start: (id) => setDrag({ id, over: undefined }),
    over: (landing) => setDrag((now) => now && { ...now, over: landing?.columnId }),
    drop: (id, landing) => {
      setDrag(undefined);
      const entry = all.find(({ row }) => row.id === id);
      if (entry && landing) move(entry, landing.columnId);
    },
  });
  const go = (values: Record<string, string>) => {
    const next = new URLSearchParams(search);
    for (const [name, value] of Object.entries(values)) next.set(name, value);
    onChange(next);
  };
  const entry = { rowLabel, href, onEdit, move, movable: (row: Card) => by.settable && mayMove(row) };
  const missing = part.page.total - part.data.length;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex flex-wrap items-center gap-2 px-(--page) py-2">
        <IconButton
          icon={ChevronLeft}
          aria-label={t("lists.calendar.before")}
          onClick={() => go({ on: turned(fresh, -1) })}
        />
        <IconButton
          icon={ChevronRight}
          aria-label={t("lists.calendar.after")}
          onClick={() => go({ on: turned(fresh, 1) })}
        />
        <h2 className="font-semibold first-letter:uppercase" aria-live="polite">
          {span === "week" ? `${format.shortDate(from)} – ${format.date(to)}` : format.month(on)}
        </h2>
        <Button size="small" className="ml-auto" onClick={() => go({ on: format.today() })}>
          {t("ui.today")}
        </Button>
        <SegmentedControl
          label={t("lists.calendar.span")}
          value={span}
          onChange={(next) => go({ span: next })}
          segments={[
            { value: "month", label: t("lists.calendar.month") },
            { value: "week", label: t("lists.calendar.week") },
          ]}
        />
      </div>
      {missing > 0 && (
        <p className="px-(--page) pb-2 text-sm text-warn">{t("lists.calendar.missing", { count: missing })}</p>
      )}
      <div ref={frame} className="scroll-quiet flex min-h-0 flex-1 flex-col overflow-y-auto">
        <div className="grid grid-cols-7 border-line border-b text-sm text-text-3 max-sm:hidden">
          {days.slice(0, 7).map((day) => (
            <span key={day} className="px-2 py-1">
              {weekday(format.locale, day)}
            </span>
          ))}
        </div>
        <div className="grid flex-1 auto-rows-[minmax(6.5rem,1fr)] grid-cols-7 max-sm:hidden">
          {days.map((day) => (
            <CalendarDay
              key={day}
              {...entry}
              day={day}
              outside={span === "month" && day.slice(0, 7) !== on.slice(0, 7)}
              entries={entries.get(day) ?? []}
              most={span === "month" ? 3 : 50}
              landing={drag?.over === day}
              dragged={drag?.id}
            />
          ))}
        </div>
        <CalendarAgenda {...entry} days={days} entries={entries} />
        <p id="list-calendar-help" className="sr-only">
          {t("lists.calendar.help")}
        </p>
      </div>
    </div>
  );
}

function weekday(locale: string, day: string): string {
  return new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
}
