import type { NewEvent } from "#worker/kernel/events/event.ts";

/** What was known of a deal before the change; nothing when it is missing, and then the write fails. */
export type Facts = { customerId: string; stageId: string; amountMinor: number; currency: string } | undefined;

export function dealCreated(id: string, deal: { customerId: string; amountMinor: number; currency: string }): NewEvent {
  return about("deals.created", id, deal.customerId, { amountMinor: deal.amountMinor, currency: deal.currency });
}

/** Fields of a deal were changed; `fields` names them. */
export function dealUpdated(id: string, customerId: string | undefined, fields: string[]): NewEvent {
  return about("deals.updated", id, customerId, { fields });
}

/** `from` and `to` are stages. */
export function dealMoved(id: string, before: Facts, to: string): NewEvent {
  return about("deals.moved", id, before?.customerId, { from: before?.stageId, to });
}

export function dealWon(id: string, before: Facts): NewEvent {
  return about("deals.won", id, before?.customerId, { amountMinor: before?.amountMinor, currency: before?.currency });
}

export function dealLost(id: string, before: Facts, reasonId: string): NewEvent {
  const worth = { amountMinor: before?.amountMinor, currency: before?.currency };
  return about("deals.lost", id, before?.customerId, { ...worth, reasonId });
}

export function dealReopened(id: string, before: Facts): NewEvent {
  return about("deals.reopened", id, before?.customerId);
}

export function dealArchived(id: string, before: Facts): NewEvent {
  return about("deals.archived", id, before?.customerId);
}

export function dealRestored(id: string, before: Facts): NewEvent {
  return about("deals.restored", id, before?.customerId);
}

export function dealDeleted(id: string, before: Facts): NewEvent {
  return about("deals.deleted", id, before?.customerId);
}

function about(
  name: string,
  id: string,
  customerId: string | undefined,
  payload: Record<string, unknown> = {},
): NewEvent {
  return { name, subject: "deals", subjectId: id, customerId: customerId ?? null, payload };
}
