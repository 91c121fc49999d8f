/** How one person arranged a table; small enough for a saved view or a cookie. */
export type TableLayout = {
  order?: readonly string[];
  hidden?: readonly string[];
  widths?: Readonly<Record<string, number>>;
};
type Placed = { id: string; fixed?: boolean; extra?: boolean; width?: number };

/** All columns in their arranged order: fixed ones first, unknown ids dropped, new columns where they were declared. */
export function orderedColumns<C extends Placed>(columns: readonly C[], layout: TableLayout): C[] {
  const rank = new Map(layout.order?.map((id, at) => [id, at]));
  const place = (column: C, at: number) => rank.get(column.id) ?? at;
  const placed = columns.map((column, at) => ({ column, at: column.fixed ? -1 : place(column, at) }));
  return placed.sort((one, other) => one.at - other.at).map(({ column }) => column);
}

/** The columns that are shown, in order. */
export function visibleColumns<C extends Placed>(columns: readonly C[], layout: TableLayout): C[] {
  return orderedColumns(columns, layout).filter((column) => isShown(column, layout));
}

/** Fixed columns always are; until somebody chooses, extra ones are not. */
export function isShown(column: Placed, layout: TableLayout): boolean {
  return column.fixed || !(layout.hidden ? layout.hidden.includes(column.id) : column.extra);
}

/** Moves a column beside another shown one: `by` -1 to the left, 1 to the right. Fixed columns stay. */
export function moveColumn<C extends Placed>(
  columns: readonly C[],
  layout: TableLayout,
  id: string,
  by: number,
): TableLayout {
  const target = visibleColumns(columns, layout);
  const next = target[target.findIndex((column) => column.id === id) + by];
  return next ? placeColumn(columns, layout, id, next.id) : layout;
}

/** Puts a column where another one is. */
export function placeColumn<C extends Placed>(
  columns: readonly C[],
  layout: TableLayout,
  id: string,
  where: string,
): TableLayout {
  const order = orderedColumns(columns, layout);
  const from = order.findIndex((column) => column.id === id);
  const to = order.findIndex((column) => column.id === where);
  if (from < 0 || to < 0 || from === to || order[from]?.fixed || order[to]?.fixed) return layout;
  const ids = order.map((column) => column.id);
  ids.splice(to, 0, ...ids.splice(from, 1));
  return { ...layout, order: ids };
}

/** Shows or hides a column. */
export function toggleColumn(columns: readonly Placed[], layout: TableLayout, id: string): TableLayout {
  const hidden = layout.hidden ?? columns.filter((column) => !isShown(column, layout)).map((column) => column.id);
  return { ...layout, hidden: hidden.includes(id) ? hidden.filter((other) => other !== id) : [...hidden, id] };
}

/** Sets a width in pixels, between 64 and 640. */
export function resizeColumn(layout: TableLayout, id: string, width: number): TableLayout {
  return { ...layout, widths: { ...layout.widths, [id]: Math.round(Math.min(640, Math.max(64, width))) } };
}

/** The width of a column: the person's, the column's own, or 160. */
export function columnWidth(column: Placed, layout: TableLayout): number {
  return layout.widths?.[column.id] ?? column.width ?? 160;
}
