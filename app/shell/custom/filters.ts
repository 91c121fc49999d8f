import { useMemo } from "react";
import type { FilterField } from "#app/ui/filters.ts";
import { customName, type ShownField } from "#worker/kernel/custom/field.ts";
import { filterTypeOf } from "#worker/kernel/custom/filter-type.ts";
import { choicesOf } from "./choices.ts";

/** A list's own filters and those of the agency's fields. */
export function useFiltersWith(
  own: readonly FilterField[],
  custom: { fields: readonly ShownField[] } | undefined,
): readonly FilterField[] {
  return useMemo(() => (custom ? [...own, ...ownFilters(custom.fields)] : own), [own, custom]);
}

/** How fields of the agency's own can be filtered. */
export function ownFilters(fields: readonly ShownField[]): FilterField[] {
  return fields.flatMap(filterOf);
}

function filterOf(field: ShownField): FilterField[] {
  const type = filterTypeOf(field);
  if (!type) return [];
  const options = choicesOf(field);
  const { resource } = type;
  return [
    { id: customName(field.key), label: field.label, type: type.type, resource, ...(options ? { options } : {}) },
  ];
}
