import type { ShapePart } from "#app/shell/read-list.server.ts";
import type { Column as TableColumn } from "#app/ui/data-table.tsx";
import type { FilterField } from "#app/ui/filters.ts";
import type { Card } from "./board-state.ts";
import { ListBoard } from "./list-board.tsx";
import { ListCalendar } from "./list-calendar.tsx";

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
};

export function Shape({ shape, ...props }: ShapeProps) {
  return "columns" in shape ? <ListBoard {...props} fresh={shape} /> : <ListCalendar {...props} fresh={shape} />;
}
