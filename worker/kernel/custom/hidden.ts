import type { Actor } from "../actor.ts";
import type { Tenant } from "../tenant.ts";
import { type CustomField, customName } from "./field.ts";

type Values = Record<string, unknown> | null;

/** Told values of a record, from which those of fields are taken out that are hidden from the actor. */
export function withoutHidden<Row extends { table: string; before: Values; after: Values }>(
  rows: Row[],
  tenant: Tenant | null,
  actor: Actor,
): Row[] {
  const hidden = (tenant?.fields ?? []).filter((field) => hiddenFrom(field, actor));
  if (hidden.length === 0) return rows;
  const own = new Set(tenant?.objects.map(({ name }) => name));
  return rows.map((row) => {
    // Whose record a row of `records` is, a change of it does not say: what is hidden of any is hidden.
    const names = hidden.filter(({ object }) => (own.has(object) ? row.table === "records" : object === row.table));
    const keys = new Set(names.map(({ key }) => customName(key)));
    return keys.size === 0 ? row : { ...row, before: left(row.before, keys), after: left(row.after, keys) };
  });
}

/** Whether the actor never sees a field. */
export function hiddenFrom({ hiddenFrom: roles }: Pick<CustomField, "hiddenFrom">, actor: Actor): boolean {
  return roles.includes(actor.kind === "user" ? actor.roleId : actor.kind === "api_key" ? "api_keys" : "");
}

function left(values: Values, hidden: Set<string>): Values {
  return values && Object.fromEntries(Object.entries(values).filter(([name]) => !hidden.has(name)));
}
