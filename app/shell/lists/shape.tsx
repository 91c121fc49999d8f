import type { ShapePart } from "#app/shell/read-list.server.ts";
import type { Column as TableColumn } from "#app/ui/data-table.tsx";
import type { FilterField } from "#app/ui/filters.ts";
import type { TableLayout } from "#app/ui/table-layout.ts";
import type { Sort } from "#app/ui/table-sort.ts";
import type { Card } from "./board-state.ts";
import { ListBoard } from "./list-board.tsx";
import { ListCalendar } from "./list-calendar.tsx";
import { ListGroups } from "./list-groups.tsx";

export type ShapeProps = {
  shape: ShapePart<Card>;
  resource: string;
  search: URLSearchParams;
  onChange: (search: URLSearchParams) => void;
  fields: readonly FilterField[];
  columns: readonly TableColumn<Card>[];
  rowLabel: (row: Card) => string;
  href: ((row: Card) => string) | undefined;
  onEdit: ((row: Card) => void) | undefined;
  mayMove: (row: Card) => boolean;
  /** Of a table of groups, as of any. */
  label: string;
  layout: TableLayout;
  onLayout: (layout: TableLayout) => void;
  sort: readonly Sort[];
  onSort: (sort: Sort[]) => void;
};

export function Shape({ shape, ...props }: ShapeProps) {
  if (!("columns" in shape)) return <ListCalendar {...props} fresh={shape} />;
  return shape.groups ? <ListGroups {...props} fresh={shape} /> : <ListBoard {...props} fresh={shape} />;
}
