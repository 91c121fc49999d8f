import type { FieldKind } from "#worker/kernel/custom/field.ts";

const PLAIN: readonly FieldKind[] = [
  "text",
  "long_text",
  "number",
  "currency",
  "percent",
  "date",
  "date_time",
  "yes_no",
  "select",
  "multi_select",
  "url",
  "email",
  "phone",
];
const TEXTS: readonly FieldKind[] = ["text", "long_text"];

/** What a field of a kind may become. Files stay files. */
export function kindsAfter(kind: FieldKind): readonly FieldKind[] {
  if (PLAIN.includes(kind)) return PLAIN.filter((other) => other !== kind);
  if (kind === "relation") return ["relations", ...TEXTS];
  if (kind === "relations") return ["relation", ...TEXTS];
  return kind === "files" ? [] : TEXTS;
}

/** So many different values a preview looks at, those that most records hold first. */
export const MOST_LOOKED_AT = 2000;
/** So many a select may have. */
export const MOST_CHOICES = 200;
/** Shown as examples; what would be lost first. */
export const EXAMPLES = 20;
