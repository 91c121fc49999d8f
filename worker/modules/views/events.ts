import type { NewEvent } from "#worker/kernel/events/event.ts";

export function viewCreated(id: string): NewEvent {
  return about("views.created", id);
}

export function viewUpdated(id: string): NewEvent {
  return about("views.updated", id);
}

export function viewDeleted(id: string): NewEvent {
  return about("views.deleted", id);
}

function about(name: string, id: string): NewEvent {
  return { name, subject: "views", subjectId: id };
}
