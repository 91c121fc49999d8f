import { Search } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useNavigation, useSearchParams } from "react-router";
import { type BulkAction, BulkBar } from "#app/ui/bulk-bar.tsx";
import { Button } from "#app/ui/button.tsx";
import { ColumnPicker } from "#app/ui/column-picker.tsx";
import { type Column, DataTable } from "#app/ui/data-table.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { FilterBar } from "#app/ui/filter-bar.tsx";
import { type FilterField, readFilters, writeFilters } from "#app/ui/filters.ts";
import { Input } from "#app/ui/input.tsx";
import { Pager } from "#app/ui/pager.tsx";
import { nothingSelected, type Selection } from "#app/ui/selection.ts";
import type { TableLayout } from "#app/ui/table-layout.ts";
import { readSort, writeSort } from "#app/ui/table-sort.ts";
import { type View, ViewTabs } from "#app/ui/view-tabs.tsx";
import { useFormat, useT } from "./i18n.tsx";
import { keepLayout } from "./list-layout.ts";
import { isNarrowed } from "./list-query.ts";
import { PageBar, PageHeader } from "./page-header.tsx";
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
  layout: TableLayout;
  rowId: (row: Row) => string;
  rowLabel: (row: Row) => string;
  href?: (row: Row) => string;
  onEdit?: (row: Row) => void;
  nameOf?: (field: string, value: string) => string | undefined;
  views?: { all: readonly View[]; current: string | undefined; onAdd?: () => void };
  actions?: ReactNode;
  /** False where the list takes no free text. */
  searchable?: boolean;
  /** Runs `c`. */
  onCreate?: () => void;
  bulk?: (selection: Selection) => readonly BulkAction[];
  /** When there is nothing at all yet: teach the first step. */
  empty: ReactNode;
  /** Instead of the table: a board over the same rows. */
  children?: ReactNode;
};

/** Every list of records: title, views, search, filters, columns, rows, the rest of the rows. Its state is its address. */
export function ListPage<Row, Answer>(props: ListPageProps<Row, Answer>) {
  const { list, title, fields, columns, rowId, rowLabel, href, onEdit, actions, views, children } = props;
  const t = useT();
  const format = useFormat();
  const [search, setSearch] = useSearchParams();
  const [layout, setLayout] = useState(props.layout);
  const [selection, setSelection] = useState<Selection>(nothingSelected);
  const pages = usePages(props.part, props.select);
  const pending = useNavigation().state === "loading";
  const sortable = columns.filter((column) => column.sortable).map((column) => column.id);
  const change = (next: URLSearchParams) => {
    next.delete("cursor");
    setSelection(nothingSelected);
    setSearch(next, { preventScrollReset: true });
  };
  const arrange = (next: TableLayout) => {
    setLayout(next);
    keepLayout(list, next);
  };
  useShortcuts(props.onCreate ? { c: props.onCreate } : {});
  const total = pages.total >= COUNT_CAP ? `${format.number(COUNT_CAP)}+` : pages.total;
  return (
    <>
      <PageHeader title={title} count={total} actions={actions} />
      <PageBar>
        {views && (
          <ViewTabs views={views.all} current={views.current} {...(views.onAdd ? { onAdd: views.onAdd } : {})} />
        )}
        <div className="ml-auto flex min-w-0 flex-wrap items-center gap-2 max-sm:ml-0 max-sm:w-full">
          <FilterBar
            fields={fields}
            filters={readFilters(search, fields)}
            onChange={(filters) => change(writeFilters(search, filters))}
            {...(props.nameOf ? { nameOf: props.nameOf } : {})}
          />
          {props.searchable !== false && <SearchField value={search.get("q") ?? ""} onChange={(q) => change(withParam(search, "q", q))} />}
          {!children && <ColumnPicker columns={columns} layout={layout} onLayout={arrange} />}
        </div>
      </PageBar>
      {children ?? (
        <DataTable
          label={title}
          rows={pages.rows}
          columns={columns}
          rowId={rowId}
          rowLabel={rowLabel}
          {...(href ? { href } : {})}
          {...(onEdit ? { onEdit } : {})}
          layout={layout}
          onLayout={arrange}
          sort={readSort(search.get("sort"), sortable)}
          onSort={(sort) => change(withParam(search, "sort", writeSort(sort)))}
          {...(props.bulk ? { selection, onSelection: setSelection } : {})}
          pending={pending}
          empty={
            isNarrowed(search, fields) ? (
              <NothingMatches onClear={() => change(withParam(writeFilters(search, []), "q", ""))} />
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
      {props.bulk && (
        <BulkBar
          selection={selection}
          onSelection={setSelection}
          matching={pages.total}
          actions={props.bulk(selection)}
        />
      )}
      <span className="sr-only" role="status">
        {pending ? t("shell.loading") : ""}
      </span>
    </>
  );
}

function NothingMatches({ onClear }: { onClear: () => void }) {
  const t = useT();
  return (
    <EmptyState
      icon={Search}
      title={t("shell.list.nothing")}
      text={t("shell.list.nothingText")}
      action={<Button onClick={onClear}>{t("shell.list.clear")}</Button>}
    />
  );
}

/** `/` goes there; what is typed becomes the address after a short rest. */
function SearchField({ value, onChange }: { value: string; onChange: (q: string) => void }) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const [sent, setSent] = useState(value);
  if (value !== sent) {
    setSent(value);
    setText(value);
  }
  useShortcuts({ "/": () => input.current?.focus() });
  useEffect(() => {
    if (text === sent) return;
    const timer = setTimeout(() => {
      setSent(text);
      onChange(text);
    }, 250);
    return () => clearTimeout(timer);
  }, [text, sent, onChange]);
  return (
    <div className="w-48 max-sm:min-w-0 max-sm:flex-1">
      <Input
        ref={input}
        type="search"
        icon={Search}
        value={text}
        aria-label={t("shell.list.search")}
        placeholder={t("shell.list.search")}
        onChange={(event) => setText(event.target.value)}
      />
    </div>
  );
}

function withParam(search: URLSearchParams, name: string, value: string): URLSearchParams {
  const next = new URLSearchParams(search);
  if (value) next.set(name, value);
  else next.delete(name);
  return next;
}
