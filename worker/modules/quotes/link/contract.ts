import { z } from "zod";
import { instant, line, optional, prose } from "#worker/kernel/contract.ts";
import { QuoteLine, VatSum } from "../contract.ts";
import { QUOTE_STATUSES } from "../options.ts";

const token = z.string().regex(/^[\w-]{43}$/);

export const QuoteToken = z.strictObject({ token });
export const AcceptByLink = z.strictObject({
  token,
  name: line(120).describe("Who accepts, in their own words"),
  consent: z.literal(true, { error: "quotes.consent" }).describe("They read it and accept it"),
});
export const DeclineByLink = z.strictObject({ token, name: optional(line(120)), note: optional(prose(2000)) });

const text = z.string().nullable();
const amount = z.number().int();

/** What stands on the document: nothing of list prices, approvals or who else saw it. */
export const QuoteDocument = z.object({
  number: text,
  revision: z.number().int(),
  name: z.string(),
  status: z.enum(QUOTE_STATUSES),
  language: z.enum(["tr", "en"]),
  currency: z.string(),
  sentAt: instant.nullable(),
  validUntil: z.string(),
  seller: z.object({
    name: z.string(),
    ...{ taxOffice: text, taxNumber: text, address: text, phone: text, email: text, website: text, iban: text },
  }),
  buyer: z.object({ name: z.string(), taxOffice: text, taxNumber: text, address: text }),
  notes: text,
  terms: text,
  lines: z.array(QuoteLine.omit({ productId: true, listPriceMinor: true })),
  linesMinor: amount,
  offMinor: amount,
  netMinor: amount,
  vat: z.array(VatSum),
  vatMinor: amount,
  totalMinor: amount,
  answeredAt: instant.nullable(),
  answeredName: text,
});

/** The same as its customer sees it: it was sent. */
export const PublicQuote = QuoteDocument.extend({
  number: z.string(),
  status: z.enum(["sent", "accepted", "declined", "expired"]),
});

export type Document = z.output<typeof QuoteDocument>;
