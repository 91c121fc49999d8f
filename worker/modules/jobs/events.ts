import type { NewEvent } from "#worker/kernel/events/event.ts";

/** Somebody started a job. */
export function jobStarted(id: string, payload: { subject: string; action: string }): NewEvent {
  return { name: "jobs.started", subject: "jobs", subjectId: id, payload };
}

export function jobCancelled(id: string): NewEvent {
  return { name: "jobs.cancelled", subject: "jobs", subjectId: id };
}
