import { useMemo } from "react";
import { useT } from "#app/shell/i18n.tsx";
import type { FilterField } from "#app/ui/filters.ts";
import type { SearchOption } from "#app/ui/use-search.ts";
import { CUSTOMER_FIELDS } from "#worker/modules/customers/options.ts";

/** What customers can be filtered by, in the reader's language. */
export function useCustomerFields(): FilterField[] {
  const t = useT();
  return useMemo(
    () =>
      Object.entries(CUSTOMER_FIELDS).map(([id, field]): FilterField => {
        const options = "options" in field ? field.options.map((value: string) => ({ value, label: t.find(`customers.${id}.${value}`) ?? value })) : undefined;
        const found = id === "ownerId" ? findUsers : id === "companyId" ? findCompanies : id === "tagId" ? findTags : undefined;
        return { id, label: t.find(`customers.field.${id}`) ?? id, type: field.type, ...(options ? { options } : found ? { options: found } : {}) };
      }),
    [t],
  );
}

export const findCompanies = finder("/customers?limit=8&filter[kind]=company&q=");
export const findUsers = finder("/users?limit=20&q=");
export const findTags = finder("/tags?limit=20&q=");

/** A combobox's search through the API. */
function finder(path: string) {
  return async (q: string, signal: AbortSignal): Promise<SearchOption[]> => {
    const answer = await fetch(`/api/v1${path}${encodeURIComponent(q)}`, { signal });
    if (!answer.ok) return [];
    const { data } = (await answer.json()) as { data: { id: string; name: string }[] };
    return data.map(({ id, name }) => ({ value: id, label: name }));
  };
}
