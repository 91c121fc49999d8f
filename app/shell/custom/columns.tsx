import { useMemo } from "react";
import type { Column } from "#app/ui/data-table.tsx";
import { type CustomValue, customName, type FieldKind, type ShownField } from "#worker/kernel/custom/field.ts";
import { isSortable } from "#worker/kernel/custom/filter-type.ts";
import { Value } from "./value.tsx";

type Custom = { fields: readonly ShownField[]; shown?: boolean };
type Row = { custom: Record<string, CustomValue | undefined> };

const NUMBERS: readonly FieldKind[] = ["number", "percent", "currency"];

/** A list's own columns and one for each of the agency's fields, kept out of sight until somebody picks it unless `shown`. */
export function useColumnsWith<R>(own: readonly Column<R>[], custom: Custom | undefined): readonly Column<R>[] {
  return useMemo(() => {
    if (!custom || custom.fields.length === 0) return own;
    const cards = custom.shown ? cardsOf(custom.fields) : {};
    return [...own, ...custom.fields.map((field) => columnOf<R>(field, !custom.shown, cards[field.key]))];
  }, [own, custom]);
}

/** What of an object of the agency's own stands in the card that a row becomes on phones: the first of each sort. */
function cardsOf(fields: readonly ShownField[]): Record<string, Column<never>["card"]> {
  const first = (...kinds: FieldKind[]) => fields.find(({ kind }) => kinds.includes(kind))?.key ?? "";
  return {
    [first("currency", "number", "percent")]: "end",
    [first("select", "yes_no")]: "state",
    [first("relation", "text", "address", "date", "date_time", "phone", "email")]: "text",
  };
}

function columnOf<R>(field: ShownField, extra: boolean, card: Column<R>["card"]): Column<R> {
  return {
    id: customName(field.key),
    header: field.label,
    width: field.kind === "long_text" || field.kind === "address" ? 240 : 150,
    ...(NUMBERS.includes(field.kind) ? { align: "end" as const } : {}),
    sortable: isSortable(field),
    extra,
    ...(card ? { card } : {}),
    cell: (row) => <Value field={field} value={(row as Row).custom[field.key]} />,
  };
}
