import { type CustomField, customName, type FieldKind, type RollUp } from "#worker/kernel/custom/field.ts";
import { Failure } from "#worker/kernel/errors.ts";
import { BUILT_IN_RELATIONS } from "./built-in.ts";
import type { Tree } from "./check-formula.ts";
import { FormulaError, orRefuse } from "./formula-error.ts";
import type { Computation } from "./read-formula.ts";
import { homeOf, keptAs, readFormula, type Shape } from "./read-formula.ts";
import { amountIn, variableOf } from "./variables.ts";

type Declared = Pick<CustomField, "object" | "kind" | "settings">;
type Taken = { kind: FieldKind; tree?: Tree; uses: string[]; currency?: string };

const ADDABLE: readonly FieldKind[] = ["number", "currency", "percent"];
const COMPARABLE: readonly FieldKind[] = [...ADDABLE, "date", "date_time"];

/** How a roll-up is worked out. Throws 422 for a relation, a field or a condition that makes no sense. */
export function rollUpOf(declared: Declared, rollup: RollUp, tenant: Shape): Computation {
  const { object, kind, settings } = declared;
  const currency = settings.currency ?? tenant.currency;
  const relation = relationOf(object, rollup, tenant);
  const taken = takenOf(rollup, tenant, currency);
  if (taken.kind !== kind) refuse("kind", "rollup.other_kind");
  if (taken.currency && taken.currency !== currency)
    refuse("settings.currency", "rollup.other_currency", { currency: taken.currency });
  const where = rollup.where?.trim() ? conditionOf(rollup.where, rollup.object, tenant) : undefined;
  const child = homeOf(rollup.object, tenant);
  return {
    ...homeOf(object, tenant),
    child: child.home,
    childObjectId: child.objectId,
    via: relation.column,
    uses: [...new Set([...relation.uses, ...taken.uses, ...(where?.uses ?? [])])],
    definition: {
      ...(taken.tree ? { tree: taken.tree } : {}),
      ...(where ? { where: where.tree } : {}),
      function: rollup.function,
      ...keptAs(kind, settings, currency),
    },
  };
}

function relationOf(
  object: string,
  { object: from, by }: RollUp,
  { fields }: Shape,
): { column: string; uses: string[] } {
  const builtIn = BUILT_IN_RELATIONS[from]?.[by];
  if (builtIn?.object === object) return { column: builtIn.column, uses: [] };
  const field = fields.find((one) => one.object === from && customName(one.key) === by);
  if (field?.kind !== "relation" || field.settings.object !== object || !field.slot)
    return refuse("settings.rollup.by", "rollup.no_relation");
  return { column: field.slot, uses: [field.id] };
}

function takenOf(rollup: RollUp, tenant: Shape, currency: string): Taken {
  const path = "settings.rollup.field";
  if (rollup.function === "count") return { kind: "number", uses: [] };
  if (rollup.object === "deals" && rollup.field === "amount")
    return { kind: "currency", tree: amountIn(currency), uses: [], currency };
  const field = tenant.fields.find((one) => one.object === rollup.object && customName(one.key) === rollup.field);
  const variable = field && variableOf(field, tenant);
  if (!field || !variable) return refuse(path, rollup.field ? "rollup.no_field" : "required");
  const fits = rollup.function === "min" || rollup.function === "max" ? COMPARABLE : ADDABLE;
  if (!fits.includes(field.kind)) return refuse(path, "rollup.not_for_kind");
  const { kind } = field;
  const own = kind === "currency" ? { currency: field.settings.currency ?? tenant.currency } : {};
  return { kind, tree: variable.tree, uses: [field.id], ...own };
}

function conditionOf(where: string, object: string, tenant: Shape) {
  return orRefuse("settings.rollup.where", () => {
    const read = readFormula(where, object, tenant);
    if (read.type !== "yes") throw new FormulaError("no_condition", 0);
    return read;
  });
}

function refuse(path: string, reason: string, params: Record<string, string> = {}): never {
  throw new Failure("invalid", "invalid", { fields: [{ path, reason, params }] });
}
