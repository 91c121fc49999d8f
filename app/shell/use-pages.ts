import { useEffect, useState } from "react";
import { useFetcher, useLocation } from "react-router";

type Sum = { field: string; currency: string | null; value: number };
type Group = { value: string | null; label: string | null; count: number; sums: Sum[] };
export type ListPart<Row> = {
  data: Row[];
  page: { next: string | null; total: number; sums?: Sum[] | undefined; groups?: Group[] | undefined };
};

/**
 * The rows of a keyset list, page after page. `select` finds the list in what the page's own loader answers; the next part
 * is fetched from the same address with the cursor. A change of the address, or a fresh first page, starts anew.
 */
export function usePages<Row, Answer>(first: ListPart<Row>, select: (answer: Answer) => ListPart<Row>) {
  const fetcher = useFetcher<Answer>();
  const location = useLocation();
  const [parts, setParts] = useState({ first, more: [] as ListPart<Row>[] });
  const more = parts.first === first ? parts.more : [];
  const last = more.at(-1) ?? first;
  const [asked, setAsked] = useState<string>();
  useEffect(() => {
    if (fetcher.state !== "idle" || !fetcher.data || asked !== last.page.next || asked === undefined) return;
    setAsked(undefined);
    setParts({ first, more: [...more, select(fetcher.data as Answer)] });
  }, [fetcher.state, fetcher.data, asked, last, first, more, select]);
  const loadMore = () => {
    if (!last.page.next || fetcher.state !== "idle") return;
    setAsked(last.page.next);
    const search = new URLSearchParams(location.search);
    search.set("cursor", last.page.next);
    void fetcher.load(`${location.pathname}?${search}`);
  };
  return {
    rows: [first, ...more].flatMap((part) => part.data),
    total: first.page.total,
    hasMore: last.page.next !== null,
    loading: fetcher.state !== "idle",
    loadMore,
  };
}
