import { useCallback } from "react";
import { useSearchParams } from "react-router";
import { useApi } from "./use-api.ts";
import type { ListPart } from "./use-pages.ts";

/** Rows to do something with: the ticked ones, or all that match, which are read when they are wanted. */
export type Picked<Row> = { count: number; rows: () => Promise<readonly Row[]> };

/** No more records than this are changed in one go. */
export const MOST_AT_ONCE = 1000;
const PART = 200;

/** Reads every row that the list's address asks for, part by part. What is refused has been said; then there are none. */
export function useMatching<Row>(resource: string): () => Promise<readonly Row[]> {
  const api = useApi();
  const [search] = useSearchParams();
  return useCallback(async () => {
    const asked = new URLSearchParams([...search].filter(([name]) => /^(q|sort|filter\[.*)$/.test(name)));
    asked.set("limit", String(PART));
    const rows: Row[] = [];
    for (let more = true; more && rows.length < MOST_AT_ONCE; ) {
      const { output, refused } = await api<ListPart<Row>>(`GET /${resource}?${asked}`);
      if (refused) return [];
      rows.push(...output.data);
      more = output.page.next !== null;
      asked.set("cursor", output.page.next ?? "");
    }
    return rows.slice(0, MOST_AT_ONCE);
  }, [api, resource, search]);
}
