import { ArrowDown, ArrowUp } from "lucide-react";
import { type DragEvent, type KeyboardEvent, useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { Checkbox } from "./checkbox.tsx";
import type { ColumnResizerProps } from "./column-resizer.tsx";
import { cx } from "./cx.ts";
import type { Column, DataTableProps } from "./data-table.tsx";
import { onDemand } from "./on-demand.tsx";
import { headState, toggleAll } from "./selection.ts";
import { moveColumn, placeColumn, visibleColumns } from "./table-layout.ts";
import { toggleSort } from "./table-sort.ts";

type Props<Row> = { table: DataTableProps<Row>; columns: Column<Row>[]; ids: string[] };
// Nothing to be seen before a pointer comes near.
const ColumnResizer = onDemand<ColumnResizerProps>(async () => (await import("./column-resizer.tsx")).ColumnResizer);
const cellLook =
  "sticky top-0 z-10 h-8.5 border-line border-b bg-panel px-2.5 text-left font-medium text-sm text-text-3 first:pl-(--page)";

/** The sticky head: tick all, sort, move (Shift and arrows, or drag), resize. */
export function TableHead<Row>({ table, columns, ids }: Props<Row>) {
  const t = useT();
  const { selection, onSelection } = table;
  const [said, setSaid] = useState("");
  const state = selection ? headState(selection, ids) : "none";
  return (
    <thead>
      <tr>
        {selection && (
          <th scope="col" className={cx(cellLook, "pr-0 pl-(--page)")}>
            <Checkbox
              aria-label={t("ui.table.selectAll")}
              className="-ml-1"
              checked={state === "all"}
              indeterminate={state === "some"}
              onChange={() => onSelection?.(toggleAll(selection, ids))}
            />
          </th>
        )}
        {columns.map((column) => (
          <HeadCell key={column.id} column={column} table={table} say={setSaid} />
        ))}
      </tr>
      <tr className="sr-only">
        <td colSpan={columns.length} role="status">
          {said}
        </td>
      </tr>
    </thead>
  );
}

function HeadCell<Row>({
  column,
  table,
  say,
}: {
  column: Column<Row>;
  table: DataTableProps<Row>;
  say: (text: string) => void;
}) {
  const t = useT();
  const { sort = [], onSort, layout = {}, onLayout } = table;
  const rank = sort.findIndex((entry) => entry.id === column.id);
  const sorted = sort[rank]?.direction;
  const movable = onLayout && !column.fixed;
  const move = (event: KeyboardEvent) => {
    const by = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
    if (!movable || !event.shiftKey || by === 0) return;
    event.preventDefault();
    const next = moveColumn(table.columns, layout, column.id, by);
    onLayout(next);
    const position = visibleColumns(table.columns, next).findIndex((other) => other.id === column.id) + 1;
    say(t("ui.table.moved", { column: column.header, position }));
  };
  const drag = movable ? dragging(column.id, (id) => onLayout(placeColumn(table.columns, layout, id, column.id))) : {};
  const Arrow = sorted === "desc" ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      aria-sort={sorted ? (sorted === "asc" ? "ascending" : "descending") : undefined}
      className={cx(cellLook, "group")}
      {...drag}
    >
      {(column.sortable && onSort) || movable ? (
        <button
          type="button"
          data-inset-focus
          aria-keyshortcuts={movable ? "Shift+ArrowLeft Shift+ArrowRight" : undefined}
          onKeyDown={move}
          onClick={(event) => column.sortable && onSort?.(toggleSort(sort, column.id, event.shiftKey))}
          className={cx(
            "-mx-1 flex min-h-6 w-[calc(100%+8px)] items-center gap-1 rounded px-1 font-medium",
            column.align === "end" && "flex-row-reverse",
            column.sortable ? "hover:text-text" : "cursor-default",
            sorted && "text-text",
          )}
        >
          <span className="truncate">{column.header}</span>
          {column.sortable && (
            <Arrow
              size={13}
              aria-hidden="true"
              className={cx("shrink-0", !sorted && "opacity-0 group-hover:opacity-40")}
            />
          )}
          {sorted && sort.length > 1 && (
            <span aria-hidden="true" className="num -ml-0.5 text-text-3 text-xs">
              {rank + 1}
            </span>
          )}
        </button>
      ) : (
        <span className={cx("block truncate", column.align === "end" && "text-right")}>{column.header}</span>
      )}
      {onLayout && <ColumnResizer column={column} layout={layout} onLayout={onLayout} />}
    </th>
  );
}

const dragType = "application/x-column";

function dragging(id: string, drop: (id: string) => void) {
  return {
    draggable: true,
    onDragStart: (event: DragEvent) => event.dataTransfer.setData(dragType, id),
    onDragOver: (event: DragEvent) => event.dataTransfer.types.includes(dragType) && event.preventDefault(),
    onDrop: (event: DragEvent) => {
      const dragged = event.dataTransfer.getData(dragType);
      if (dragged) drop(dragged);
    },
  };
}
