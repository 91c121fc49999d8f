import { customFrom } from "#app/shell/custom/from-form.ts";
import type { ManyField } from "#app/shell/many-fields.ts";
import { isCustom, KEPT_AS } from "#worker/kernel/custom/field.ts";

/** What becomes of what the records have: another value, of lists one more or one less, nothing. */
export type Mode = "set" | "add" | "remove" | "clear";

/** What can be done with a field of many. Only one record can have the value of a unique one. */
export function modesOf({ kind, name, required, unique }: ManyField): Mode[] {
  return [
    ...(unique ? [] : (["set"] as const)),
    ...(isCustom(name) && KEPT_AS[kind] === "list" ? (["add", "remove"] as const) : []),
    ...(required ? [] : (["clear"] as const)),
  ];
}

/** What the field's control says. */
export function sentIn(form: FormData, field: ManyField): unknown {
  return customFrom(form, [field])[field.key];
}

export function isMissing(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

/** What `POST /jobs` takes to do it. */
export function valuesFor(field: ManyField, mode: Mode, value: unknown): Record<string, unknown> {
  const { name, key, kind, along, severalOf } = field;
  if (isCustom(name)) {
    const change = mode === "add" || mode === "remove" ? { [mode]: value } : mode === "clear" ? null : value;
    return { custom: { [key]: change } };
  }
  if (mode === "clear") return { [key]: severalOf || KEPT_AS[kind] === "list" ? [] : null };
  return { [key]: severalOf ? [value] : value, ...along };
}
