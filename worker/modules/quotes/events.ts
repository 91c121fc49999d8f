import type { NewEvent } from "#worker/kernel/events/event.ts";

/** What was known of a quote before the change; nothing when it is missing, and then the write fails. */
export type Facts =
  | { customerId: string; dealId: string | null; number: string | null; netMinor: number; currency: string }
  | undefined;

type Happened =
  | "created"
  | "updated"
  | "deleted"
  | "approval_requested"
  | "approved"
  | "rejected"
  | "sent"
  | "mail_wanted"
  | "viewed"
  | "accepted"
  | "declined"
  | "expired"
  | "revised";

/** Something happened to a quote; it stands in the timeline of its customer, and of its deal by `dealId`. */
export function quoteEvent(what: Happened, id: string, facts: Facts, more: Record<string, unknown> = {}): NewEvent {
  const { customerId = null, dealId, netMinor, currency } = facts ?? {};
  return {
    name: `quotes.${what}`,
    subject: "quotes",
    subjectId: id,
    customerId,
    payload: { ...(dealId ? { dealId } : {}), amountMinor: netMinor, currency, ...more },
  };
}
