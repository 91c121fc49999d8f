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

/** The list of this resource opens with another view: for a person, or a role. */
export function defaultViewChanged(id: string): NewEvent {
  return about("views.default_changed", id);
}

function about(name: string, id: string): NewEvent {
  return { name, subject: "views", subjectId: id };
}
