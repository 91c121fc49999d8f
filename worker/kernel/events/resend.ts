import { readMessage } from "./message.ts";
import type { Delivery, Messages } from "./queues.ts";

/** Sends the message of each booked delivery again: to its consumer, or the job as it was kept. */
export async function resend(
  queues: Messages,
  rows: (Delivery & { job: Record<string, unknown> | null })[],
): Promise<void> {
  const deliveries = rows
    .filter(({ job }) => job === null)
    .map(({ tenantId, eventId, consumer }) => ({ tenantId, eventId, consumer }));
  if (deliveries.length > 0) await queues.deliver(deliveries);
  for (const { job } of rows) {
    const message = job && readMessage(job);
    if (message?.kind === "job") await queues.enqueue(message);
    if (message?.kind === "schedule") await queues.runIn([message.tenantId], message.schedule, message.at);
  }
}
