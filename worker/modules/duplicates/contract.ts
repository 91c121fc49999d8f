import { z } from "zod";
import { email, id, instant, line, phone, version } from "#worker/kernel/contract.ts";
import { listInput, pageOf } from "#worker/kernel/list/contract.ts";
import { DUPLICATE_FIELDS, MOST_MERGED, REASONS } from "./options.ts";

const subject = z
  .string()
  .regex(/^[a-z][a-z0-9_]{1,39}$/, { error: "bad_api_name" })
  .describe("`customers`, or an object of the agency's own");
/** One of a query's is no list. */
const listed = (raw: unknown) => (typeof raw === "string" ? [raw] : raw);
const ids = z.preprocess(listed, z.array(id).min(1).max(MOST_MERGED));

export const ListDuplicates = listInput({ fields: DUPLICATE_FIELDS, sorts: ["score"], sort: "-score" }).extend({
  subject: subject.default("customers"),
  recordId: id.optional().describe("Groups that this record belongs to"),
});

const one = <T extends z.ZodType>(field: T) => z.preprocess(listed, z.array(field).max(10).optional());
export const CheckDuplicates = z.strictObject({
  subject: subject.default("customers"),
  name: line(200).optional(),
  emails: one(email),
  phones: one(phone),
  taxNumber: line(40).optional(),
  province: line(40).optional(),
});
export const SomeRecords = z.strictObject({ subject: subject.default("customers"), ids });
export const OneSubject = z.strictObject({ subject: subject.default("customers") });

export const Merge = z.strictObject({
  subject: subject.default("customers"),
  survivorId: id.describe("The record that stays, with its id"),
  version: version.describe("The survivor's version that was read"),
  others: z
    .array(z.strictObject({ id, version }))
    .min(1)
    .max(MOST_MERGED - 1)
    .describe("Those that become part of it. Their ids stand for the survivor from then on"),
  take: z
    .record(z.string().max(80), id)
    .default({})
    .describe(
      "Whose value stays, by field: `{ name: <id>, 'custom.plaka': <id> }`. Else the survivor's does, or the first that there is; lists are united",
    ),
});
export const Merged = z.object({
  id: id.describe("The survivor"),
  moved: z.record(z.string(), z.number().int()).describe("Rows that hang on the survivor now, by table"),
});

const score = z.number().int().min(0).max(100);
const why = z.object({
  reason: z.enum(REASONS),
  field: z.string().nullable().describe("The agency's own field that holds the same, by what people call it"),
});

const member = z.object({
  id,
  version: z.number().int(),
  name: z.string(),
  details: z.array(z.string()).describe("What tells it apart: its company, addresses, numbers, place"),
  ownerName: z.string().nullable(),
  createdAt: instant,
});

export const DuplicateGroup = z.object({
  id: id.describe("Of its first record"),
  score: score.describe("How likely, of 100: the best of its pairs"),
  reasons: z.array(why).describe("Why, the most telling first"),
  members: z.array(member),
  pairs: z.array(z.object({ ids: z.array(id), score, reasons: z.array(why) })),
});
export const DuplicatePage = pageOf(DuplicateGroup);

export const Likely = z.object({ data: z.array(member.extend({ score, reasons: z.array(why) })) });

const compared = z.object({
  name: z.string().describe("As `take` names it"),
  label: z.string(),
  kind: z.string(),
  differs: z.boolean(),
});
export const Comparison = z.object({
  fields: z.array(compared).describe("Those that one of them has a value of"),
  records: z
    .array(
      member.extend({
        values: z.record(z.string(), z.unknown()).describe("By field"),
        moves: z
          .record(z.string(), z.number().int())
          .describe("What hangs on it, by table, as far as the reader sees it"),
      }),
    )
    .describe("Those that the reader sees, the most complete first"),
});
