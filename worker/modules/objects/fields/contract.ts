import { z } from "zod";
import { currency, id, instant, line, optional, prose, version } from "#worker/kernel/contract.ts";
import { FIELD_KINDS, MOST_VALUES, ROLL_UP_FUNCTIONS } from "#worker/kernel/custom/options.ts";
import { pageOf } from "#worker/kernel/list/contract.ts";
import { apiName } from "../contract.ts";
import { MOST_FIELDS } from "../options.ts";

const choice = z.strictObject({
  value: z.string().regex(/^[a-z0-9][a-z0-9_]{0,39}$/, { error: "bad_api_name" }),
  label: line(60),
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/)
    .optional(),
});

export const formula = prose(2000);
const rollup = z.strictObject({
  object: apiName.describe("Whose records are taken in"),
  by: z
    .string()
    .max(60)
    .describe("Their relation to this object: `custom.<key>`, or a built-in one such as `customerId`"),
  function: z.enum(ROLL_UP_FUNCTIONS),
  field: z.string().max(60).optional().describe("What of each: `custom.<key>`, or `amount` of deals. Not for `count`"),
  where: prose(2000).optional().describe("A formula on each: only those that it says yes to"),
});

/** Which of these a kind takes, `checkField` says. */
export const settings = z.strictObject({
  decimals: z.number().int().min(0).max(6).optional(),
  currency: currency.optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  maxLength: z.number().int().min(1).max(20_000).optional(),
  choices: z.array(choice).min(1).max(200).optional(),
  most: z.number().int().min(1).max(MOST_VALUES).optional(),
  accept: z.enum(["images", "documents"]).optional().describe("Files of any type without it"),
  megabytes: z.number().int().min(1).max(10).optional(),
  object: apiName.optional(),
  prefix: z
    .string()
    .max(10)
    .regex(/^[\p{L}\p{N} _/.-]*$/u)
    .optional(),
  digits: z.number().int().min(1).max(10).optional(),
  formula: formula
    .optional()
    .describe(
      "The value is worked out by it, from the record's other fields; nobody writes it. Its language: see `formulas.preview`",
    ),
  rollup: rollup
    .optional()
    .describe("The value is worked out from other records that point at this one; nobody writes it"),
});

const key = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/, { error: "bad_api_name" })
  .describe("Its name in the API, as in `custom.plaka`; never changes");
const hiddenFrom = z
  .array(z.union([id, z.literal("api_keys")]))
  .max(50)
  .describe("Roles that never see it; `api_keys` for all keys");

export const CreateField = z.strictObject({
  object: apiName.describe("`customers`, `deals`, `projects`, `tasks`, or an object of the agency's own"),
  key,
  label: line(60),
  kind: z.enum(FIELD_KINDS),
  settings: settings.default({}),
  required: z.boolean().default(false),
  unique: z.boolean().default(false),
  default: z.unknown().optional(),
  help: optional(prose(300)),
  hiddenFrom: hiddenFrom.default([]),
});
export const UpdateField = z.strictObject({
  id,
  version,
  label: line(60).optional(),
  settings: settings.optional(),
  required: z.boolean().optional(),
  unique: z.boolean().optional(),
  default: z.unknown().optional(),
  help: optional(prose(300)),
  hiddenFrom: hiddenFrom.optional(),
});
export const FieldId = z.strictObject({ id });
export const ListFields = z.strictObject({
  object: apiName.optional(),
  archived: z
    .union([z.boolean(), z.enum(["true", "false"]).transform((text) => text === "true")])
    .default(false)
    .describe("Those taken out of use instead"),
});
export const ReorderFields = z.strictObject({ object: apiName, ids: z.array(id).min(1).max(MOST_FIELDS) });

export const Field = z.object({
  id,
  object: z.string(),
  key: z.string(),
  label: z.string(),
  kind: z.enum(FIELD_KINDS),
  settings,
  required: z.boolean(),
  unique: z.boolean(),
  default: z.json().nullable(),
  help: z.string().nullable(),
  hiddenFrom: z.array(z.string()),
  archivedAt: instant.nullable(),
  changing: z.boolean().describe("Its kind is being changed; until then nobody writes to it"),
  removing: z.boolean().describe("Its values are being removed, and then it is"),
  computing: z
    .object({
      status: z.enum(["waiting", "running", "failed", "cancelled"]),
      done: z.number().int(),
      total: z.number().int(),
    })
    .nullable()
    .describe("How far the records that were there are worked out, until all are"),
  version: z.number().int(),
  createdAt: instant,
  updatedAt: instant,
});
export const FieldPage = pageOf(Field);

/** What taking a field out of use would touch. */
export const FieldUsage = z.object({
  records: z.number().int().describe("Records with a value, counted up to 10,000"),
  views: z
    .array(z.object({ id, name: z.string() }))
    .describe("Saved lists that filter, sort or show by it, also through related records"),
  stages: z.array(z.object({ id, name: z.string() })).describe("Stages of deals that ask for it"),
  computed: z
    .array(z.object({ id, name: z.string(), object: z.string() }))
    .describe("Formulas and roll-ups that read it; while there are any it stays in use"),
});
