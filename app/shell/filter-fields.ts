import type { FilterField } from "#app/ui/filters.ts";
import type { SearchOption } from "#app/ui/use-search.ts";
import type { Translate } from "#messages";
import type { FilterFields } from "#worker/kernel/list/fields.ts";
import { findRecords, findUsers } from "./find-options.ts";

/**
 * What a list can be filtered by, in the reader's language: names from `<namespace>.field.<id>`, choices of a select from
 * `<namespace>.<id>.<value>`. `own` holds the choices that only the page knows.
 */
export function filterFields(
  t: Translate,
  namespace: string,
  fields: FilterFields,
  own: Record<string, readonly SearchOption[]> = {},
): FilterField[] {
  return Object.entries(fields).map(([id, { type, has, options, resource, outermost }]): FilterField => {
    const label = t.find(`${namespace}.field.${id}`) ?? id;
    const named = options?.map((value) => ({ value, label: t.find(`${namespace}.${id}.${value}`) ?? value }));
    const choices =
      own[id] ??
      named ??
      (type === "person" ? findUsers : resource && resource !== "tags" ? findRecords(resource) : undefined);
    return { id, label, type, has, resource, outermost, ...(choices ? { options: choices } : {}) };
  });
}
