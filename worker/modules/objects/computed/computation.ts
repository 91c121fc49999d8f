import type { CustomField, FieldKind } from "#worker/kernel/custom/field.ts";
import { FormulaError, orRefuse } from "./formula-error.ts";
import type { ValueType } from "./functions.ts";
import { type Computation, homeOf, keptAs, readFormula, type Shape } from "./read-formula.ts";
import { rollUpOf } from "./roll-up.ts";

/** What comes out of a formula, for each kind that can hold it. */
const RESULTS: Partial<Record<FieldKind, ValueType>> = {
  text: "text",
  number: "number",
  percent: "number",
  currency: "number",
  date: "day",
  date_time: "moment",
  yes_no: "yes",
};

/** How the field is worked out; null for a field that people write. Throws 422 for what makes no sense. */
export function computationOf(
  { object, kind, settings }: Pick<CustomField, "object" | "kind" | "settings">,
  tenant: Shape,
): Computation | null {
  const { formula, rollup } = settings;
  if (rollup) return rollUpOf({ object, kind, settings }, rollup, tenant);
  if (formula === undefined) return null;
  const { tree, uses } = orRefuse("settings.formula", () => {
    const read = readFormula(formula, object, tenant, settings.currency);
    if (RESULTS[kind] !== read.type) throw new FormulaError(`gives_${read.type}`, 0);
    return read;
  });
  const definition = { tree, ...keptAs(kind, settings, tenant.currency) };
  return { ...homeOf(object, tenant), child: null, childObjectId: null, via: null, uses, definition };
}

/** What a formula's result can be kept as, the nearest kind first. */
export function kindsOf(type: ValueType): FieldKind[] {
  return (Object.keys(RESULTS) as FieldKind[]).filter((kind) => RESULTS[kind] === type);
}
