import { finished } from "./finished.ts";
import { beginDelivery } from "./operations.ts";
import type { Outcome } from "./outcome.ts";
import type { Delivery } from "./queues.ts";
import { consumers, type Relay } from "./relay.ts";

/** The relay's second step: one consumer's work on one event, booked, so that a second message for it does nothing. */
export async function deliver({ tenantId, eventId, consumer: name }: Delivery, relay: Relay): Promise<Outcome> {
  const booking = await relay.open(tenantId);
  const consumer = consumers(relay.modules).find((one) => one.name === name);
  // A consumer that is gone since: nobody is left to do it.
  if (!booking || !consumer) return "done";
  const { attempt, status, event } = await booking.run(beginDelivery, {
    id: booking.newId(),
    eventId,
    consumer: name,
    job: null,
  });
  if (attempt === null) return standing(status);
  if (!event) return finished(booking, { eventId, consumer: name, attempt }, async () => undefined);
  const ctx = await relay.open(tenantId, event.depth + 1);
  if (!ctx) return "done";
  return finished(ctx, { eventId, consumer: name, attempt }, () => consumer.handle(event, ctx));
}

/** Not ours to run: done and dead are settled, another run may still fail, so the message waits until its lease is over. */
export function standing(status: string | null): Outcome {
  return status === "done" || status === "dead" ? "done" : { retryIn: LEASE + 10 };
}

/** Seconds; the same as in `begin` of the repository. */
const LEASE = 300;
