import type { NewEvent } from "#worker/kernel/events/event.ts";

export function lostReasonCreated(id: string): NewEvent {
  return { name: "lost_reasons.created", subject: "lost_reasons", subjectId: id };
}

export function lostReasonUpdated(id: string, fields: string[]): NewEvent {
  return { name: "lost_reasons.updated", subject: "lost_reasons", subjectId: id, payload: { fields } };
}

export function lostReasonDeleted(id: string): NewEvent {
  return { name: "lost_reasons.deleted", subject: "lost_reasons", subjectId: id };
}
