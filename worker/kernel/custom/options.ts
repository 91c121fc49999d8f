import { type FieldKind, type FieldSettings, KEPT_AS, type RollUp } from "./field.ts";

// What settings and checks of fields ask, apart from what every list loads.

export const FIELD_KINDS = Object.keys(KEPT_AS) as [FieldKind, ...FieldKind[]];

/** Which settings each kind takes. */
export const SETTINGS_OF: Partial<Record<FieldKind, readonly (keyof FieldSettings)[]>> = {
  text: ["maxLength", "formula"],
  long_text: ["maxLength"],
  number: ["decimals", "min", "max", "formula", "rollup"],
  percent: ["decimals", "min", "max", "formula", "rollup"],
  currency: ["currency", "min", "max", "formula", "rollup"],
  date: ["formula", "rollup"],
  date_time: ["formula", "rollup"],
  yes_no: ["formula"],
  select: ["choices"],
  multi_select: ["choices", "most"],
  relation: ["object"],
  relations: ["object", "most"],
  files: ["accept", "megabytes", "most"],
  auto_number: ["prefix", "digits"],
};

/** Values of a field that holds several, where it does not say. */
export const MOST_VALUES = 100;

/** Kinds whose value can be told apart: these may be unique. */
export const MAY_BE_UNIQUE: readonly FieldKind[] = ["text", "number", "url", "email", "phone"];

/** What a roll-up may do with many values. */
export const ROLL_UP_FUNCTIONS = [
  "count",
  "sum",
  "average",
  "min",
  "max",
] as const satisfies readonly RollUp["function"][];

/** Groups of a list at most: the largest ones. */
export const MOST_GROUPS = 100;
/** Sums of a list at most. */
export const MOST_SUMS = 5;

/** Kinds of fields, our own and the agency's, that hold one of several values each. */
export function isGrouped(kind: string): boolean {
  return /^(select|yes_no|person|record|relation)$/.test(kind);
}
