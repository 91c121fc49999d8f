import { z } from "zod";
import { isCustom } from "../custom/field.ts";
import { isGrouped, MOST_GROUPS, MOST_SUMS } from "../custom/options.ts";
import type { FilterFields } from "./fields.ts";
import { CUSTOM_NAME, filterInput, textInput } from "./filter-input.ts";

export const LIST_LIMIT = 200;

/** Rows are counted up to here; a total of this size means "at least". */
export const COUNT_CAP = 10_000;

// What all lists share is made once.
const limit = z.coerce.number().int().min(1).max(LIST_LIMIT).default(50);
const cursor = z.string().max(2000).optional();
const q = textInput(200).optional();
const fields = z
  .string()
  .max(1000)
  .regex(/^[A-Za-z]+(,[A-Za-z]+)*$/)
  .optional();
const page = z.object({ next: z.string().nullable(), total: z.number().int() });
const name = "(?:[A-Za-z]{1,40}|custom\\.[a-z][a-z0-9_]{0,39})";
const sums = z.array(z.object({ field: z.string(), currency: z.string().nullable(), value: z.number() }));
const pageWithTotals = page.extend({
  sums: sums.optional().describe("Money in minor units, per currency where rows have their own"),
  groups: z
    .array(
      z.object({
        value: z.string().nullable(),
        label: z.string().nullable().describe("Of people and records their name, where the actor may see it"),
        count: z.number().int(),
        sums,
      }),
    )
    .optional(),
});

/**
 * The input of a list: `limit` 1–200 (50), `cursor` from the page before, `sort` such as `-createdAt,name`, `q` free text,
 * `filter` by the declared fields (`Filter`), `fields` to keep of each row.
 */
export function listInput<Fields extends FilterFields, Sort extends string>(list: {
  fields: Fields;
  sorts: readonly [Sort, ...Sort[]];
  sort: Sort | `-${Sort}`;
  /**
   * A list of records: it also filters and sorts by `custom.<key>`, the tenant's own fields, and filters by related
   * records; which those are is checked with the tenant at hand.
   */
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
    ...((list.custom ? totalsOf(list.fields) : {}) as ReturnType<typeof totalsOf>),
  });
}

/** Of the tenant's own fields, which can be summed and grouped is checked with the tenant at hand. */
function totalsOf(fields: FilterFields) {
  const are = (fits: (type: string) => boolean) => (text: string) =>
    text.split(",").every((name) => isCustom(name) || (Object.hasOwn(fields, name) && fits(fields[name]?.type ?? "")));
  return {
    sums: z
      .string()
      .regex(new RegExp(`^${name}(,${name}){0,${MOST_SUMS - 1}}$`))
      .refine(
        are((type) => type === "money"),
        { error: "unknown_field" },
      )
      .optional()
      .describe(
        `Fields whose sums over all that match come with the page: \`custom.fiyat,custom.adet\`, at most ${MOST_SUMS}`,
      ),
    groups: z
      .string()
      .regex(new RegExp(`^${name}$`))
      .refine(are(isGrouped), { error: "unknown_field" })
      .optional()
      .describe(
        `A field whose values come with the page, each with its count and sums; of many the ${MOST_GROUPS} largest`,
      ),
  };
}

/** `{ data, page: { next, total } }`; `next` is the cursor of the page after, `total` capped at 10,000. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ data: z.array(item), page });
}

/** The same of a list of records, with the `sums` and `groups` that were asked for. */
export function recordsOf<Item extends z.ZodType>(item: Item) {
  return z.object({ data: z.array(item), page: pageWithTotals });
}
