import type { SearchOption } from "#app/ui/use-search.ts";

/** What a record says of a relation, as the choice it stands for; null when there is none. */
export function optionOf(id: string | null, name: string | null): SearchOption | null {
  return id === null ? null : { value: id, label: name ?? "" };
}
