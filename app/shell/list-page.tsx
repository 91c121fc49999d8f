import { type ReactNode, useState } from "react";
import { useNavigation, useSearchParams } from "react-router";
import { type Column, DataTable } from "#app/ui/data-table.tsx";
import type { FilterField } from "#app/ui/filters.ts";
import { Pager } from "#app/ui/pager.tsx";
import { nothingSelected, type Selection } from "#app/ui/selection.ts";
import { readSort, type Sort, writeSort } from "#app/ui/table-sort.ts";
import { type CustomColumns, useColumnsWith } from "./custom/columns.tsx";
import { useFiltersWith } from "./custom/filters.ts";
import { useFormat, useT } from "./i18n.tsx";
import type { BulkList } from "./list-bulk.tsx";
import { withoutFilters } from "./list-filters.tsx";
import type { ListLayout } from "./list-layout.ts";
import { isNarrowed } from "./list-query.ts";
import { ListShape } from "./list-shape.tsx";
import { ListTools, withParam } from "./list-tools.tsx";
import { type ListViews, ListViewTabs } from "./list-view-tabs.tsx";
import { differs } from "./list-views.ts";
import { NothingMatches } from "./nothing-matches.tsx";
import { PageBar, PageHeader } from "./page-header.tsx";
import type { ShapePart } from "./read-list.server.ts";
import { useListLayout } from "./use-list-layout.ts";
import { type ListPart, usePages } from "./use-pages.ts";
import { useShortcuts } from "./use-shortcuts.ts";

const COUNT_CAP = 10_000;

export type ListPageProps<Row, Answer> = {
  /** Names the list's cookie; one word. */
  list: string;
  title: string;
  part: ListPart<Row>;
  /** Finds the list in the loader's answer, for the pages after the first. Keep it stable. */
  select: (answer: Answer) => ListPart<Row>;
  columns: readonly Column<Row>[];
  fields: readonly FilterField[];
  /** The agency's own fields on these records: columns and filters more. */
  custom?: CustomColumns;
  /** The rows as a board or calendar, where the address asks for one; null where it does not. Undefined where none can be had. */
  shape?: ShapePart<Row> | null;
  /** Whether a record may be put elsewhere. */
  mayMove?: (row: Row) => boolean;
  /** What the address says of the table, where that is not what the list is without a word. */
  tableLayout?: string;
  /** What the board that the list is without a word has for columns. */
  ownBoard?: string;
  layout: ListLayout;
  rowId: (row: Row) => string;
  rowLabel: (row: Row) => string;
  href?: (row: Row) => string;
  onEdit?: (row: Row) => void;
  /** What `x` does instead of ticking a row. */
  onMark?: ((row: Row) => void) | undefined;
  /** What the records are called that the address filters by: see `namesIn`. */
  names?: Readonly<Record<string, string>>;
  /** Names that only the page knows, where `names` has none. */
  nameOf?: (field: string, value: string) => string | undefined;
  /** Tabs: the views that come with the list and, as the loader read them, the saved ones. */
  views?: ListViews;
  actions?: ReactNode;
  /** After the title and its count. */
  mark?: ReactNode;
  /** False where the list takes no free text. */
  searchable?: boolean;
  /** Runs `c`. */
  onCreate?: () => void;
  /** What can be done with the ticked rows, or with all that match; its code may load when the first one is ticked. */
  bulk?: ((list: BulkList<Row>) => ReactNode) | undefined;
  /** Between the bars and the rows: a line to add one. */
  above?: ReactNode;
  /** When there is nothing at all yet: teach the first step. */
  empty: ReactNode;
  /** Instead of the table: what the page makes of the same rows by itself. */
  children?: ReactNode;
};

/** Every list of records: title, views, search, filters, columns, rows, the rest of the rows. Its state is its address. */
export function ListPage<Row, Answer>(props: ListPageProps<Row, Answer>) {
  const { list, title, rowId, rowLabel, href, onEdit, onMark, actions, views } = props;
  const columns = useColumnsWith(props.columns, props.custom);
  const fields = useFiltersWith(props.fields, props.custom);
  const t = useT();
  const format = useFormat();
  const [search, setSearch] = useSearchParams();
  const { chosen, layout, usual, arrange } = useListLayout(list, views?.saved, columns, props.layout);
  const { selection, setSelection, ticked } = useSelection(search);
  const pages = usePages(props.part, props.select);
  const pending = useNavigation().state === "loading";
  const sortable = columns.filter((column) => column.sortable).map((column) => column.id);
  const change = (next: URLSearchParams) => {
    next.delete("cursor");
    setSearch(next, { preventScrollReset: true });
  };
  useShortcuts(props.onCreate ? { c: props.onCreate } : {});
  const sort = readSort(search.get("sort"), sortable);
  const sortBy = (next: Sort[]) => change(withParam(search, "sort", writeSort(next)));
  const asked = { resource: views?.resource ?? list, fields, columns, search, onChange: change };
  const { shape, mayMove } = props;
  const table = { label: title, layout, onLayout: arrange, sort, onSort: sortBy };
  // Without any group there is a table without rows.
  const shaped = shape && !("groups" in shape && shape.columns.length === 0);
  const isTable = !props.children && (!shaped || "groups" in shape);
  const children =
    props.children ?? (shaped && <ListShape {...asked} {...table} {...{ shape, mayMove, rowLabel, href, onEdit }} />);
  const total = pages.total >= COUNT_CAP ? `${format.number(COUNT_CAP)}+` : pages.total;
  return (
    <>
      <PageHeader title={title} count={total} mark={props.mark} actions={actions} />
      <PageBar>
        {views && (
          <ListViewTabs
            views={views}
            fields={fields}
            chosen={chosen}
            changed={chosen !== undefined && differs(chosen, search, fields, columns, layout, usual)}
            query={async () => (await import("./query-of.ts")).queryOf(window.location.href, columns, layout)}
          />
        )}
        <ListTools
          {...props}
          {...asked}
          sortBy={isTable ? sortBy : undefined}
          arrange={isTable ? arrange : undefined}
          layout={layout}
          sort={sort}
        />
      </PageBar>
      {props.above}
      {children || (
        <DataTable
          {...table}
          rows={pages.rows}
          columns={columns}
          rowId={rowId}
          rowLabel={rowLabel}
          {...(href ? { href } : {})}
          {...(onEdit ? { onEdit } : {})}
          onMark={onMark}
          {...(props.bulk ? { selection, onSelection: setSelection } : {})}
          pending={pending}
          empty={
            isNarrowed(search, fields) ? (
              <NothingMatches onClear={() => change(withParam(withoutFilters(search), "q", ""))} />
            ) : (
              props.empty
            )
          }
          foot={
            <Pager
              shown={pages.rows.length}
              total={total}
              hasMore={pages.hasMore}
              loading={pages.loading}
              onMore={pages.loadMore}
              infinite
            />
          }
        />
      )}
      {props.bulk &&
        ticked &&
        props.bulk({
          rows: pages.rows,
          total: pages.total,
          rowId,
          selection,
          onSelection: setSelection,
        })}
      <span className="sr-only" role="status">
        {pending ? t("shell.loading") : ""}
      </span>
    </>
  );
}

/** What is ticked, until the list shows other rows; and whether anything ever was. */
function useSelection(search: URLSearchParams) {
  const asked = String(new URLSearchParams([...search].filter(([name]) => /^(q|view|layout|filter\[.*)$/.test(name))));
  const [{ of, selection, ticked }, setState] = useState({ of: asked, selection: nothingSelected, ticked: false });
  const setSelection = (next: Selection) =>
    setState({ of: asked, selection: next, ticked: ticked || next !== nothingSelected });
  if (of !== asked) setSelection(nothingSelected);
  return { selection, setSelection, ticked };
}
