import type { NewEvent } from "#worker/kernel/events/event.ts";

export function competitorCreated(id: string): NewEvent {
  return { name: "competitors.created", subject: "competitors", subjectId: id };
}

export function competitorUpdated(id: string, fields: string[]): NewEvent {
  return { name: "competitors.updated", subject: "competitors", subjectId: id, payload: { fields } };
}

export function competitorDeleted(id: string): NewEvent {
  return { name: "competitors.deleted", subject: "competitors", subjectId: id };
}
