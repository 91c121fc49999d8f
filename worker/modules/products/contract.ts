import { z } from "zod";
import { currency, id, instant, line, minor, optional, prose, version } from "#worker/kernel/contract.ts";
import { listInput, pageOf } from "#worker/kernel/list/contract.ts";
import { BILLINGS, MOST_PRICE_MINOR, PRODUCT_FIELDS, PRODUCT_SORTS, WHOLE_BP } from "./options.ts";

const currencies = new Set(Intl.supportedValuesOf("currency"));

export const price = minor.max(MOST_PRICE_MINOR);
/** A part of a whole in basis points: 12,5 % is 1250. */
export const basisPoints = z.number().int().min(0).max(WHOLE_BP);
export const knownCurrency = currency.refine((code) => currencies.has(code), { error: "unknown_currency" });

const fields = {
  name: line(200),
  sku: optional(line(60)).describe("The agency's own number for it; once in a workspace, however it is spelled"),
  description: optional(prose(4000)).describe("What the customer reads below its name"),
  unit: line(40).describe("What it is counted in: adet, saat, gün, ay"),
  priceMinor: price.describe("Of one unit, without VAT, in minor units of the currency"),
  currency: knownCurrency.describe("ISO 4217; the tenant's own when left out"),
  vatBp: basisPoints.describe("VAT in basis points: 20 % is 2000"),
  billing: z.enum(BILLINGS).describe("How often the price is due"),
  costMinor: optional(price).describe("What a unit costs the agency itself; only with the right `products:cost`"),
};

export const CreateProduct = z.strictObject({
  ...fields,
  unit: fields.unit.default("adet"),
  currency: fields.currency.optional(),
  vatBp: fields.vatBp.default(2000),
  billing: fields.billing.default("one_off"),
});
export const UpdateProduct = z.strictObject({
  ...fields,
  name: fields.name.optional(),
  unit: fields.unit.optional(),
  priceMinor: fields.priceMinor.optional(),
  currency: fields.currency.optional(),
  vatBp: fields.vatBp.optional(),
  billing: fields.billing.optional(),
  id,
  version,
});
export const ProductId = z.strictObject({ id });
export const ProductVersion = z.strictObject({ id, version });
export const ListProducts = listInput({ fields: PRODUCT_FIELDS, sorts: PRODUCT_SORTS, sort: "name" });

export const Product = z.object({
  id,
  name: z.string(),
  sku: z.string().nullable(),
  description: z.string().nullable(),
  unit: z.string(),
  priceMinor: z.number().int(),
  currency: z.string(),
  vatBp: z.number().int(),
  billing: z.enum(BILLINGS),
  costMinor: z.number().int().nullable().describe("Null without the right `products:cost`"),
  archivedAt: instant.nullable(),
  version: z.number().int(),
  createdAt: instant,
  updatedAt: instant,
});
export const ProductPage = pageOf(Product);
