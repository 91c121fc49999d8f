/** Rows that are ticked: some by id, or all that match the list's filter (also those not loaded). */
export type Selection = { all: boolean; ids: ReadonlySet<string>; last?: string };

export const nothingSelected: Selection = { all: false, ids: new Set() };

/** Ticks or unticks a row; with `range` (Shift) everything between it and the last one. */
export function toggleRow(selection: Selection, id: string, range: boolean, rows: readonly string[]): Selection {
  const ids = new Set(selection.all ? rows : selection.ids);
  const on = !ids.has(id);
  const from = range && selection.last !== undefined ? rows.indexOf(selection.last) : -1;
  const to = rows.indexOf(id);
  const touched = from < 0 || to < 0 ? [id] : rows.slice(Math.min(from, to), Math.max(from, to) + 1);
  for (const row of touched) {
    if (on) ids.add(row);
    else ids.delete(row);
  }
  return { all: false, ids, last: id };
}

/** Ticks every row that is loaded, or none when they all are. */
export function toggleAll(selection: Selection, rows: readonly string[]): Selection {
  return headState(selection, rows) === "all" ? nothingSelected : { all: false, ids: new Set(rows) };
}

/** What the box in the header shows. */
export function headState(selection: Selection, rows: readonly string[]): "none" | "some" | "all" {
  if (selection.all) return "all";
  const ticked = rows.filter((row) => selection.ids.has(row)).length;
  if (ticked === 0) return selection.ids.size > 0 ? "some" : "none";
  return ticked === rows.length ? "all" : "some";
}

/** True when a row is ticked. */
export function isSelected(selection: Selection, id: string): boolean {
  return selection.all || selection.ids.has(id);
}
