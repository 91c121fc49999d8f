import { customName, type FieldKind } from "#worker/kernel/custom/field.ts";
import { BUILT_IN_RELATIONS } from "./built-in.ts";
import type { ValueType } from "./functions.ts";
import type { Shape } from "./read-formula.ts";
import { variableOf, variablesOf } from "./variables.ts";

/** Something to pick in a settings form; without a label it is a built-in field, which the catalogue names. */
type Offered = { name: string; label: string | null };

/** What a formula on the object may name, its own fields first. */
export function readableIn(object: string, tenant: Shape): (Offered & { type: ValueType })[] {
  const variables = variablesOf(object, tenant, tenant.currency);
  const own = tenant.fields.flatMap(({ id, key, label }) => {
    // Where a built-in one has the same name, the own one goes by its full name.
    const name = [key, customName(key)].find((one) => variables.get(one)?.field === id);
    const type = name && variables.get(name)?.type;
    return type ? [{ name, label, type }] : [];
  });
  return [...own, ...[...variables].flatMap(([name, { type, field }]) => (field ? [] : [{ name, label: null, type }]))];
}

type Source = { object: string; by: string; label: string | null; fields: Takeable[] };

/** Relations by which records point at the object, each with the fields that a roll-up can take. */
export function rollUpSources(object: string, tenant: Shape): Source[] {
  const own: Omit<Source, "fields">[] = tenant.fields
    .filter(({ kind, settings }) => kind === "relation" && settings.object === object)
    .map((field) => ({ object: field.object, by: customName(field.key), label: field.label }));
  const builtIn = Object.entries(BUILT_IN_RELATIONS).flatMap(([child, relations]) =>
    Object.entries(relations)
      .filter(([, relation]) => relation.object === object)
      .map(([by]) => ({ object: child, by, label: null })),
  );
  return [...own, ...builtIn].map((source) => ({ ...source, fields: takeable(source.object, tenant) }));
}

type Takeable = Offered & { kind: FieldKind; currency: string | undefined };

function takeable(object: string, tenant: Shape): Takeable[] {
  const amount: Takeable = { name: "amount", label: null, kind: "currency", currency: undefined };
  const own = tenant.fields
    .filter((field) => field.object === object && TAKEABLE.includes(field.kind) && variableOf(field, tenant))
    .map(({ key, label, kind, settings }) => ({ name: customName(key), label, kind, currency: settings.currency }));
  return object === "deals" ? [amount, ...own] : own;
}

const TAKEABLE: readonly FieldKind[] = ["number", "currency", "percent", "date", "date_time"];
