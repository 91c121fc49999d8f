import { type TableLayout, visibleColumns } from "#app/ui/table-layout.ts";
import { listQuery } from "./list-query.ts";
import type { Placed, ViewQuery } from "./list-views.ts";

/** What would be saved of a list as it stands. `url` is its whole address. */
export function queryOf(url: string, columns: readonly Placed[], layout: TableLayout): ViewQuery {
  const { filter = {}, sort, q } = listQuery(url) as Partial<ViewQuery>;
  const { searchParams } = new URL(url);
  const [shape, by, sum] = ["layout", "by", "sum"].map((name) => searchParams.get(name));
  const shown = visibleColumns(columns, layout).map((column) => column.id);
  return {
    filter,
    ...(sort ? { sort } : {}),
    ...(q ? { q } : {}),
    columns: shown,
    ...(shape ? { layout: shape } : {}),
    ...(shape && by ? { by } : {}),
    ...(shape && sum ? { sum } : {}),
  };
}
