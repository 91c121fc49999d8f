import type { Merged } from "#worker/kernel/db/duplicable.ts";
import type { NewEvent } from "#worker/kernel/events/event.ts";

/** Something happened to a record of one of the tenant's own objects: `object` is its name, `fields` what changed. */
export function recordEvent(
  what: "created" | "updated" | "archived" | "restored" | "deleted",
  object: string,
  id: string,
  fields?: string[],
): NewEvent {
  return {
    name: `records.${what}`,
    subject: "records",
    subjectId: id,
    payload: { object, ...(fields ? { fields } : {}) },
  };
}

/** Other records of the object became part of this one. */
export function recordsMerged(object: string, id: string, merged: Merged[]): NewEvent {
  return { name: "records.merged", subject: "records", subjectId: id, payload: { object, merged } };
}
