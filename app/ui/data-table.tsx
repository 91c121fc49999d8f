import { type ReactNode, useRef } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { cx } from "./cx.ts";
import { onDemand } from "./on-demand.tsx";
import type { Selection } from "./selection.ts";
import { TableHead } from "./table-head.tsx";
import { columnWidth, type TableLayout, visibleColumns } from "./table-layout.ts";
import { TableRow } from "./table-row.tsx";
import type { Sort } from "./table-sort.ts";
import { useRowKeys } from "./use-row-keys.ts";

export type Column<Row> = {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Pixels to begin with; 160 when left out. */
  width?: number;
  align?: "end";
  sortable?: boolean;
  /** First, always shown, not movable: the column that names the row. */
  fixed?: boolean;
  /** Shown only once somebody picks it. */
  extra?: boolean;
  /** Its place in the card a row becomes on phones; left out on phones without one. */
  card?: "title" | "end" | "text" | "state";
};

export type DataTableProps<Row> = {
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowId: (row: Row) => string;
  /** Names a row in words: for its checkbox. */
  rowLabel: (row: Row) => string;
  /** Says what the table holds. */
  label: string;
  href?: (row: Row) => string;
  /** Also what a press on a row does where rows have no `href`. */
  onEdit?: (row: Row) => void;
  /** What `x` does instead of ticking a row; Space ticks. */
  onMark?: ((row: Row) => void) | undefined;
  layout?: TableLayout;
  onLayout?: (layout: TableLayout) => void;
  sort?: readonly Sort[];
  onSort?: (sort: Sort[]) => void;
  selection?: Selection;
  onSelection?: (selection: Selection) => void;
  /** Shown in place of rows when there are none. */
  empty?: ReactNode;
  /** After the rows: a Pager. */
  foot?: ReactNode;
  /** Something on its way for the same columns: rows fade a little. */
  pending?: boolean;
  className?: string;
};

const VirtualRows = onDemand(
  async () => (await import("./virtual-rows.tsx")).VirtualRows,
  ({ line }) => <tbody>{Array.from({ length: many }, (_, at) => line(at))}</tbody>,
);
const many = 100;

/**
 * A real table with sticky head, arranged by mouse and keyboard; cards under 640 px. It scrolls inside itself, so give it
 * a height (in a flex column: nothing to do). `j k` move, `x` ticks, `e` edits, Enter opens.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { rows, rowId, label, layout = {}, selection, empty, foot, pending, className } = props;
  const t = useT();
  const frame = useRef<HTMLDivElement>(null);
  const columns = visibleColumns(props.columns, layout);
  const ids = rows.map(rowId);
  const keys = useRowKeys(frame, props, ids);
  if (rows.length === 0 && empty) return <div className={className}>{empty}</div>;
  const width = columns.reduce((sum, column) => sum + columnWidth(column, layout), selection ? 44 : 0);
  const line = (row: Row, at: number) => (
    <TableRow
      key={ids[at]}
      row={row}
      id={ids[at] ?? ""}
      columns={columns}
      table={props}
      ids={ids}
      first={ids[at] === (keys.active ?? ids[0])}
    />
  );
  return (
    <div
      ref={frame}
      className={cx("data-table scroll-quiet relative min-h-0 flex-1 overflow-auto", className)}
      {...keys.listeners}
    >
      <table
        aria-label={label}
        aria-rowcount={rows.length > many ? rows.length + 1 : undefined}
        aria-busy={pending || undefined}
        className="w-full table-fixed border-separate border-spacing-0"
        style={{ minWidth: width }}
      >
        <colgroup>
          {selection && <col style={{ width: 44 }} />}
          {columns.map((column) => (
            <col key={column.id} style={{ width: columnWidth(column, layout) }} />
          ))}
        </colgroup>
        <TableHead table={props} columns={columns} ids={ids} />
        {rows.length > many ? (
          <VirtualRows
            count={rows.length}
            frame={frame}
            line={(at) => rows.slice(at, at + 1).map((row) => line(row, at))}
            span={columns.length + (selection ? 1 : 0)}
          />
        ) : (
          <tbody className={pending ? "late opacity-60" : undefined}>{rows.map(line)}</tbody>
        )}
      </table>
      {foot}
      <span className="sr-only" role="status">
        {pending ? t("ui.loading") : null}
      </span>
    </div>
  );
}
