import { ColumnPicker } from "#app/ui/column-picker.tsx";
import type { Column } from "#app/ui/data-table.tsx";
import type { FilterField } from "#app/ui/filters.ts";
import { onDemand } from "#app/ui/on-demand.tsx";
import { SortMenu } from "#app/ui/sort-menu.tsx";
import type { TableLayout } from "#app/ui/table-layout.ts";
import type { Sort } from "#app/ui/table-sort.ts";
import type { ShownField } from "#worker/kernel/custom/field.ts";
import { ListFilters } from "./list-filters.tsx";
import { SearchField } from "./list-search.tsx";
import type { ListMenusProps } from "./lists/list-menus.tsx";
import { partOfLists } from "./words.ts";

const ListMenus = onDemand<ListMenusProps>(
  async () => (await partOfLists(import("./lists/list-menus.tsx"))).ListMenus,
  () => <span className="size-6 touch:size-11" />,
);

type Props<Row> = {
  resource: string;
  fields: readonly FilterField[];
  columns: readonly Column<Row>[];
  custom?: { fields: readonly ShownField[] };
  search: URLSearchParams;
  onChange: (search: URLSearchParams) => void;
  names?: Readonly<Record<string, string>>;
  nameOf?: (field: string, value: string) => string | undefined;
  searchable?: boolean;
  sort: Sort[];
  /** Without these two there is no table to be sorted and arranged. */
  sortBy: ((sort: Sort[]) => void) | undefined;
  layout: TableLayout;
  arrange: ((layout: TableLayout) => void) | undefined;
  /** Undefined where none can be had. */
  shape?: unknown;
  tableLayout?: string;
  ownBoard?: string;
};

/** What can be done with a list as a whole: narrow, search, sort, lay out. */
export function ListTools<Row>({ columns, custom, search, onChange, names, nameOf, ...props }: Props<Row>) {
  const { resource, fields, sort, sortBy, layout, arrange } = props;
  return (
    <div className="ml-auto flex min-w-0 flex-wrap items-center justify-end gap-2 max-sm:ml-0 max-sm:w-full max-sm:gap-1">
      <ListFilters
        resource={resource}
        fields={fields}
        search={search}
        onChange={onChange}
        nameOf={(field, value) => names?.[value] ?? nameOf?.(field, value)}
      />
      {props.searchable !== false && (
        <SearchField value={search.get("q") ?? ""} onChange={(q) => onChange(withParam(search, "q", q))} />
      )}
      {sortBy && columns.some(({ sortable }) => sortable) && (
        <SortMenu columns={columns} sort={sort} onSort={sortBy} className="sm:hidden" />
      )}
      {props.shape !== undefined && custom && (
        <ListMenus
          {...{ resource, fields, search, onChange, columns, layout }}
          own={custom.fields}
          table={props.tableLayout}
          ownBoard={props.ownBoard}
        />
      )}
      {arrange && <ColumnPicker columns={columns} layout={layout} onLayout={arrange} />}
    </div>
  );
}

/** An address with another value, or without. */
export function withParam(search: URLSearchParams, name: string, value: string): URLSearchParams {
  const next = new URLSearchParams(search);
  if (value) next.set(name, value);
  else next.delete(name);
  return next;
}
