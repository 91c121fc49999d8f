import type { NewEvent } from "#worker/kernel/events/event.ts";

/** A note was written about a customer. */
export function noteAdded(customerId: string, noteId: string): NewEvent {
  return about("notes.added", customerId, noteId);
}

export function noteUpdated(customerId: string, noteId: string): NewEvent {
  return about("notes.updated", customerId, noteId);
}

export function noteDeleted(customerId: string, noteId: string): NewEvent {
  return about("notes.deleted", customerId, noteId);
}

/** Its subject is the customer: a note has no rights of its own, and what happened stays when it is gone. */
function about(name: string, customerId: string, noteId: string): NewEvent {
  return { name, subject: "customers", subjectId: customerId, customerId, payload: { noteId } };
}
