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

function about(name: string, id: string, payload: Record<string, unknown> = {}): NewEvent {
  return { name, subject: "customers", subjectId: id, customerId: id, payload };
}
