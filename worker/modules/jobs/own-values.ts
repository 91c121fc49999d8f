import type { Actor } from "#worker/kernel/actor.ts";
import type { Ctx } from "#worker/kernel/context.ts";
import { type CustomField, customName } from "#worker/kernel/custom/field.ts";
import { hiddenFrom } from "#worker/kernel/custom/hidden.ts";
import { valuesChanged } from "#worker/kernel/custom/written-values.ts";
import { Failure } from "#worker/kernel/errors.ts";
import { under } from "./picked.ts";

type Values = Record<string, unknown>;
type Asked = { subject: string; values: Values };

/** Values of the agency's own fields that every record is to get. Throws 422 for what none would take, or only one of them. */
export function checkOwn(asked: Asked, ctx: Ctx): void {
  const custom = sentIn(asked);
  try {
    valuesChanged(fieldsOf(asked, ctx), custom);
  } catch (error) {
    throw error instanceof Failure ? under("values", error) : error;
  }
  const isFilled = (value: unknown) => value !== null && value !== "";
  refuse(
    sentFields(asked, ctx).filter(({ unique, key }) => unique && isFilled(custom[key])),
    "jobs.unique",
  );
}

/** A hidden field is no field at all to whom it is hidden from. */
export function mustSeeFields(seen: Actor | null, asked: Asked, ctx: Ctx): void {
  refuse(
    sentFields(asked, ctx).filter((field) => seen && hiddenFrom(field, seen)),
    "unknown_field",
  );
}

function refuse(fields: CustomField[], reason: string): void {
  if (fields.length === 0) return;
  const errors = fields.map(({ key }) => ({ path: `values.${customName(key)}`, reason }));
  throw new Failure("invalid", "invalid", { fields: errors });
}

function sentFields(asked: Asked, ctx: Ctx): CustomField[] {
  return fieldsOf(asked, ctx).filter(({ key }) => Object.hasOwn(sentIn(asked), key));
}

function fieldsOf({ subject }: Asked, { tenant }: Ctx): CustomField[] {
  return tenant?.fields.filter(({ object }) => object === subject) ?? [];
}

function sentIn({ values }: Asked): Values {
  return (values.custom ?? {}) as Values;
}
