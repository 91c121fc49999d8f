import type { FilterFields } from "#worker/kernel/list/fields.ts";

/** How often a price is due. */
export const BILLINGS = ["one_off", "monthly", "yearly"] as const;
export type Billing = (typeof BILLINGS)[number];

export const PRODUCT_SORTS = ["name", "sku", "priceMinor", "createdAt"] as const;

export const PRODUCT_FIELDS = {
  billing: { type: "select", options: BILLINGS },
  currency: { type: "text" },
  priceMinor: { type: "money" },
  createdAt: { type: "time" },
  archived: { type: "boolean", outermost: true },
} as const satisfies FilterFields;

export const PRICE_LIST_SORTS = ["name", "createdAt"] as const;

export const PRICE_LIST_FIELDS = {
  currency: { type: "text" },
  createdAt: { type: "time" },
  archived: { type: "boolean", outermost: true },
} as const satisfies FilterFields;

/** Basis points of a whole: 20 % is 2000. */
export const WHOLE_BP = 10_000;
/** What one unit may cost, in minor units: far above any price, far below where sums stop being exact. */
export const MOST_PRICE_MINOR = 1_000_000_000_000;
