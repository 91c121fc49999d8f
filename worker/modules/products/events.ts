import type { NewEvent } from "#worker/kernel/events/event.ts";

export function productCreated(id: string): NewEvent {
  return { name: "products.created", subject: "products", subjectId: id };
}

export function productUpdated(id: string, fields: string[]): NewEvent {
  return { name: "products.updated", subject: "products", subjectId: id, payload: { fields } };
}

export function productArchived(id: string): NewEvent {
  return { name: "products.archived", subject: "products", subjectId: id };
}

export function productRestored(id: string): NewEvent {
  return { name: "products.restored", subject: "products", subjectId: id };
}

export function priceListCreated(id: string): NewEvent {
  return { name: "price_lists.created", subject: "price_lists", subjectId: id };
}

export function priceListUpdated(id: string, fields: string[]): NewEvent {
  return { name: "price_lists.updated", subject: "price_lists", subjectId: id, payload: { fields } };
}

export function priceListArchived(id: string): NewEvent {
  return { name: "price_lists.archived", subject: "price_lists", subjectId: id };
}

export function priceListRestored(id: string): NewEvent {
  return { name: "price_lists.restored", subject: "price_lists", subjectId: id };
}
