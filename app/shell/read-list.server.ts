import type { ShownField } from "#worker/kernel/custom/field.ts";
import type { Filter, FilterFields } from "#worker/kernel/list/fields.ts";
import { boardFields } from "./board-fields.ts";
import { listQuery } from "./list-query.ts";
import type { ListPart } from "./use-pages.ts";

/** Cards of a column that come with the page. */
const CARDS = 30;

/** The columns of a board: one for each choice, and one (null) for records without. */
export type BoardPart<Row> = { by: string; columns: { value: string | null; part: ListPart<Row> }[] };
type Query = { filter?: Filter } & Record<string, unknown>;

/**
 * A list as its address wants to see it: rows, or with `?layout=board&by=kind` the first cards of each column. All that is
 * read is asked for in the same tick, and so in one round trip.
 */
export async function readList<Row>(
  url: string,
  { resource, ours, own }: { resource: string; ours: FilterFields; own: readonly ShownField[] },
  read: (query: Query) => Promise<ListPart<Row>>,
): Promise<{ list: ListPart<Row>; board: BoardPart<Row> | null }> {
  const query = listQuery(url, own) as Query;
  const search = new URL(url).searchParams;
  const wanted = search.get("layout") === "board" ? search.get("by") : null;
  const field = boardFields(resource, ours, own).find(({ id }) => id === wanted);
  if (!field) return { list: await read(query), board: null };
  const values = field.mayBeEmpty ? [...field.values, null] : field.values;
  const columns = await Promise.all(
    values.map(async (value) => {
      const filter = inColumn(query.filter, field.id, value);
      return { value, part: await read({ ...query, limit: CARDS, filter }) };
    }),
  );
  const total = columns.reduce((sum, { part }) => sum + part.page.total, 0);
  return { list: { data: [], page: { next: null, total } }, board: { by: field.id, columns } };
}

/** Beside what is asked already, even if it is of the same field. */
function inColumn(filter: Filter = {}, by: string, value: string | null): Filter {
  const own = { [by]: value === null ? { empty: true } : { in: [value] } };
  return { ...filter, and: [...(filter.and ?? []), own] };
}
