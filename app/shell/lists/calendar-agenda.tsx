import { useFormat, useT } from "#app/shell/i18n.tsx";
import type { Card } from "./board-state.ts";
import type { Entry } from "./calendar-days.ts";
import { CalendarEntry, type EntryProps } from "./calendar-entry.tsx";

type Props = Omit<EntryProps, "entry" | "dragged"> & {
  days: readonly string[];
  entries: ReadonlyMap<string, readonly Entry<Card>[]>;
};

/** For phones: the days that have something, one after the other. */
export function CalendarAgenda({ days, entries, ...entry }: Props) {
  const t = useT();
  const format = useFormat();
  const some = days.filter((day) => entries.has(day));
  return (
    <div className="grid gap-4 px-(--page) pt-2 pb-6 sm:hidden">
      {some.length === 0 && <p className="py-8 text-center text-text-3">{t("lists.calendar.empty")}</p>}
      {some.map((day) => (
        <section key={day} aria-label={format.longDate(day)} className="grid gap-1.5">
          <h3 className="font-semibold text-sm text-text-2">{format.longDate(day)}</h3>
          <ul className="grid gap-1.5">
            {entries.get(day)?.map((one) => (
              <li key={one.row.id} className="min-w-0 touch:[&_a]:min-h-11 touch:[&_a]:py-3 touch:[&_button]:min-h-11">
                <CalendarEntry {...entry} entry={one} dragged={false} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
