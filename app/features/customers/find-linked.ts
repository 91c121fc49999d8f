import { foldText } from "#app/ui/fold-text.ts";
import type { SearchOption } from "#app/ui/use-search.ts";

const MOST_TAGS = 50;

/** Companies only: what a person can belong to. */
export async function findCompanies(q: string, signal: AbortSignal): Promise<SearchOption[]> {
  return named(await read(`/customers?limit=8&filter[kind]=company&q=${encodeURIComponent(q)}`, signal));
}

/** All tags come at once; the ones that fit are picked here. */
export async function findTags(q: string, signal: AbortSignal): Promise<SearchOption[]> {
  const tags = named(await read("/tags", signal));
  return tags.filter(({ label }) => foldText(label).includes(foldText(q))).slice(0, MOST_TAGS);
}

type Named = { id: string; name: string };

async function read(path: string, signal: AbortSignal): Promise<Named[]> {
  const answer = await fetch(`/api/v1${path}`, { signal });
  return answer.ok ? ((await answer.json()) as { data: Named[] }).data : [];
}

function named(rows: Named[]): SearchOption[] {
  return rows.map(({ id, name }) => ({ value: id, label: name }));
}
