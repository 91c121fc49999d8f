import type { NewEvent } from "#worker/kernel/events/new-event.ts";

export function territoryChanged(id: string): NewEvent {
  return { name: "territories.changed", subject: "territories", subjectId: id, payload: {} };
}
