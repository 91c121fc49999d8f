import type { NewEvent } from "#worker/kernel/events/event.ts";

export function projectCreated(id: string, project: { customerId: string; status: string }): NewEvent {
  return about("projects.created", id, project.customerId, { status: project.status });
}

/** Fields of a project were changed; `fields` names them, `status` is the new one if it is among them. */
export function projectUpdated(
  id: string,
  customerId: string | undefined,
  fields: string[],
  status?: string,
): NewEvent {
  return about("projects.updated", id, customerId, { fields, ...(status ? { status } : {}) });
}

export function projectArchived(id: string, customerId: string | undefined): NewEvent {
  return about("projects.archived", id, customerId);
}

export function projectRestored(id: string, customerId: string | undefined): NewEvent {
  return about("projects.restored", id, customerId);
}

export function projectDeleted(id: string, customerId: string | undefined): NewEvent {
  return about("projects.deleted", id, customerId);
}

function about(
  name: string,
  id: string,
  customerId: string | undefined,
  payload: Record<string, unknown> = {},
): NewEvent {
  return { name, subject: "projects", subjectId: id, customerId: customerId ?? null, payload };
}
