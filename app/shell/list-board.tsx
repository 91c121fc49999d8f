import type { Column } from "#app/ui/data-table.tsx";
import type { FilterField } from "#app/ui/filters.ts";
import { onDemand } from "#app/ui/on-demand.tsx";
import type { ListBoardProps } from "./lists/list-board.tsx";
import type { BoardPart } from "./read-list.server.ts";
import { partOfLists } from "./words.ts";

const Columns = onDemand<ListBoardProps>(
  async () => (await partOfLists(import("./lists/list-board.tsx"))).ListBoard,
  () => <div className="flex-1" />,
);

type Props<Row> = {
  board: BoardPart<Row>;
  resource: string;
  fields: readonly FilterField[];
  columns: readonly Column<Row>[];
  search: URLSearchParams;
  rowLabel: (row: Row) => string;
  href: ((row: Row) => string) | undefined;
  onEdit: ((row: Row) => void) | undefined;
  mayMove: ((row: Row) => boolean) | undefined;
};

/** A list's rows as a board. Its code knows of a row only what every record has. */
export function ListBoard<Row>({ board, search, mayMove = () => false, ...props }: Props<Row>) {
  const { resource, fields, columns, rowLabel, href, onEdit } = props;
  const known = { fresh: board, columns, rowLabel, href, onEdit, mayMove } as unknown as Omit<
    ListBoardProps,
    "resource" | "fields" | "search"
  >;
  return <Columns key={search.toString()} {...known} {...{ resource, fields, search }} />;
}
