import type { NewEvent } from "#worker/kernel/events/event.ts";

export function tagRenamed(id: string): NewEvent {
  return { name: "tags.renamed", subject: "tags", subjectId: id };
}

/** A tag was removed, and with it from every customer that carried it. */
export function tagDeleted(id: string): NewEvent {
  return { name: "tags.deleted", subject: "tags", subjectId: id };
}

/** A tag became part of another one, on every customer that carried it. */
export function tagMerged(id: string, into: string): NewEvent {
  return { name: "tags.merged", subject: "tags", subjectId: id, payload: { into } };
}
