import type { MouseEvent } from "react";
import { Link } from "react-router";
import { useT } from "#app/shell/i18n.tsx";
import { Checkbox } from "./checkbox.tsx";
import { cx } from "./cx.ts";
import type { Column, DataTableProps } from "./data-table.tsx";
import { isSelected, toggleRow } from "./selection.ts";

type Props<Row> = {
  row: Row;
  id: string;
  columns: Column<Row>[];
  table: DataTableProps<Row>;
  ids: string[];
  first: boolean;
};

/** One row: a line of cells, or on phones a card. A press anywhere follows the row's link, or without one edits. */
export function TableRow<Row>({ row, id, columns, table, ids, first }: Props<Row>) {
  const t = useT();
  const { selection, onSelection, href, onEdit, rowLabel } = table;
  const selected = selection !== undefined && isSelected(selection, id);
  return (
    <tr
      data-row={id}
      data-inset-focus
      tabIndex={first ? 0 : -1}
      aria-selected={selection ? selected : undefined}
      onClick={href ? follow : onEdit && ((event) => isPress(event) && onEdit(row))}
      className={cx("group/row", (href || onEdit) && "cursor-pointer")}
    >
      {selection && (
        <td className="tick pr-0">
          <Checkbox
            aria-label={t("ui.table.selectRow", { row: rowLabel(row) })}
            className="-ml-1"
            tabIndex={-1}
            checked={selected}
            onChange={(event) => onSelection?.(toggleRow(selection, id, withShift(event.nativeEvent), ids))}
          />
        </td>
      )}
      {columns.map((column) => (
        <td
          key={column.id}
          data-card={column.card ?? (column.fixed ? "title" : undefined)}
          className={column.align === "end" ? "num text-right" : undefined}
        >
          {column.fixed && href ? (
            <Link to={href(row)} tabIndex={-1} data-row-link className="block truncate font-medium text-text">
              {column.cell(row)}
            </Link>
          ) : (
            column.cell(row)
          )}
        </td>
      ))}
    </tr>
  );
}

// A change of a checkbox comes from a click, which knows the Shift key.
function withShift(event: Event): boolean {
  return "shiftKey" in event && event.shiftKey === true;
}

/** A press on the row itself, not on something in it or in a menu of it, and not the end of marking text. */
function isPress(event: MouseEvent<HTMLElement>): boolean {
  if (!(event.target instanceof Element) || !event.currentTarget.contains(event.target)) return false;
  const inside = event.target.closest("a, button, input, label, select, textarea");
  return !inside && event.button === 0 && !window.getSelection()?.toString();
}

function follow(event: MouseEvent<HTMLElement>) {
  if (!isPress(event)) return;
  const link = event.currentTarget.querySelector<HTMLAnchorElement>("a[data-row-link]");
  link?.dispatchEvent(
    new window.MouseEvent("click", { bubbles: true, cancelable: true, metaKey: event.metaKey, ctrlKey: event.ctrlKey }),
  );
}
