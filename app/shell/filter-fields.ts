import type { FilterField } from "#app/ui/filters.ts";
import type { SearchOption } from "#app/ui/use-search.ts";
import type { Translate } from "#messages";
import type { FilterFields } from "#worker/kernel/list/fields.ts";
import { findCustomers, findDeals, findProjects, findUsers } from "./find-options.ts";

const found: Record<string, FilterField["options"]> = { customers: findCustomers, deals: findDeals, projects: findProjects };

/**
 * What a list can be filtered by, in the reader's language: names from `<namespace>.field.<id>`, choices of a select from
 * `<namespace>.<id>.<value>`. `own` holds the choices that only the page knows.
 */
export function filterFields(t: Translate, namespace: string, fields: FilterFields, own: Record<string, readonly SearchOption[]> = {}): FilterField[] {
  return Object.entries(fields).map(([id, { type, options, resource }]): FilterField => {
    const label = t.find(`${namespace}.field.${id}`) ?? id;
    const named = options?.map((value) => ({ value, label: t.find(`${namespace}.${id}.${value}`) ?? value }));
    const choices = own[id] ?? named ?? (type === "person" ? findUsers : resource ? found[resource] : undefined);
    return { id, label, type, ...(choices ? { options: choices } : {}) };
  });
}

/** Names of filtered people and records, as far as the rows on the page tell them. */
export function namesIn<Row>(t: Translate, rows: readonly Row[], pairs: readonly (readonly [keyof Row & string, keyof Row & string])[]) {
  return (field: string, value: string): string | undefined => {
    if (value === "me") return t("ui.filter.me");
    const pair = pairs.find(([id]) => id === field);
    const row = pair && rows.find((candidate) => candidate[pair[0]] === value);
    return row && pair ? String(row[pair[1]] ?? "") || undefined : undefined;
  };
}
