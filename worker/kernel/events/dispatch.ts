import type { Ctx } from "../context.ts";
import { DEEPEST, type Event } from "./event.ts";
import { markDispatched, readEvents } from "./operations.ts";
import type { Outcome } from "./outcome.ts";
import type { Delivery } from "./queues.ts";
import { consumersFor, type Relay } from "./relay.ts";

/**
 * The relay's first step: one message to each listener of each event, then the mark. Repeated when the Worker dies in
 * between; the bookings of the second step bear it.
 */
export async function dispatch(tenantId: string, eventIds: string[], relay: Relay): Promise<Outcome> {
  const ctx = await relay.open(tenantId);
  if (!ctx) return "done";
  const events = await ctx.run(readEvents, { ids: eventIds });
  const heard = events.filter((event) => event.depth < DEEPEST);
  const listeners = heard.map((event) => ({ event, consumers: consumersFor(relay.modules, event.name) }));
  await Promise.all(
    listeners.flatMap(({ event, consumers }) =>
      consumers.flatMap((consumer) => (consumer.fleeting ? [atOnce(() => consumer.handle(event, ctx), ctx)] : [])),
    ),
  );
  const deliveries = listeners.flatMap(({ event, consumers }): Delivery[] =>
    consumers.flatMap(({ name, fleeting }) => (fleeting ? [] : [{ tenantId, eventId: event.id, consumer: name }])),
  );
  if (deliveries.length > 0) await ctx.services.queues.deliver(deliveries);
  if (events.length > 0) await ctx.run(markDispatched, { ids: events.map(({ id }) => id) });
  ctx.log.end({
    message: "events",
    tenant: tenantId,
    events: events.length,
    deliveries: deliveries.length,
    loops: names(events, heard),
  });
  return "done";
}

async function atOnce(handle: () => Promise<void>, ctx: Ctx): Promise<void> {
  try {
    await handle();
  } catch (error) {
    ctx.log.error(error);
  }
}

/** Events that were caused by too many others, to be found in the log. */
function names(events: Event[], heard: Event[]): string[] | undefined {
  const stopped = events.filter((event) => !heard.includes(event)).map(({ name }) => name);
  return stopped.length > 0 ? stopped : undefined;
}
