import { foldText } from "#app/ui/fold-text.ts";
import type { SearchOption } from "#app/ui/use-search.ts";

type Named = { id: string; name: string; parentId: string | null };

/** They are few: all come at once, and the ones that fit are picked here. */
export async function findTerritories(q: string, signal: AbortSignal): Promise<SearchOption[]> {
  const answer = await fetch("/api/v1/territories", { signal });
  if (!answer.ok) return [];
  const { data } = (await answer.json()) as { data: Named[] };
  const names = new Map(data.map(({ id, name }) => [id, name]));
  return data
    .filter(({ name }) => foldText(name).includes(foldText(q)))
    .slice(0, 20)
    .map(({ id, name, parentId }) => ({ value: id, label: name, detail: names.get(parentId ?? "") ?? "" }));
}
