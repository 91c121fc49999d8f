import { useMemo } from "react";
import type { Column } from "#app/ui/data-table.tsx";
import { type CustomValue, customName, type FieldKind, KEPT_AS, type ShownField } from "#worker/kernel/custom/field.ts";
import { isSortable } from "#worker/kernel/custom/filter-type.ts";
import { LateValue } from "./late-value.tsx";
import type { Value } from "./value.tsx";

/**
 * `cell` shows a value; where values are seldom asked for, its code comes with the first. `cards` says by key where in the
 * card of a phone a value stands.
 */
export type CustomColumns = {
  fields: readonly ShownField[];
  cell?: typeof Value;
  cards?: Readonly<Record<string, Column<never>["card"]>>;
};
type Row = { custom: Record<string, CustomValue | undefined> };

const NUMBERS: readonly FieldKind[] = ["number", "percent", "currency"];

/** A list's own columns and one for each of the agency's fields, kept out of sight until somebody picks it where there is no `cell`. */
export function useColumnsWith<R>(own: readonly Column<R>[], custom: CustomColumns | undefined): readonly Column<R>[] {
  return useMemo(() => {
    if (!custom || custom.fields.length === 0) return own;
    return [...own, ...custom.fields.map((field) => columnOf<R>(field, custom))];
  }, [own, custom]);
}

function columnOf<R>(field: ShownField, { cell, cards }: CustomColumns): Column<R> {
  const Shown = cell ?? LateValue;
  const card = cards?.[field.key];
  return {
    id: customName(field.key),
    header: field.label,
    width: /extra|list/.test(KEPT_AS[field.kind]) ? 240 : 150,
    ...(NUMBERS.includes(field.kind) ? { align: "end" as const } : {}),
    sortable: isSortable(field),
    extra: !cell,
    ...(card ? { card } : {}),
    cell: (row) => <Shown field={field} value={(row as Row).custom[field.key]} />,
  };
}
