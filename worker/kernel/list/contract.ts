import { z } from "zod";
import { isCustom } from "../custom/field.ts";
import { hasBadText } from "../text.ts";
import { type FilterField, type FilterFields, OPERATORS, type Operator } from "./fields.ts";

export const LIST_LIMIT = 200;

/** Rows are counted up to here; a total of this size means "at least". */
export const COUNT_CAP = 10_000;

// What all lists share is made once.
const limit = z.coerce.number().int().min(1).max(LIST_LIMIT).default(50);
const cursor = z.string().max(2000).optional();
const q = text(200).optional();
const fields = z
  .string()
  .max(1000)
  .regex(/^[A-Za-z]+(,[A-Za-z]+)*$/)
  .optional();
const page = z.object({ next: z.string().nullable(), total: z.number().int() });

/**
 * The input of a list: `limit` 1–200 (50), `cursor` from the page before, `sort` such as `-createdAt,name`, `q` free text,
 * `filter` by the declared fields, `fields` to keep of each row.
 */
export function listInput<Fields extends FilterFields, Sort extends string>(list: {
  fields: Fields;
  sorts: readonly [Sort, ...Sort[]];
  sort: Sort | `-${Sort}`;
  /** Also filters and sorts by `custom.<key>`, the tenant's own fields; which those are is checked with the tenant at hand. */
  custom?: boolean;
}) {
  const sorts: readonly string[] = list.sorts;
  const known = (name: string) => sorts.includes(name) || (list.custom === true && CUSTOM_NAME.test(name));
  return z.strictObject({
    limit,
    cursor,
    sort: z
      .string()
      .default(list.sort)
      .refine((text) => text.split(",").every((part) => known(part.replace(/^-/, ""))), { error: "unknown_sort" }),
    q,
    filter: filterInput(list.fields, list.custom),
    fields,
  });
}

/** `{ data, page: { next, total } }`; `next` is the cursor of the page after, `total` capped at 10,000. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ data: z.array(item), page });
}

const CUSTOM_NAME = /^custom\.[a-z][a-z0-9_]{0,39}$/;

/** Free text that Postgres can hold. */
function text(most: number) {
  return z
    .string()
    .max(most)
    .refine((value) => !hasBadText(value), { error: "bad_text" });
}

/** For the API's reference; `has` is "contains" otherwise. */
const HAS = {
  begins: "Begins with these digits.",
  known: "A name of the official list that contains it; Turkish letters and accents make no difference.",
};

/** Dozens of schemas for one list, so they are made when the list is first asked for, not when the Worker starts. */
function filterInput<Fields extends FilterFields>(fields: Fields, custom?: boolean) {
  return z.lazy(() => filterObject(fields, custom)).default({} as never);
}

function filterObject<Fields extends FilterFields>(fields: Fields, custom?: boolean) {
  const shape = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, fieldInput(field).optional()]));
  const strict = z.strictObject(shape as { [K in keyof Fields]: z.ZodOptional<ReturnType<typeof fieldInput>> });
  if (!custom) return strict;
  return z
    .object(strict.shape)
    .catchall(z.record(z.string(), z.unknown()))
    .superRefine((filter, ctx) => {
      for (const key of Object.keys(filter))
        if (!Object.hasOwn(fields, key) && !(isCustom(key) && CUSTOM_NAME.test(key)))
          ctx.addIssue({ code: "unrecognized_keys", keys: [key], input: filter });
    }) as unknown as typeof strict;
}

/** What may be asked of one field. */
export function fieldInput(field: FilterField) {
  const value = valueFor(field);
  const shape = Object.fromEntries(
    OPERATORS[field.type].map((operator: Operator) => [operator, operand(operator, value, field).optional()]),
  );
  return z.strictObject(shape as Partial<Record<Operator, z.ZodType>>);
}

function operand(operator: Operator, value: z.ZodType, field: FilterField): z.ZodType {
  if (operator === "empty")
    return z.union([z.boolean(), z.enum(["true", "false"]).transform((text) => text === "true")]);
  if (operator === "has") return field.has ? text(200).min(1).describe(HAS[field.has]) : text(200).min(1);
  if (operator === "in" || operator === "nin")
    return z.preprocess((raw) => (typeof raw === "string" ? raw.split(",") : raw), z.array(value).max(100));
  return value;
}

function valueFor(field: FilterField): z.ZodType {
  switch (field.type) {
    case "text":
      return text(500);
    case "select":
      return z.enum((field.options ?? []) as [string, ...string[]]);
    case "number":
      return z.coerce.number();
    case "money":
      return z.coerce.number().int();
    case "date":
      return z.iso.date();
    case "time":
      return z.union([z.iso.datetime({ offset: true }), z.iso.date()]);
    case "boolean":
      return z.union([z.boolean(), z.enum(["true", "false"]).transform((text) => text === "true")]);
    case "record":
      return z.uuid();
    case "person":
      return z.union([z.uuid(), z.literal("me")]);
  }
}
