import { z } from "zod";
import type { Message } from "./queues.ts";

const id = z.uuid();
const schema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("event"), tenantId: id, eventId: id }),
  z.object({ kind: z.literal("deliver"), tenantId: id, eventId: id, consumer: z.string() }),
  z.object({ kind: z.literal("job"), tenantId: id, operation: z.string(), input: z.unknown(), key: z.string() }),
  z.object({ kind: z.literal("work"), tenantId: id, jobId: id }),
  z.object({ kind: z.literal("schedule"), tenantId: id, schedule: z.string(), at: z.number() }),
]);

/** A queue's message, or null when it is not one of ours. */
export function readMessage(body: unknown): Message | null {
  return schema.safeParse(body).data ?? null;
}
