import type { NewEvent } from "#worker/kernel/events/event.ts";
import type { Kind } from "./record-of.ts";

type About = { kind: Kind; recordId: string };

/** Somebody commented on a record. Nothing of what was said: it stands in the comment, for those who see it. */
export function commentCreated(commentId: string, about: About): NewEvent {
  return event("comments.created", commentId, about);
}

export function commentUpdated(commentId: string, about: About): NewEvent {
  return event("comments.updated", commentId, about);
}

export function commentDeleted(commentId: string, about: About): NewEvent {
  return event("comments.deleted", commentId, about);
}

/** Its subject is the record: a comment has no rights of its own. */
function event(name: string, commentId: string, { kind: { table, object }, recordId }: About): NewEvent {
  return {
    name,
    subject: table,
    subjectId: recordId,
    customerId: table === "customers" ? recordId : null,
    payload: { commentId, ...(object ? { object } : {}) },
  };
}
