import type { NewEvent } from "#worker/kernel/events/event.ts";

/** Somebody takes records out as a file: `query` is what was asked of the list, null where they were named. */
export function exportCreated(
  id: string,
  payload: { subject: string; format: string; query: string | null },
): NewEvent {
  return { name: "exports.created", subject: "exports", subjectId: id, payload };
}

/** The file was downloaded, by who made it or by a link. */
export function exportDownloaded(id: string, by: "maker" | "link"): NewEvent {
  return { name: "exports.downloaded", subject: "exports", subjectId: id, payload: { by } };
}

/** A link was made that works without signing in. */
export function exportShared(id: string, hours: number): NewEvent {
  return { name: "exports.shared", subject: "exports", subjectId: id, payload: { hours } };
}

/** The file and its link are gone. */
export function exportDeleted(id: string): NewEvent {
  return { name: "exports.deleted", subject: "exports", subjectId: id };
}
