import { z } from "zod";
import { day, id, instant, line, optional, version } from "#worker/kernel/contract.ts";
import { listInput, pageOf } from "#worker/kernel/list/contract.ts";
import { basisPoints, knownCurrency, price } from "../contract.ts";
import { PRICE_LIST_FIELDS, PRICE_LIST_SORTS } from "../options.ts";

const fields = {
  name: line(120),
  percentOffBp: basisPoints.describe("Off the own price of every product of that currency: 10 % is 1000"),
  validFrom: optional(day),
  validUntil: optional(day).describe("The last day on which it holds"),
  isDefault: z.literal(true).optional().describe("Quotes in its currency begin with it; the one before no longer does"),
};

type Days = { validFrom?: string | null | undefined; validUntil?: string | null | undefined };

function inOrder({ validFrom, validUntil }: Days, ctx: z.RefinementCtx): void {
  if (validFrom && validUntil && validUntil < validFrom)
    ctx.addIssue({ code: "custom", path: ["validUntil"], message: "ends_before_start", input: validUntil });
}

export const CreatePriceList = z
  .strictObject({
    ...fields,
    percentOffBp: fields.percentOffBp.default(0),
    currency: knownCurrency.optional().describe("ISO 4217; the tenant's own when left out. It stays"),
  })
  .superRefine(inOrder);
export const UpdatePriceList = z
  .strictObject({
    ...fields,
    name: fields.name.optional(),
    percentOffBp: fields.percentOffBp.optional(),
    id,
    version,
  })
  .superRefine(inOrder);
export const PriceListId = z.strictObject({ id });
export const PriceListVersion = z.strictObject({ id, version });
export const SetPrice = z.strictObject({
  id,
  productId: id,
  priceMinor: price.nullable().describe("In the list's currency; null goes back to the product's own price"),
});
export const ListPriceLists = listInput({ fields: PRICE_LIST_FIELDS, sorts: PRICE_LIST_SORTS, sort: "name" });

export const PriceList = z.object({
  id,
  name: z.string(),
  currency: z.string(),
  percentOffBp: z.number().int(),
  validFrom: z.string().nullable(),
  validUntil: z.string().nullable(),
  isDefault: z.boolean(),
  priceCount: z.number().int().describe("Products with a price of their own here"),
  archivedAt: instant.nullable(),
  version: z.number().int(),
  createdAt: instant,
  updatedAt: instant,
});
export const PriceListPage = pageOf(PriceList);

export const PriceListPrices = z.object({
  data: z.array(
    z.object({ productId: id, productName: z.string(), sku: z.string().nullable(), priceMinor: z.number() }),
  ),
});

export const GetOffer = z.strictObject({
  id: id.describe("The product"),
  currency: knownCurrency,
  priceListId: id.optional().describe("The default of the currency when left out"),
});
export const Offer = z.object({
  productId: id,
  name: z.string(),
  description: z.string().nullable(),
  unit: z.string(),
  vatBp: z.number().int(),
  priceMinor: z
    .number()
    .int()
    .nullable()
    .describe("Of one unit in that currency; null where there is no price in it: none is converted"),
});
