import type { NewEvent } from "#worker/kernel/events/event.ts";

export function objectCreated(id: string, object: string): NewEvent {
  return { name: "objects.created", subject: "objects", subjectId: id, payload: { object } };
}

export function objectUpdated(id: string): NewEvent {
  return { name: "objects.updated", subject: "objects", subjectId: id };
}

export function objectDeleted(id: string): NewEvent {
  return { name: "objects.deleted", subject: "objects", subjectId: id };
}

export function fieldChanged(
  what: "created" | "updated" | "archived" | "restored" | "removed" | "kind_changed",
  id: string,
): NewEvent {
  return { name: `fields.${what}`, subject: "fields", subjectId: id };
}

export function layoutChanged(what: "saved" | "reset", id: string, object: string): NewEvent {
  return { name: `layouts.${what}`, subject: "layouts", subjectId: id, payload: { object } };
}

/** The fields of `object` have another order. */
export function fieldsReordered(id: string, object: string): NewEvent {
  return { name: "fields.reordered", subject: "fields", subjectId: id, payload: { object } };
}
