import type { CustomColumns } from "#app/shell/custom/columns.tsx";
import type { FieldKind, ShownField } from "#worker/kernel/custom/field.ts";

/** What of an object of the agency's own stands in the card that a row becomes on phones: the first of each sort. */
export function cardsOf(fields: readonly ShownField[]): NonNullable<CustomColumns["cards"]> {
  const first = (...kinds: FieldKind[]) => fields.find(({ kind }) => kinds.includes(kind))?.key ?? "";
  return {
    [first("currency", "number", "percent")]: "end",
    [first("select", "yes_no")]: "state",
    [first("relation", "text", "address", "date", "date_time", "phone", "email")]: "text",
  };
}
