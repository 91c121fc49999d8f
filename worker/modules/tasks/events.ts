import type { NewEvent } from "#worker/kernel/events/event.ts";

/** Whom and what a task is about; `ownerId` is who is to do it. */
export type Links = {
  customerId?: string | null | undefined;
  dealId?: string | null | undefined;
  projectId?: string | null | undefined;
  ownerId?: string | null | undefined;
};

export function taskCreated(id: string, links: Links): NewEvent {
  return about("tasks.created", id, links);
}

/** Fields of a task were changed; `fields` names them. */
export function taskUpdated(id: string, links: Links, fields: string[]): NewEvent {
  return about("tasks.updated", id, links, { fields });
}

export function taskCompleted(id: string, links: Links): NewEvent {
  return about("tasks.completed", id, links);
}

export function taskReopened(id: string, links: Links): NewEvent {
  return about("tasks.reopened", id, links);
}

export function taskDeleted(id: string, links: Links): NewEvent {
  return about("tasks.deleted", id, links);
}

function about(name: string, id: string, links: Links, payload: Record<string, unknown> = {}): NewEvent {
  const { customerId = null, dealId, projectId, ownerId } = links;
  const said = Object.entries({ dealId, projectId, ownerId }).filter(([, value]) => value);
  return { name, subject: "tasks", subjectId: id, customerId, payload: { ...Object.fromEntries(said), ...payload } };
}
