import type { NewEvent } from "#worker/kernel/events/event.ts";

type Returned = { id: string; table: string; subject: string; customerId: string | null };

/** A deleted record is back, under its own id. `table` is where its row stands, `subject` what the API calls it. */
export function recordReturned({ id, table, subject, customerId }: Returned): NewEvent {
  const payload = table === "records" ? { object: subject, fromTrash: true } : { fromTrash: true };
  return {
    name: `${table}.restored`,
    subject: table,
    subjectId: id,
    customerId: table === "customers" ? id : customerId,
    payload,
  };
}

/** A deleted record was removed for good by somebody. */
export function recordGone(id: string): NewEvent {
  return { name: "trash.deleted", subject: "trash", subjectId: id };
}
