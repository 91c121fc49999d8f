import type { SearchOption } from "#app/ui/use-search.ts";

/** Entries of the lists that deals name: why they are won or lost, competitors. */
export const findLostReasons = finder("lost-reasons");
export const findWinReasons = finder("win-reasons");
export const findCompetitors = finder("competitors");

function finder(list: string) {
  return async (q: string, signal: AbortSignal): Promise<SearchOption[]> => {
    const answer = await fetch(`/api/v1/${list}?limit=50&q=${encodeURIComponent(q)}`, { signal });
    if (!answer.ok) return [];
    const { data } = (await answer.json()) as { data: { id: string; name: string }[] };
    return data.map(({ id, name }) => ({ value: id, label: name }));
  };
}
