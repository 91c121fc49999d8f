import type { SearchOption } from "#app/ui/use-search.ts";

/** The deal that an address asks a new quote for, and its currency. */
export function dealAsked(search: URLSearchParams): { deal: SearchOption | null; currency: string | null } {
  const value = search.get("dealId");
  if (!value) return { deal: null, currency: null };
  return { deal: { value, label: search.get("dealName") ?? value }, currency: search.get("currency") };
}
