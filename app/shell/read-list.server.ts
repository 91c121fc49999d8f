import type { ShownField } from "#worker/kernel/custom/field.ts";
import type { Filter, FilterFields } from "#worker/kernel/list/fields.ts";
import { addDays, dayIn, monthOf, weekOf } from "#worker/kernel/time.ts";
import { boardFields } from "./board-fields.ts";
import { type CalendarField, calendarFields } from "./calendar-fields.ts";
import { listQuery } from "./list-query.ts";
import type { ListPart } from "./use-pages.ts";

/** Cards of a column that come with the page; records of a calendar. */
const CARDS = 30;
const MOST = 200;

/** The columns of a board: one for each choice, and one (null) for records without. */
export type BoardPart<Row> = { by: string; columns: { value: string | null; part: ListPart<Row> }[] };
/** Records by day, from the first to the last that is shown; `on` is a day of the month or week. */
export type CalendarPart<Row> = {
  by: CalendarField;
  span: "month" | "week";
  on: string;
  from: string;
  to: string;
  part: ListPart<Row>;
};
export type ShapePart<Row> = BoardPart<Row> | CalendarPart<Row>;
type Query = { filter?: Filter } & Record<string, unknown>;
type Of = { resource: string; ours: FilterFields; own: readonly ShownField[]; timeZone: string };

/**
 * A list as its address wants to see it: rows, with `?layout=board&by=kind` the first cards of each column, with
 * `?layout=calendar&by=dueAt` the days of a month. All that is read is asked for in the same tick, and so in one round trip.
 */
export async function readList<Row>(
  url: string,
  of: Of,
  read: (query: Query) => Promise<ListPart<Row>>,
): Promise<{ list: ListPart<Row>; shape: ShapePart<Row> | null }> {
  const { resource, ours, own } = of;
  const query = listQuery(url, own) as Query;
  const search = new URL(url).searchParams;
  const is = ({ id }: { id: string }) => id === search.get("by");
  const layout = search.get("layout");
  const board = layout === "board" ? boardFields(resource, ours, own).find(is) : undefined;
  const calendar = layout === "calendar" ? calendarFields(resource, ours, own).find(is) : undefined;
  if (calendar) {
    const days = daysIn(search, of.timeZone);
    const filter = beside(query.filter, calendar.id, { between: [days.from, days.to] });
    const part = await read({ ...query, limit: MOST, filter });
    return { list: { data: [], page: { next: null, total: part.page.total } }, shape: { by: calendar, ...days, part } };
  }
  if (!board) return { list: await read(query), shape: null };
  const values = board.mayBeEmpty ? [...board.values, null] : board.values;
  const columns = await Promise.all(
    values.map(async (value) => {
      const filter = beside(query.filter, board.id, value === null ? { empty: true } : { in: [value] });
      return { value, part: await read({ ...query, limit: CARDS, filter }) };
    }),
  );
  const total = columns.reduce((sum, { part }) => sum + part.page.total, 0);
  return { list: { data: [], page: { next: null, total } }, shape: { by: board.id, columns } };
}

/** Whole weeks, from Monday. */
function daysIn(search: URLSearchParams, timeZone: string): Pick<CalendarPart<never>, "span" | "on" | "from" | "to"> {
  const asked = search.get("on") ?? "";
  const real = /^[12]\d{3}-\d\d-\d\d$/.test(asked) && !Number.isNaN(Date.parse(asked));
  const on = real ? asked : dayIn(Date.now(), timeZone);
  if (search.get("span") === "week") return { span: "week", on, from: weekOf(on), to: addDays(weekOf(on), 6) };
  const last = addDays(monthOf(on, 1), -1);
  return { span: "month", on, from: weekOf(monthOf(on)), to: addDays(weekOf(last), 6) };
}

/** Beside what is asked already, even if it is of the same field. */
function beside(filter: Filter = {}, field: string, conditions: object): Filter {
  return { ...filter, and: [...(filter.and ?? []), { [field]: conditions }] };
}
