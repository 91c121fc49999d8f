import { z } from "zod";
import { line, optional, prose, version } from "#worker/kernel/contract.ts";

const fields = {
  prefix: z
    .string()
    .regex(/^[A-Z0-9]{1,8}$/, { error: "quotes.bad_prefix" })
    .describe("What numbers begin with: TK-2026-0001"),
  validDays: z.number().int().min(1).max(365).describe("How long a quote is valid, unless said otherwise"),
  approvalAboveBp: optional(z.number().int().min(0).max(10_000)).describe(
    "A discount above this waits for approval, in basis points; null lets all through",
  ),
  terms: optional(prose(8000)).describe("What quotes say below their sums, unless said otherwise"),
  legalName: optional(line(200)).describe("The agency's name on documents, where it is not that of the brand"),
  taxOffice: optional(line(120)),
  taxNumber: optional(line(40)),
  address: optional(prose(500)),
  phone: optional(line(40)),
  website: optional(line(200)),
  iban: optional(line(42)),
};

export const GetQuoteSettings = z.strictObject({});
export const UpdateQuoteSettings = z.strictObject({
  ...fields,
  prefix: fields.prefix.optional(),
  validDays: fields.validDays.optional(),
  version,
});

const text = z.string().nullable();
export const QuoteSettings = z.object({
  prefix: z.string(),
  validDays: z.number().int(),
  approvalAboveBp: z.number().int().nullable(),
  terms: text,
  legalName: text,
  taxOffice: text,
  taxNumber: text,
  address: text,
  phone: text,
  website: text,
  iban: text,
  version: z.number().int(),
});
