import { type CustomField, type FieldSettings, isRelation } from "#worker/kernel/custom/field.ts";
import { MAY_BE_UNIQUE, SETTINGS_OF } from "#worker/kernel/custom/options.ts";
import { valueSchema } from "#worker/kernel/custom/value-schema.ts";
import { isComputed, isWritable } from "#worker/kernel/custom/writable.ts";
import { Failure, type FieldError } from "#worker/kernel/errors.ts";
import { parse } from "#worker/kernel/parse.ts";
import { isBuiltIn } from "#worker/kernel/registry.ts";
import type { Tenant } from "#worker/kernel/tenant.ts";

type Declared = Pick<CustomField, "kind" | "settings" | "unique" | "default" | "required">;

/** Whether such a field makes sense. Throws 422 with each setting's path. */
export function checkField(tenant: Tenant | null, field: Declared): void {
  const { kind, settings } = field;
  const refused: FieldError[] = Object.keys(settings)
    .filter((name) => !SETTINGS_OF[kind]?.includes(name as keyof FieldSettings))
    .map((name) => ({ path: `settings.${name}`, reason: "fields.setting_of_another_kind" }));
  if ((kind === "select" || kind === "multi_select") && !settings.choices)
    refused.push({ path: "settings.choices", reason: "required" });
  refused.push(...twice(settings.choices?.map(({ value }) => value) ?? []));
  if (isRelation({ kind }) && !settings.object) refused.push({ path: "settings.object", reason: "required" });
  if (settings.object && !isObject(tenant, settings.object))
    refused.push({ path: "settings.object", reason: "objects.unknown" });
  if (settings.min !== undefined && settings.max !== undefined && settings.min > settings.max)
    refused.push({ path: "settings.max", reason: "fields.max_below_min" });
  if (field.unique && (!MAY_BE_UNIQUE.includes(kind) || isComputed(field)))
    refused.push({ path: "unique", reason: "fields.not_unique_kind" });
  if (field.required && !isWritable(field)) refused.push({ path: "required", reason: "fields.numbered_itself" });
  if (settings.formula !== undefined && settings.rollup)
    refused.push({ path: "settings.rollup", reason: "fields.formula_and_rollup" });
  refused.push(...badDefault(field));
  if (refused.length > 0) throw new Failure("invalid", "invalid", { fields: refused });
}

/** A computed sum of money says which currency it is in, whatever the tenant's will be. */
export function withCurrency<Field extends Pick<CustomField, "kind" | "settings">>(
  tenant: Tenant | null,
  field: Field,
): Field {
  if (field.kind !== "currency" || !isComputed(field)) return field;
  return { ...field, settings: { ...field.settings, currency: field.settings.currency ?? tenant?.currency } };
}

/** Where what is wrong with a computed field is said. */
export function computedPath({ settings }: Pick<CustomField, "settings">): string {
  return settings.rollup ? "settings.rollup" : "settings.formula";
}

/** One of ours that takes fields, or one of the tenant's own. */
export function isObject(tenant: Tenant | null, name: string): boolean {
  return isBuiltIn(name) || tenant?.objects.some((object) => object.name === name) === true;
}

/** Each record has its own: what must be unique, or is given by the product, has no usual value. */
function badDefault(field: Declared): FieldError[] {
  if (field.default === null) return [];
  if (field.unique || !isWritable(field) || field.kind === "person" || field.kind === "files" || isRelation(field))
    return [{ path: "default", reason: "fields.no_default" }];
  const parsed = parse(valueSchema(field as CustomField), field.default);
  return parsed instanceof Failure ? parsed.fields.map((error) => ({ ...error, path: "default" })) : [];
}

function twice(values: string[]): FieldError[] {
  return values.flatMap((value, at) =>
    values.indexOf(value) === at ? [] : [{ path: `settings.choices.${at}.value`, reason: "twice" }],
  );
}
