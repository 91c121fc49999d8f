import { isId } from "../id.ts";
import { standing } from "./deliver.ts";
import { finished } from "./finished.ts";
import { beginDelivery } from "./operations.ts";
import type { Outcome } from "./outcome.ts";
import type { Message } from "./queues.ts";
import type { Relay } from "./relay.ts";

export type JobMessage = Extract<Message, { kind: "job" | "schedule" }>;

/** A message of the jobs queue: a named operation, or one tenant's run of a schedule. Booked like a delivery. */
export async function runJob(message: JobMessage, relay: Relay): Promise<Outcome> {
  const ctx = await relay.open(message.tenantId);
  if (!ctx) return "done";
  const booking = await bookingOf(message, ctx.newId());
  const { attempt, status } = await ctx.run(beginDelivery, booking);
  if (attempt === null) return standing(status);
  return finished(ctx, { eventId: booking.eventId, consumer: booking.consumer, attempt }, async () => {
    if (message.kind === "schedule") {
      const schedule = relay.modules
        .flatMap((module) => module.schedules ?? [])
        .find((one) => one.name === message.schedule);
      return schedule?.run(ctx);
    }
    const operation = relay.modules
      .flatMap((module) => module.operations)
      .find((one) => one.name === message.operation);
    if (!operation) throw new Error(`There is no operation ${message.operation}`);
    return ctx.run(operation, message.input as never);
  });
}

/** The row that books a job. `job:` and `schedule:` keep them apart from consumers of events. */
export async function bookingOf(message: JobMessage, id: string) {
  const [consumer, key] =
    message.kind === "job"
      ? [`job:${message.operation}`, message.key]
      : [`schedule:${message.schedule}`, String(message.at)];
  return { id, consumer, eventId: await keyId(`${consumer}|${key}`), job: { ...message } as Record<string, unknown> };
}

/** A UUID (version 8, RFC 9562) out of the key's digest; a key that is an id stays itself. */
async function keyId(key: string): Promise<string> {
  const own = key.slice(key.lastIndexOf("|") + 1);
  if (isId(own)) return own;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(key)));
  const hex = [...digest.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
