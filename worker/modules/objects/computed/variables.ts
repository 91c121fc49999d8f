import { type CustomField, customName, type FieldKind } from "#worker/kernel/custom/field.ts";
import { isBuiltIn } from "#worker/kernel/registry.ts";
import type { Tenant } from "#worker/kernel/tenant.ts";
import { BUILT_IN_VALUES } from "./built-in.ts";
import type { Tree, Variable } from "./check-formula.ts";
import type { ValueType } from "./functions.ts";

type Shape = Pick<Tenant, "fields" | "currency">;

const TYPES: Partial<Record<FieldKind, ValueType>> = {
  number: "number",
  auto_number: "number",
  percent: "number",
  currency: "number",
  date: "day",
  date_time: "moment",
  yes_no: "yes",
  person: "record",
  relation: "record",
};

/**
 * What a formula on `object` may name: what every record of it has, and the agency's own fields by their keys. Where both
 * are called the same, `custom.<key>` is the own one. Money counts in whole units, a percent as its share: 18 % is 0.18.
 * A deal's amount is there only where the deal is in `currency`.
 */
export function variablesOf(object: string, tenant: Shape, currency: string): Map<string, Variable> {
  const variables = new Map<string, Variable>();
  for (const field of tenant.fields.filter((one) => one.object === object)) {
    const variable = variableOf(field, tenant);
    if (!variable) continue;
    variables.set(field.key, variable);
    variables.set(customName(field.key), variable);
  }
  const builtIn = BUILT_IN_VALUES[isBuiltIn(object) ? object : "records"] ?? {};
  for (const [name, variable] of Object.entries(builtIn)) variables.set(name, variable);
  if (object === "deals") variables.set("amount", { type: "number", tree: amountIn(currency) });
  return variables;
}

/** A field as a formula reads it; nothing for what is kept without a slot. */
export function variableOf(
  { id, kind, slot, settings }: CustomField,
  { currency }: Pick<Shape, "currency">,
): Variable | null {
  if (!slot) return null;
  const type = TYPES[kind] ?? "text";
  if (kind === "currency")
    return { type, tree: ["slot", slot, "money", digitsOf(settings.currency ?? currency)], field: id };
  const kept = kind === "percent" ? "percent" : type;
  return { type, tree: ["slot", slot, kept], field: id };
}

/** Of a deal in another currency there is no amount: sums would add what cannot be added. */
export function amountIn(currency: string): Tree {
  const same: Tree = ["==", ["column", "currency"], ["text", currency]];
  return ["if", same, ["column", "amount_minor", "money", digitsOf(currency)], ["empty", "number"]];
}

/** Decimals of a currency: 2 for most, 0 for yen. */
export function digitsOf(currency: string): number {
  return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
}
