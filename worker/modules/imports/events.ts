import type { NewEvent } from "#worker/kernel/events/event.ts";

/** A file was handed in to become records. */
export function importAdded(id: string, subject: string): NewEvent {
  return { name: "imports.added", subject: "imports", subjectId: id, payload: { subject } };
}

/** Its rows are being written by the job. */
export function importStarted(id: string, subject: string, jobId: string): NewEvent {
  return { name: "imports.started", subject: "imports", subjectId: id, payload: { subject, jobId } };
}

/** The rows that failed were taken out as a file. */
export function failuresExported(id: string): NewEvent {
  return { name: "imports.failures_exported", subject: "imports", subjectId: id };
}
