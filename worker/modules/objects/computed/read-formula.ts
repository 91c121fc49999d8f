import type { FieldKind, FieldSettings } from "#worker/kernel/custom/field.ts";
import { isBuiltIn } from "#worker/kernel/registry.ts";
import type { Tenant } from "#worker/kernel/tenant.ts";
import { type Checked, checkFormula, type Tree } from "./check-formula.ts";
import { parseFormula } from "./parse-formula.ts";
import { digitsOf, variablesOf } from "./variables.ts";

/** What of a tenant formulas need to know. */
export type Shape = Pick<Tenant, "fields" | "objects" | "currency" | "timeZone">;

/** How a field is worked out, as `computed_fields` holds it. */
export type Computation = {
  home: string;
  objectId: string | null;
  child: string | null;
  childObjectId: string | null;
  via: string | null;
  /** Ids of the fields that it reads. */
  uses: string[];
  definition: { tree?: Tree; where?: Tree; function?: string; kind: FieldKind; digits: number };
};

/** A formula on records of `object`, checked; money it works out is in `currency`. Throws a `FormulaError`. */
export function readFormula(formula: string, object: string, tenant: Shape, currency = tenant.currency): Checked {
  const variables = variablesOf(object, tenant, currency);
  return checkFormula(parseFormula(formula), { variables, timeZone: tenant.timeZone });
}

/** Where the records of an object are: the table, and the object's id where all own objects share it. */
export function homeOf(object: string, { objects }: Pick<Shape, "objects">): { home: string; objectId: string | null } {
  if (isBuiltIn(object)) return { home: object, objectId: null };
  return { home: "records", objectId: objects.find(({ name }) => name === object)?.id ?? null };
}

/** How a result is rounded: numbers to their decimals, money to its smallest unit. */
export function keptAs(kind: FieldKind, { decimals, currency }: FieldSettings, usual: string) {
  if (kind === "currency") return { kind, digits: digitsOf(currency ?? usual) };
  return { kind, digits: decimals ?? (kind === "percent" ? 2 : 6) };
}
