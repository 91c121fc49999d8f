import { type FilterField, groupsIn, readFilters, writeFilters } from "#app/ui/filters.ts";
import { orderedColumns, type TableLayout, visibleColumns } from "#app/ui/table-layout.ts";
import { writeFilter } from "#worker/kernel/list/write-filter.ts";

/** A view that comes with the product: its name and the query of its address, "" or with the question mark. */
export type BuiltInView = { id: string; label: string; query: string };
/** A view as the API keeps it. */
export type SavedView = {
  id: string;
  name: string;
  shared: boolean;
  mine: boolean;
  /** The list opens with it. */
  isDefault: boolean;
  /** Roles for which it was chosen. */
  defaultOf: string[];
  query: ViewQuery;
};
export type ViewQuery = {
  filter: Record<string, unknown>;
  sort?: string | undefined;
  q?: string | undefined;
  columns?: string[] | undefined;
  layout?: string | undefined;
  by?: string | undefined;
  sum?: string | undefined;
};
export type Placed = { id: string; fixed?: boolean };

/** The address of a saved view; `view` keeps its tab chosen while its filters are being changed. */
export function viewSearch({ id, query }: Pick<SavedView, "id" | "query">): string {
  const search = new URLSearchParams({ view: id });
  for (const [name, value] of writeFilter(query.filter)) search.append(name, value);
  for (const name of ["sort", "q", "layout", "by", "sum"] as const) if (query[name]) search.set(name, query[name]);
  return `?${search}`;
}

/** Where a list goes that was opened by its bare address, when it opens with a view of its own. */
export function defaultPlace(url: string, saved: readonly SavedView[]): string | undefined {
  const { pathname, search } = new URL(url);
  const view = search === "" ? saved.find(({ isDefault }) => isDefault) : undefined;
  return view && `${pathname}${viewSearch(view)}`;
}

/** The columns of a view over a person's own widths; without any the person's own arrangement. */
export function viewLayout(
  query: { columns?: readonly string[] | undefined } | undefined,
  columns: readonly Placed[],
  own: TableLayout,
): TableLayout {
  const wanted = query?.columns;
  if (!wanted || wanted.length === 0) return own;
  const rest = columns.map((column) => column.id).filter((id) => !wanted.includes(id));
  return { ...own, order: [...wanted, ...rest], hidden: rest };
}

/** True when a list differs from the view it was opened with. `usual` are the columns of a view that names none. */
export function differs(
  view: SavedView,
  search: URLSearchParams,
  fields: readonly FilterField[],
  columns: readonly Placed[],
  layout: TableLayout,
  usual: TableLayout,
): boolean {
  const saved = new URLSearchParams(viewSearch(view));
  if (sameQuestion(saved, search, fields) === false || (saved.get("sort") ?? "") !== (search.get("sort") ?? ""))
    return true;
  const ids = (one: TableLayout) => visibleColumns(orderedColumns(columns, one), one).map((column) => column.id);
  return String(ids(layout)) !== String(ids(viewLayout(view.query, columns, usual)));
}

/** The same filters, words and shape of the list, in whatever spelling. */
export function sameQuestion(one: URLSearchParams, other: URLSearchParams, fields: readonly FilterField[]): boolean {
  const said = (search: URLSearchParams) => {
    const filters = writeFilters(new URLSearchParams(groupsIn(search)), readFilters(search, fields));
    for (const name of ["q", "layout", "by", "sum"]) filters.set(name, search.get(name) ?? "");
    filters.sort();
    return filters.toString();
  };
  return said(one) === said(other);
}
