import { useMemo, useState } from "react";
import { inGroup } from "#app/shell/group-fields.ts";
import { useApi } from "#app/shell/use-api.ts";
import type { ListPart } from "#app/shell/use-pages.ts";
import type { Filter } from "#worker/kernel/list/fields.ts";
import { readQuery } from "#worker/kernel/list/read-query.ts";
import { writeFilter } from "#worker/kernel/list/write-filter.ts";
import { type Board, type Card, withMore } from "./board-state.ts";
import { pathOf } from "./finders.ts";

type More<Row> = ReadonlyMap<string | null, { data: readonly Row[]; next: string | null }>;
type Asked<Row> = { fresh: Board<Row>; resource: string; search: URLSearchParams };
const PART = 50;

/** Columns or groups with the rows that were loaded after the first; of a group that came without any, the first as well. */
export function useMore<Row extends Card>({ fresh, resource, search }: Asked<Row>) {
  const api = useApi();
  const [more, setMore] = useState<More<Row>>(new Map());
  const [loading, setLoading] = useState<string | null>();
  const board = useMemo(() => withMore(fresh, more), [fresh, more]);
  const loadMore = async (value: string | null) => {
    const part = board.columns.find((one) => one.value === value)?.part;
    if (!part || (part.page.next === null && part.data.length > 0) || loading !== undefined) return;
    setLoading(value);
    const rest = asked(search, fresh, value, part.page.next);
    const { output } = await api<ListPart<Row>>(`GET /${pathOf(resource)}?${rest}`);
    const before = more.get(value)?.data ?? [];
    if (output) setMore(new Map([...more, [value, { data: [...before, ...output.data], next: output.page.next }]]));
    setLoading(undefined);
  };
  return { board, loadMore, loading };
}

/** The rest of a column, as the API is asked for it. */
function asked(
  search: URLSearchParams,
  { by, groups }: Pick<Board<Card>, "by" | "groups">,
  value: string | null,
  cursor: string | null,
): URLSearchParams {
  const filter = (readQuery(new URLSearchParams([...search].filter(([name]) => name.startsWith("filter[")))).filter ??
    {}) as Filter;
  const own = inGroup(by, value, groups?.yesNo);
  const rest = [...search].filter(([name]) => name === "q" || name === "sort");
  const pairs = writeFilter({ ...filter, and: [...(filter.and ?? []), own] });
  const from: [string, string][] = cursor === null ? [] : [["cursor", cursor]];
  return new URLSearchParams([...rest, ...pairs, ["limit", String(PART)], ...from]);
}
