import type { CalendarPart } from "#app/shell/read-list.server.ts";
import { isCustom } from "#worker/kernel/custom/field.ts";
import { addDays, type Day, monthOf } from "#worker/kernel/time.ts";
import { momentOf, partsOf } from "#worker/kernel/wall-time.ts";
import type { Card } from "./board-state.ts";

export type Entry<Row> = {
  row: Row;
  day: Day /** "14:30"; null where the field has days only. */;
  time: string | null;
};
type Shown = Record<string, unknown> & { custom?: Record<string, unknown> };
type By = CalendarPart<never>["by"];

/** What a record's field says, as text; null for nothing. */
export function textIn(row: Card, { id }: Pick<By, "id">): string | null {
  const { custom, ...own } = row as unknown as Shown;
  const value = isCustom(id) ? custom?.[id.slice("custom.".length)] : own[id];
  return typeof value === "string" ? value : null;
}

/** The records of each day, by time and then as they came. */
export function entriesOf<Row extends Card>(rows: readonly Row[], by: By, timeZone: string): Map<Day, Entry<Row>[]> {
  const entries = rows.flatMap((row): Entry<Row>[] => {
    const value = textIn(row, by);
    if (value === null) return [];
    const { day, time } = by.moments ? partsOf(value, timeZone) : { day: value, time: null };
    return [{ row, day, time }];
  });
  return Map.groupBy(
    entries.toSorted((a, b) => (a.time ?? "").localeCompare(b.time ?? "")),
    ({ day }) => day,
  );
}

/** The field's value on another day; a moment keeps its time of day. Undefined where clocks leave that time out. */
export function onDay(value: string, by: By, day: Day, timeZone: string): string | undefined {
  return by.moments ? momentOf(day, partsOf(value, timeZone).time, timeZone) : day;
}

export function daysBetween(from: Day, to: Day): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** A day of the month or week before or after. */
export function turned({ span, on }: Pick<CalendarPart<never>, "span" | "on">, by: 1 | -1): Day {
  return span === "week" ? addDays(on, 7 * by) : monthOf(on, by);
}
