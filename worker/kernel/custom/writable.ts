import type { CustomField, FieldSettings } from "./field.ts";

type Settled = Pick<CustomField, "kind" | "changing"> & { settings: FieldSettings };

/** Worked out from other values. */
export function isComputed({ settings }: Pick<Settled, "settings">): boolean {
  return settings.formula !== undefined || settings.rollup !== undefined;
}

/** People write it; what is numbered or worked out by itself they only read, and what is being changed. */
export function isWritable(field: Settled): boolean {
  return field.kind !== "auto_number" && !field.changing && !isComputed(field);
}
