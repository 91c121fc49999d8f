import type { Column } from "#app/ui/data-table.tsx";
import type { FilterField } from "#app/ui/filters.ts";
import { onDemand } from "#app/ui/on-demand.tsx";
import type { TableLayout } from "#app/ui/table-layout.ts";
import type { Sort } from "#app/ui/table-sort.ts";
import type { ShapeProps } from "./lists/shape.tsx";
import type { ShapePart } from "./read-list.server.ts";
import { partOfLists } from "./words.ts";

const Shape = onDemand<ShapeProps>(
  async () => (await partOfLists(import("./lists/shape.tsx"))).Shape,
  () => <div className="flex-1" />,
);

type Props<Row> = {
  shape: ShapePart<Row>;
  resource: string;
  fields: readonly FilterField[];
  columns: readonly Column<Row>[];
  search: URLSearchParams;
  onChange: (search: URLSearchParams) => void;
  rowLabel: (row: Row) => string;
  href: ((row: Row) => string) | undefined;
  onEdit: ((row: Row) => void) | undefined;
  mayMove: ((row: Row) => boolean) | undefined;
  label: string;
  layout: TableLayout;
  onLayout: (layout: TableLayout) => void;
  sort: readonly Sort[];
  onSort: (sort: Sort[]) => void;
};

/** A list's rows as a board, groups of a table or a calendar. Their code knows of a row only what every record has. */
export function ListShape<Row>({ mayMove = () => false, ...props }: Props<Row>) {
  return <Shape key={props.search.toString()} {...(props as unknown as ShapeProps)} mayMove={mayMove as never} />;
}
