import type { NewEvent } from "#worker/kernel/events/event.ts";

export function winReasonCreated(id: string): NewEvent {
  return { name: "win_reasons.created", subject: "win_reasons", subjectId: id };
}

export function winReasonUpdated(id: string, fields: string[]): NewEvent {
  return { name: "win_reasons.updated", subject: "win_reasons", subjectId: id, payload: { fields } };
}

export function winReasonDeleted(id: string): NewEvent {
  return { name: "win_reasons.deleted", subject: "win_reasons", subjectId: id };
}
