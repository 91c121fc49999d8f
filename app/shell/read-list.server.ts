import type { ShownField } from "#worker/kernel/custom/field.ts";
import type { Filter, FilterFields } from "#worker/kernel/list/fields.ts";
import { addDays, dayIn, monthOf, weekOf } from "#worker/kernel/time.ts";
import { boardFields } from "./board-fields.ts";
import { type CalendarField, calendarFields } from "./calendar-fields.ts";
import { type GroupField, groupFields, inGroup, type SumField, sumFields } from "./group-fields.ts";
import { listQuery } from "./list-query.ts";
import type { ListPart } from "./use-pages.ts";

/** Cards of a column that come with the page; records of a calendar. */
const CARDS = 30;
const MOST = 200;
/** Groups whose first rows come with the page. */
const OPEN = 8;

/**
 * The columns of a board: one for each choice, and one (null) for records without; or the groups of a table, one for each
 * value, with what it is called where it is no choice. `sums` are what is summed in each.
 */
export type BoardPart<Row> = {
  by: string;
  sums: SumField[];
  columns: { value: string | null; part: ListPart<Row>; label?: string | null }[];
  groups?: { yesNo: boolean };
};
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
 * `?layout=groups&by=ownerId` the first rows of each group, with `?layout=calendar&by=dueAt` the days of a month. All that
 * is read is asked for in the same tick, and so in one round trip; rows of groups in a second one, once these are known.
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
    const filter = beside(query.filter, { [calendar.id]: { between: [days.from, days.to] } });
    const part = await read({ ...query, limit: MOST, filter });
    return { list: { data: [], page: { next: null, total: part.page.total } }, shape: { by: calendar, ...days, part } };
  }
  const summed = sumFields(resource, own);
  const group = layout === "groups" ? groupFields(ours, own).find(is) : undefined;
  if (group) return readGroups(query, group, summed, read);
  if (!board) return { list: await read(query), shape: null };
  const wanted = summed.find(({ id }) => id === search.get("sum")) ?? summed[0];
  const sums = wanted ? [wanted] : [];
  const values = board.mayBeEmpty ? [...board.values, null] : board.values;
  const columns = await Promise.all(
    values.map(async (value) => {
      const filter = beside(query.filter, inGroup(board.id, value));
      return { value, part: await read({ ...query, limit: CARDS, filter, ...asked(sums) }) };
    }),
  );
  const total = columns.reduce((sum, { part }) => sum + part.page.total, 0);
  return { list: { data: [], page: { next: null, total } }, shape: { by: board.id, sums, columns } };
}

async function readGroups<Row>(
  query: Query,
  { id, yesNo }: GroupField,
  sums: SumField[],
  read: (query: Query) => Promise<ListPart<Row>>,
): Promise<{ list: ListPart<Row>; shape: BoardPart<Row> }> {
  const { page } = await read({ ...query, limit: 1, groups: id, ...asked(sums) });
  const columns = await Promise.all(
    (page.groups ?? []).map(async ({ value, label, count, sums }, at) => {
      const filter = beside(query.filter, inGroup(id, value, yesNo));
      const { data, page } =
        at < OPEN ? await read({ ...query, limit: CARDS, filter }) : { data: [], page: { next: null } };
      return { value, label, part: { data, page: { next: page.next, total: count, sums } } };
    }),
  );
  return { list: { data: [], page }, shape: { by: id, sums, columns, groups: { yesNo } } };
}

function asked(sums: SumField[]): { sums?: string } {
  return sums.length > 0 ? { sums: sums.map(({ id }) => id).join(",") } : {};
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
function beside(filter: Filter = {}, more: Filter): Filter {
  return { ...filter, and: [...(filter.and ?? []), more] };
}
