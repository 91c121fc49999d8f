import { type FocusEvent, type RefObject, useEffect, useEffectEvent, useState } from "react";
import type { DataTableProps } from "./data-table.tsx";
import { toggleRow } from "./selection.ts";

/**
 * `j k` and arrows move between rows, `x` ticks (or marks and goes on, where rows can be marked), Space on a row always ticks, `e` edits, Enter
 * opens. The letters work from anywhere on the page as long as nobody is typing and no window is open.
 */
export function useRowKeys<Row>(frame: RefObject<HTMLDivElement | null>, table: DataTableProps<Row>, ids: string[]) {
  const [active, setActive] = useState<string>();
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || isBusy(event.target, frame.current))
      return;
    const onRow = event.target instanceof HTMLElement && event.target.matches("tr[data-row]");
    const at = active === undefined ? -1 : ids.indexOf(active);
    const step =
      event.key === "j" || (onRow && event.key === "ArrowDown")
        ? 1
        : event.key === "k" || (onRow && event.key === "ArrowUp")
          ? -1
          : 0;
    if (step !== 0) {
      event.preventDefault();
      return focusRow(frame.current, ids[Math.min(ids.length - 1, Math.max(0, at + step))]);
    }
    const row = table.rows[at];
    if (row !== undefined && active !== undefined) act(event, row, active, onRow);
  });
  const act = (event: KeyboardEvent, row: Row, id: string, onRow: boolean) => {
    if (table.selection && ((onRow && event.key === " ") || (!table.onMark && event.key.toLowerCase() === "x")))
      table.onSelection?.(toggleRow(table.selection, id, event.shiftKey, ids));
    else if (event.key === "x" && table.onMark) {
      // The row may leave the list: what is beside it has the focus then.
      const at = ids.indexOf(id);
      focusRow(frame.current, ids[at + 1] ?? ids[at - 1]);
      table.onMark(row);
    } else if (table.onEdit && (event.key === "e" || (event.key === "Enter" && onRow && !table.href)))
      table.onEdit(row);
    else if (event.key === "Enter" && onRow)
      findRow(frame.current, id)?.querySelector<HTMLElement>("[data-row-link]")?.click();
    else return;
    event.preventDefault();
  };
  useEffect(() => {
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
  const listeners = {
    onFocus: (event: FocusEvent) => setActive(event.target.closest<HTMLElement>("tr[data-row]")?.dataset.row ?? active),
  };
  return { active: active !== undefined && ids.includes(active) ? active : undefined, listeners };
}

function findRow(frame: HTMLElement | null, id: string | undefined): HTMLElement | undefined {
  return [...(frame?.querySelectorAll<HTMLElement>("tr[data-row]") ?? [])].find((row) => row.dataset.row === id);
}

function focusRow(frame: HTMLElement | null, id: string | undefined): void {
  const row = findRow(frame, id);
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: "nearest" });
}

function isBusy(target: EventTarget | null, frame: HTMLElement | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const typing = target.matches("input:not([type=checkbox]), textarea, select, [contenteditable=true]");
  const inWindow = target.closest("[role=dialog], [role=menu], [role=listbox]");
  return typing || Boolean(inWindow && !inWindow.contains(frame));
}
