import { buryDelivery } from "./operations.ts";
import type { Outcome } from "./outcome.ts";
import type { Message } from "./queues.ts";
import type { Relay } from "./relay.ts";
import { bookingOf } from "./run-job.ts";

/** A message from a dead-letter queue becomes a visible row, which `events.retry_dead` brings back. */
export async function inter(message: Message, relay: Relay): Promise<Outcome> {
  const ctx = await relay.open(message.tenantId);
  if (!ctx) return "done";
  const id = ctx.newId();
  const error = "The queue gave up";
  if (message.kind === "event") {
    // The sweep announces it again for as long as it is not marked: nothing to bury.
    ctx.log.end({ message: "event not handed out", tenant: message.tenantId, event: message.eventId });
    return "done";
  }
  // The sweep sends it again while the job is not over.
  if (message.kind === "work") return "done";
  const booking =
    message.kind === "deliver"
      ? { id, eventId: message.eventId, consumer: message.consumer, job: null }
      : await bookingOf(message, id);
  const { status } = await ctx.run(buryDelivery, { ...booking, error });
  ctx.log.end({
    message: "dead letter",
    tenant: message.tenantId,
    consumer: booking.consumer,
    event: booking.eventId,
    status,
  });
  return "done";
}
