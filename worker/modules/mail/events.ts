import type { NewEvent } from "#worker/kernel/events/event.ts";

export function mailQueued(id: string): NewEvent {
  return { name: "mail.queued", subject: "mails", subjectId: id };
}
