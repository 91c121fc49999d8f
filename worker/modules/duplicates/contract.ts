import { z } from "zod";
import { email, id, instant, line, phone } from "#worker/kernel/contract.ts";
import { listInput, pageOf } from "#worker/kernel/list/contract.ts";
import { DUPLICATE_FIELDS, MOST_MERGED, REASONS } from "./options.ts";

const subject = z
  .string()
  .regex(/^[a-z][a-z0-9_]{1,39}$/, { error: "bad_api_name" })
  .describe("`customers`, or an object of the agency's own");
const ids = z.array(id).min(1).max(MOST_MERGED);

export const ListDuplicates = listInput({ fields: DUPLICATE_FIELDS, sorts: ["score"], sort: "-score" }).extend({
  subject: subject.default("customers"),
  recordId: id.optional().describe("Groups that this record belongs to"),
});

const one = <T extends z.ZodType>(field: T) =>
  z.preprocess((raw) => (typeof raw === "string" ? [raw] : raw), z.array(field).max(10).optional());
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
