import type { FilterFields } from "#worker/kernel/list/fields.ts";

/**
 * draft → (waiting → approved) → sent → accepted | declined | expired. `superseded`: there is a newer version of it. Only the
 * first three are ever changed.
 */
export const QUOTE_STATUSES = [
  "draft",
  "waiting",
  "approved",
  "sent",
  "accepted",
  "declined",
  "expired",
  "superseded",
] as const;
export type QuoteStatus = (typeof QUOTE_STATUSES)[number];

export const QUOTE_SORTS = ["createdAt", "validUntil", "netMinor", "sentAt", "name"] as const;

export const QUOTE_FIELDS = {
  status: { type: "select", options: QUOTE_STATUSES },
  customerId: { type: "record", resource: "customers" },
  dealId: { type: "record", resource: "deals" },
  ownerId: { type: "person" },
  netMinor: { type: "money" },
  currency: { type: "text" },
  validUntil: { type: "date" },
  createdAt: { type: "time" },
  sentAt: { type: "time" },
} as const satisfies FilterFields;

export const MOST_LINES = 200;
export const MOST_EMAILS = 5;
/** Of one line. */
export const MOST_QUANTITY = 1_000_000;
export const MILLI = 1000;

/** KDV of most services in Turkey. */
export const USUAL_VAT_BP = 2000;

export const FIRST_SETTINGS = { prefix: "TK", validDays: 30 } as const;

export function quotePath(token: string): string {
  return `/quote/${token}`;
}
