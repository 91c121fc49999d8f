import type { BoardPart } from "#app/shell/read-list.server.ts";
import type { ListPart } from "#app/shell/use-pages.ts";
import { customName, isCustom } from "#worker/kernel/custom/field.ts";

export type Card = { id: string; version: number };
export type Board<Row> = BoardPart<Row>;
export type Column<Row> = Board<Row>["columns"][number];
/** A card that was put elsewhere; `row` as it is since. */
export type Moved<Row> = { row: Row; to: string | null };

/** In which column a card stands. */
export function columnOf<Row extends Card>(board: Board<Row>, id: string): Column<Row> | undefined {
  return board.columns.find(({ part }) => part.data.some((row) => row.id === id));
}

/** The board with a card put on top of a column; counts go along. */
export function withMove<Row extends Card>(board: Board<Row>, { row, to }: Moved<Row>): Board<Row> {
  const from = columnOf(board, row.id);
  if (from && from.value === to) return withRow(board, row);
  const columns = board.columns.map((column) => {
    const { data, page } = column.part;
    if (column === from)
      return { ...column, part: { data: data.filter(({ id }) => id !== row.id), page: counted(page, board, row, -1) } };
    if (column.value === to)
      return { ...column, part: { data: [row, ...data], page: from ? counted(page, board, row, 1) : page } };
    return column;
  });
  return { ...board, columns };
}

/** The board with rows after the first ones of some columns, by their value; what stands elsewhere by now is left out. */
export function withMore<Row extends Card>(
  board: Board<Row>,
  more: ReadonlyMap<string | null, { data: readonly Row[]; next: string | null }>,
): Board<Row> {
  const first = new Set(board.columns.flatMap(({ part }) => part.data.map(({ id }) => id)));
  const columns = board.columns.map((column) => {
    const rest = more.get(column.value);
    if (!rest) return column;
    const data = [...column.part.data, ...rest.data.filter(({ id }) => !first.has(id))];
    return { ...column, part: { data, page: { ...column.part.page, next: rest.next } } };
  });
  return { ...board, columns };
}

function withRow<Row extends Card>(board: Board<Row>, row: Row): Board<Row> {
  const columns = board.columns.map((column) => ({
    ...column,
    part: { ...column.part, data: column.part.data.map((one) => (one.id === row.id ? row : one)) },
  }));
  return { ...board, columns };
}

type Page = ListPart<unknown>["page"];

/** With a card more or fewer, and what it is worth. */
function counted<Row extends Card>(page: Page, { sums: summed }: Board<Row>, row: Row, by: 1 | -1): Page {
  const sums = summed.reduce((all, { id }) => added(all, id, row, by), page.sums ?? []);
  return { ...page, total: page.total + by, sums };
}

function added(sums: NonNullable<Page["sums"]>, field: string, row: Card, by: 1 | -1): NonNullable<Page["sums"]> {
  const { custom = {}, ...values } = row as unknown as Record<string, unknown> & { custom?: Record<string, unknown> };
  const own = isCustom(field);
  const value = own ? custom[field.slice(customName("").length)] : values[field];
  if (typeof value !== "number") return sums;
  const currency = own ? null : String(values.currency);
  const is = (sum: { field: string; currency: string | null }) => sum.field === field && sum.currency === currency;
  if (!sums.some(is)) return [...sums, { field, currency, value: by * value }];
  return sums.map((sum) => (is(sum) ? { ...sum, value: sum.value + by * value } : sum));
}
