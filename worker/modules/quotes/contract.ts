import { z } from "zod";
import { currency, day, email, id, instant, line, minor, optional, prose, version } from "#worker/kernel/contract.ts";
import { listInput, pageOf } from "#worker/kernel/list/contract.ts";
import { MILLI, MOST_EMAILS, MOST_LINES, MOST_QUANTITY, QUOTE_FIELDS, QUOTE_SORTS, QUOTE_STATUSES } from "./options.ts";

const basisPoints = z.number().int().min(0).max(10_000);
const money = minor.max(1_000_000_000_000);

/** Up to three decimals, as they can be counted in thousandths. */
const quantity = z
  .number()
  .positive()
  .max(MOST_QUANTITY)
  .refine((value) => value <= 0 || isCountable(value), {
    error: "quotes.three_decimals",
  });

function isCountable(value: number): boolean {
  const milli = Math.round(value * MILLI);
  return milli > 0 && Math.abs(value * MILLI - milli) < 1e-6;
}

const discount = {
  discountBp: optional(basisPoints).describe("In basis points: 10 % is 1000"),
  discountMinor: optional(minor).describe("An amount, instead of a percentage"),
};

function oneDiscount(
  { discountBp, discountMinor }: { discountBp?: unknown; discountMinor?: unknown },
  ctx: z.RefinementCtx,
): void {
  if (typeof discountBp === "number" && typeof discountMinor === "number")
    ctx.addIssue({ code: "custom", path: ["discountMinor"], message: "quotes.one_discount", input: discountMinor });
}

export const QuoteLineInput = z
  .strictObject({
    productId: optional(id),
    name: line(200).optional().describe("The product's when left out"),
    description: optional(prose(4000)),
    unit: optional(line(40)),
    quantity: quantity.default(1),
    unitPriceMinor: money.optional().describe("The price list's when left out"),
    ...discount,
    vatBp: basisPoints.optional().describe("The product's when left out, else 20 %, which is 2000"),
  })
  .superRefine(oneDiscount)
  .superRefine(({ productId, name, unitPriceMinor }, ctx) => {
    if (productId) return;
    if (name === undefined) ctx.addIssue({ code: "custom", path: ["name"], message: "required", input: name });
    if (unitPriceMinor === undefined)
      ctx.addIssue({ code: "custom", path: ["unitPriceMinor"], message: "required", input: unitPriceMinor });
  });

const fields = {
  name: line(200).describe("What it is about"),
  customerId: id,
  dealId: optional(id).describe("The deal it is made for; one of the same customer"),
  ownerId: optional(id).describe("Who looks after it; the one who adds it when left out"),
  emails: z.array(email).max(MOST_EMAILS).describe("Whom it is sent to"),
  language: z.enum(["tr", "en"]).describe("The customer's: of the document, its page and the mail"),
  currency: currency.describe("ISO 4217; the deal's or the tenant's own when left out"),
  priceListId: optional(id).describe("The default of its currency when left out, none when null"),
  validUntil: day.describe("The last day on which it can be accepted"),
  ...discount,
  notes: optional(prose(4000)).describe("Above the lines"),
  terms: optional(prose(8000)).describe("Below the sums; those of the settings when left out"),
  lines: z.array(QuoteLineInput).max(MOST_LINES),
};

export const CreateQuote = z
  .strictObject({
    ...fields,
    emails: fields.emails.optional().describe("Whom it is sent to; the customer's first address when left out"),
    language: fields.language.optional(),
    currency: fields.currency.optional(),
    validUntil: fields.validUntil.optional(),
    lines: fields.lines.default([]),
  })
  .superRefine(oneDiscount);
export const UpdateQuote = z
  .strictObject({
    ...fields,
    name: fields.name.optional(),
    customerId: fields.customerId.optional(),
    emails: fields.emails.optional(),
    language: fields.language.optional(),
    currency: fields.currency.optional().describe("Only together with the lines: no price is converted"),
    validUntil: fields.validUntil.optional(),
    lines: fields.lines.optional().describe("All of them, in their order"),
    id,
    version,
  })
  .superRefine(oneDiscount);
export const QuoteId = z.strictObject({ id });
export const QuoteVersion = z.strictObject({ id, version });
export const RequestApproval = z.strictObject({ id, version, note: optional(prose(2000)) });
export const ApproveQuote = z.strictObject({ id, version, note: optional(prose(2000)) });
export const RejectQuote = z.strictObject({ id, version, note: prose(2000).describe("Why not") });
export const SendQuote = z.strictObject({
  id,
  version,
  mail: z.boolean().default(true).describe("False makes the link only, to be sent by other ways"),
});
export const ListQuotes = listInput({ fields: QUOTE_FIELDS, sorts: QUOTE_SORTS, sort: "-createdAt" });

const amount = z.number().int();

export const QuoteRow = z.object({
  id,
  name: z.string(),
  number: z.string().nullable().describe("Given when it is sent for the first time; without gaps in a year"),
  revision: z.number().int(),
  status: z.enum(QUOTE_STATUSES),
  customerId: id,
  customerName: z.string().nullable().describe("Null when the customer is not shared with the one who asks"),
  dealId: id.nullable(),
  dealName: z.string().nullable(),
  ownerId: id.nullable(),
  ownerName: z.string().nullable(),
  emails: z.array(z.string()),
  language: z.enum(["tr", "en"]),
  currency: z.string(),
  priceListId: id.nullable(),
  validUntil: z.string(),
  discountBp: z.number().int().nullable(),
  discountMinor: amount.nullable(),
  notes: z.string().nullable(),
  terms: z.string().nullable(),
  listMinor: amount.describe("Without any discount, by the price list where that is more"),
  linesMinor: amount.describe("After the lines' own discounts"),
  offMinor: amount.describe("The quote's discount"),
  netMinor: amount,
  vatMinor: amount,
  totalMinor: amount,
  effectiveBp: z.number().int().describe("How much less than the list it is, in basis points, rounded up"),
  needsApproval: z.boolean().describe("Its discount is above the limit, and nobody has approved it"),
  requestedByName: z.string().nullable(),
  requestedAt: instant.nullable(),
  requestNote: z.string().nullable(),
  decision: z.enum(["approved", "rejected"]).nullable(),
  decidedByName: z.string().nullable(),
  decidedAt: instant.nullable(),
  decisionNote: z.string().nullable(),
  mine: z.boolean().describe("Its discount is the asker's own doing: somebody else has to approve it"),
  sentAt: instant.nullable(),
  mailedAt: instant.nullable(),
  firstViewedAt: instant.nullable().describe("When its page was first opened"),
  views: z.number().int(),
  answeredAt: instant.nullable(),
  answeredName: z.string().nullable(),
  answeredIp: z.string().nullable(),
  answeredAgent: z.string().nullable(),
  answerNote: z.string().nullable(),
  newerId: id.nullable().describe("The version that came after it"),
  version: z.number().int(),
  createdAt: instant,
  updatedAt: instant,
});
export const QuotePage = pageOf(QuoteRow);

export const QuoteLine = z.object({
  productId: id.nullable(),
  name: z.string(),
  description: z.string().nullable(),
  unit: z.string().nullable(),
  quantity: z.number(),
  unitPriceMinor: amount,
  discountBp: z.number().int().nullable(),
  discountMinor: amount.nullable(),
  vatBp: z.number().int(),
  listPriceMinor: amount.nullable(),
  netMinor: amount,
});
export const VatSum = z.object({ vatBp: z.number().int(), baseMinor: amount, vatMinor: amount });
export const Quote = QuoteRow.extend({ lines: z.array(QuoteLine), vat: z.array(VatSum).describe("By rate") });

export const QuoteLink = z.object({ url: z.string().describe("Whoever knows it can read and accept the quote") });
