import { useMemo, useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { type Board, type Card, columnOf, type Moved, withMove } from "./board-state.ts";
import { usePutRecord } from "./put-record.ts";
import { useMore } from "./use-more.ts";

type Asked<Row> = {
  fresh: Board<Row>;
  resource: string;
  search: URLSearchParams;
  nameOf: (row: Row) => string;
  labelOf: (value: string | null) => string;
};

/** The board as it is seen: what the server said, cards loaded after the first, and moves since. */
export function useListBoard<Row extends Card>({ fresh, resource, search, nameOf, labelOf }: Asked<Row>) {
  const t = useT();
  const save = usePutRecord<Row>(resource);
  const { board: longer, loadMore, loading } = useMore({ fresh, resource, search });
  const [moves, setMoves] = useState<readonly Moved<Row>[]>([]);
  const board = useMemo(() => {
    const known = new Map(fresh.columns.flatMap(({ part }) => part.data.map((row) => [row.id, row.version])));
    const open = moves.filter(({ row }) => (known.get(row.id) ?? -1) <= row.version);
    return open.reduce(withMove, longer);
  }, [fresh, longer, moves]);

  const put = async (row: Row, to: string | null, undo?: string | null): Promise<void> => {
    const others = moves.filter((move) => move.row.id !== row.id);
    setMoves([...others, { row, to }]);
    const name = nameOf(row);
    const said = t("lists.board.moved", { name, column: labelOf(to) });
    const back = (now: Row) => void put(now, undo ?? null);
    const next = await save({ row, field: fresh.by, value: to, name, ...(undo === undefined ? {} : { said, back }) });
    setMoves((all) => [...all.filter((move) => move.row.id !== row.id), ...(next ? [{ row: next, to }] : [])]);
  };
  const move = (row: Row, to: string | null) => {
    const from = columnOf(board, row.id);
    if (from && from.value !== to) void put(row, to, from.value);
  };
  return { board, move, loadMore, loading };
}
