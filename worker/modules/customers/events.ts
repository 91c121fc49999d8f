import type { Merged } from "#worker/kernel/db/duplicable.ts";
import type { NewEvent } from "#worker/kernel/events/event.ts";

/** A customer was added. */
export function customerCreated(customer: { id: string; kind: string; name: string }): NewEvent {
  return about("customers.created", customer.id, { kind: customer.kind });
}

/** Fields of a customer were changed; `fields` names them. */
export function customerUpdated(id: string, fields: string[]): NewEvent {
  return about("customers.updated", id, { fields });
}

export function customerArchived(id: string): NewEvent {
  return about("customers.archived", id);
}

export function customerRestored(id: string): NewEvent {
  return about("customers.restored", id);
}

/** A customer was removed for good, with its notes. */
export function customerDeleted(id: string): NewEvent {
  return about("customers.deleted", id);
}

/** Other customers became part of this one. */
export function customersMerged(id: string, merged: Merged[]): NewEvent {
  return about("customers.merged", id, { merged });
}

function about(name: string, id: string, payload: Record<string, unknown> = {}): NewEvent {
  return { name, subject: "customers", subjectId: id, customerId: id, payload };
}
