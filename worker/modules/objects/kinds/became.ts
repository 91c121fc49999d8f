import { type CustomField, type FieldKind, KEPT_AS } from "#worker/kernel/custom/field.ts";
import { isComputed } from "#worker/kernel/custom/writable.ts";
import { Failure } from "#worker/kernel/errors.ts";
import type { Tenant } from "#worker/kernel/tenant.ts";
import { settingsAfter } from "./convert.ts";
import { kindsAfter } from "./options.ts";

type Wanted = { id: string; kind: FieldKind; currency?: string | undefined };

/** A field that may become of that kind. Throws 404 for none in use, 409 while it changes, 422 for a kind it cannot become. */
export function changeable(tenant: Tenant | null, { id, kind }: Wanted): { field: CustomField; tenant: Tenant } {
  const field = tenant?.fields.find((one) => one.id === id);
  if (!(tenant && field)) throw new Failure("not_found");
  if (field.changing) throw new Failure("conflict", "fields.changing");
  if (isComputed(field) || (kind !== field.kind && !kindsAfter(field.kind).includes(kind)))
    throw new Failure("invalid", "invalid", { fields: [{ path: "kind", reason: "fields.cannot_become" }] });
  return { field, tenant };
}

/** The field that takes its place; which slot it gets is not known yet. `texts` are its values, as people read them. */
export function became(field: CustomField, { kind, currency }: Wanted, texts: readonly string[]): CustomField {
  const settings = settingsAfter(field, kind, texts);
  const family = KEPT_AS[kind];
  return {
    ...field,
    kind,
    slot: family === "extra" || family === "list" ? null : `${family}_1`,
    settings: kind === "currency" && currency ? { ...settings, currency } : settings,
    unique: false,
    default: null,
  };
}
