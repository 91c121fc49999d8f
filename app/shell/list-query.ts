import { type FilterField, readFilters } from "#app/ui/filters.ts";
import { readQuery } from "#worker/kernel/list/read-query.ts";

/** The address of a list page is the query of its API. Only what a list takes goes on; page-only parameters stay behind. */
export function listQuery(url: string): Record<string, unknown> {
  const search = new URL(url).searchParams;
  const known = [...search].filter(([name]) => /^(q|sort|cursor|limit|filter\[.*)$/.test(name));
  return readQuery(new URLSearchParams(known));
}

/** Is the address narrowed by anything at all? Decides between "nothing here yet" and "nothing matches". */
export function isNarrowed(search: URLSearchParams, fields: readonly FilterField[]): boolean {
  return Boolean(search.get("q")) || readFilters(search, fields).length > 0;
}
