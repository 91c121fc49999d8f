import { useMemo, useState } from "react";
import { useT } from "#app/shell/i18n.tsx";
import { useApi } from "#app/shell/use-api.ts";
import type { ListPart } from "#app/shell/use-pages.ts";
import type { Filter } from "#worker/kernel/list/fields.ts";
import { readQuery } from "#worker/kernel/list/read-query.ts";
import { writeFilter } from "#worker/kernel/list/write-filter.ts";
import { type Board, type Card, columnOf, type Moved, withMore, withMove } from "./board-state.ts";
import { pathOf } from "./finders.ts";
import { usePutRecord } from "./put-record.ts";

type More<Row> = ReadonlyMap<string | null, { data: readonly Row[]; next: string | null }>;
const PART = 50;

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
  const api = useApi();
  const save = usePutRecord<Row>(resource);
  const [more, setMore] = useState<More<Row>>(new Map());
  const [moves, setMoves] = useState<readonly Moved<Row>[]>([]);
  const [loading, setLoading] = useState<string | null>();
  const path = pathOf(resource);
  const board = useMemo(() => {
    const known = new Map(fresh.columns.flatMap(({ part }) => part.data.map((row) => [row.id, row.version])));
    const open = moves.filter(({ row }) => (known.get(row.id) ?? -1) <= row.version);
    return open.reduce(withMove, withMore(fresh, more));
  }, [fresh, more, moves]);

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
  const loadMore = async (value: string | null) => {
    const column = board.columns.find((one) => one.value === value);
    const next = column?.part.page.next;
    if (!column || !next || loading !== undefined) return;
    setLoading(value);
    const { output } = await api<ListPart<Row>>(`GET /${path}?${asked(search, fresh.by, value, next)}`);
    const before = more.get(value)?.data ?? [];
    if (output) setMore(new Map([...more, [value, { data: [...before, ...output.data], next: output.page.next }]]));
    setLoading(undefined);
  };
  return { board, move, loadMore, loading };
}

/** The rest of a column, as the API is asked for it. */
function asked(search: URLSearchParams, by: string, value: string | null, cursor: string): URLSearchParams {
  const filter = (readQuery(new URLSearchParams([...search].filter(([name]) => name.startsWith("filter[")))).filter ??
    {}) as Filter;
  const own = { [by]: value === null ? { empty: true } : { in: [value] } };
  const rest = [...search].filter(([name]) => name === "q" || name === "sort");
  const pairs = writeFilter({ ...filter, and: [...(filter.and ?? []), own] });
  return new URLSearchParams([...rest, ...pairs, ["limit", String(PART)], ["cursor", cursor]]);
}
