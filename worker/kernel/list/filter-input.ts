import { z } from "zod";
import { isCustom } from "../custom/field.ts";
import { hasBadText } from "../text.ts";
import {
  type Conditions,
  type Filter,
  type FilterField,
  type FilterFields,
  GROUPS,
  MOST_CONDITIONS,
  MOST_DEPTH,
  type Operator,
  operatorsFor,
  RELATEDS,
} from "./fields.ts";
import { isRelative } from "./relative-days.ts";

export const CUSTOM_NAME = /^custom\.[a-z][a-z0-9_]{0,39}$/;
/** `customerId`, `custom.arac`; from the other side `deals.customerId`, `araclar.custom.sahip`. */
const RELATION_NAME = /^[A-Za-z][\w]{0,39}(\.[A-Za-z][\w]{0,39}){0,2}$/;

type Filtered<Fields extends FilterFields> = { [Field in keyof Fields]?: Conditions } & Pick<
  Filter,
  "and" | "or" | "related" | "unrelated"
>;

/** Dozens of schemas for one list, so they are made when the list is first asked for, not when the Worker starts. */
export function filterInput<Fields extends FilterFields>(fields: Fields, custom?: boolean) {
  return z.lazy(() => filterObject(fields, custom === true)).default({} as never) as unknown as z.ZodDefault<
    z.ZodType<Filtered<Fields>, Filtered<Fields>>
  >;
}

/** A whole filter of records with these fields. What it asks of related records is left to be checked when they are known. */
export function filterObject(fields: FilterFields, custom: boolean): z.ZodType {
  const inner = Object.fromEntries(Object.entries(fields).filter(([, field]) => !field.outermost));
  // The schema of the levels below, made when the first group is read.
  const below = (depth: number): z.ZodType => {
    let group: z.ZodType | undefined;
    return z.unknown().transform((raw, ctx) => {
      if (depth > MOST_DEPTH) return refuse(ctx, [tooDeep]);
      group ??= level(inner, custom, below(depth + 1));
      const parsed = group.safeParse(raw, { reportInput: true });
      return parsed.success ? parsed.data : refuse(ctx, parsed.error.issues);
    });
  };
  return level(fields, custom, below(1)).superRefine(bounded);
}

/** Issues of a schema inside, as they are: what stands around it puts its path before theirs. */
function refuse(ctx: z.core.$RefinementCtx, issues: readonly object[]): never {
  for (const issue of issues) ctx.issues.push({ ...issue, inst: undefined } as never);
  return z.NEVER;
}

const tooDeep = { code: "custom", message: "filter_too_deep", path: [], params: { maximum: String(MOST_DEPTH) } };

function level(fields: FilterFields, custom: boolean, part: z.ZodType) {
  const conditions = Object.entries(fields).map(([name, field]) => [name, fieldInput(field).optional()]);
  const groups = GROUPS.map((name) => [name, z.array(part).max(MOST_CONDITIONS).optional().describe(SAID[name])]);
  const related = RELATEDS.map((name) => [name, relations.optional().describe(SAID[name])]);
  const shape = Object.fromEntries([...conditions, ...groups, ...(custom ? related : [])]);
  if (!custom) return z.strictObject(shape);
  return z
    .object(shape)
    .catchall(z.record(z.string(), z.unknown()))
    .superRefine((filter, ctx) => {
      for (const key of Object.keys(filter))
        if (!Object.hasOwn(shape, key) && !(isCustom(key) && CUSTOM_NAME.test(key)))
          ctx.addIssue({ code: "unrecognized_keys", keys: [key], input: filter });
    });
}

/** In an address nothing can stand for "any": `filter[related][deals.customerId]=true`. */
const relations = z.record(
  z.string().regex(RELATION_NAME),
  z.preprocess((raw) => (raw === true || raw === "true" ? {} : raw), z.record(z.string(), z.unknown())),
);

const SAID = {
  and: "Filters that must all hold: `filter[and][0][or][0][…]`.",
  or: "Filters of which one must hold: `filter[or][0][kind]=company&filter[or][1][kind]=person`.",
  related:
    "By the name of a relation, what one record must be like that hangs together with this one: `filter[related][deals.customerId][status]=open`, or `=true` for any.",
  unrelated: "The same where there must be none.",
};

/** How much is asked, and how deep. Relations are counted here, whatever they hold. */
function bounded(filter: unknown, ctx: z.core.$RefinementCtx): void {
  const { conditions, depth } = sizeOf(filter);
  if (depth > MOST_DEPTH) refuse(ctx, [{ ...tooDeep, input: filter }]);
  if (conditions > MOST_CONDITIONS)
    ctx.addIssue({ code: "custom", message: "filter_too_long", params: { maximum: String(MOST_CONDITIONS) } });
}

function sizeOf(filter: unknown, depth = 0): { conditions: number; depth: number } {
  const size = { conditions: 0, depth };
  if (depth > MOST_DEPTH || typeof filter !== "object" || filter === null) return size;
  for (const [name, value] of Object.entries(filter)) {
    const parts = partsOf(name, value);
    size.conditions += parts ? 1 : Math.max(1, Object.keys(value ?? {}).length);
    for (const part of parts ?? []) {
      const inside = sizeOf(part, depth + 1);
      size.conditions += inside.conditions;
      size.depth = Math.max(size.depth, inside.depth);
    }
  }
  return size;
}

/** What stands below a name that is no field. */
export function partsOf(name: string, value: unknown): unknown[] | undefined {
  if (GROUPS.some((group) => group === name)) return Array.isArray(value) ? value : [];
  if (RELATEDS.some((related) => related === name)) return Object.values(value ?? {});
  return undefined;
}

/** Free text that Postgres can hold. */
export function textInput(most: number) {
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

/** What may be asked of one field. */
export function fieldInput(field: FilterField) {
  const value = valueFor(field);
  const shape = Object.fromEntries(
    operatorsFor(field).map((operator: Operator) => [operator, operand(operator, value, field).optional()]),
  );
  return z.strictObject(shape as Partial<Record<Operator, z.ZodType>>);
}

function operand(operator: Operator, value: z.ZodType, field: FilterField): z.ZodType {
  switch (operator) {
    case "empty":
      return truth;
    case "has":
      return field.has ? textInput(200).min(1).describe(HAS[field.has]) : textInput(200).min(1);
    case "nhas":
    case "starts":
      return textInput(200).min(1);
    case "in":
    case "nin":
    case "all":
      return z.preprocess(split, z.array(value).max(100));
    case "between":
      return z.preprocess(split, z.tuple([value, value]));
    case "within":
      return z.string().refine(isRelative, { error: "unknown_days" });
    default:
      return value;
  }
}

function split(raw: unknown): unknown {
  return typeof raw === "string" ? raw.split(",") : raw;
}

const truth = z.union([z.boolean(), z.enum(["true", "false"]).transform((text) => text === "true")]);

function valueFor(field: FilterField): z.ZodType {
  switch (field.type) {
    case "text":
      return textInput(500);
    case "select":
    case "choices":
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
      return truth;
    case "record":
    case "records":
      return z.uuid();
    case "files":
      return z.never();
    case "person":
      return z.union([z.uuid(), z.literal("me")]);
  }
}
