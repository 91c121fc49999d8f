import { work as workOn } from "../jobs/work.ts";
import { deliver } from "./deliver.ts";
import { dispatch } from "./dispatch.ts";
import { inter } from "./inter.ts";
import { readMessage } from "./message.ts";
import type { Outcome } from "./outcome.ts";
import type { Message as Body } from "./queues.ts";
import type { Relay } from "./relay.ts";
import { runJob } from "./run-job.ts";

/**
 * The Worker's `queue()`: both queues and both dead-letter queues (by their names' ending `-dead`). Every message is
 * acknowledged or retried by itself; nothing is acknowledged before its outcome is stored.
 */
export async function consume(batch: MessageBatch, relay: Relay): Promise<void> {
  const dead = batch.queue.endsWith("-dead");
  const events = new Map<string, { message: Message; eventId: string }[]>();
  const rest: Promise<void>[] = [];
  for (const message of batch.messages) {
    const body = readMessage(message.body);
    if (!body) unreadable(message, batch.queue);
    else if (body.kind === "event" && !dead) {
      events.set(body.tenantId, [...(events.get(body.tenantId) ?? []), { message, eventId: body.eventId }]);
    } else rest.push(settle([message], () => (dead ? inter(body, relay) : work(body, relay))));
  }
  for (const [tenantId, list] of events) {
    const ids = [...new Set(list.map(({ eventId }) => eventId))];
    rest.push(
      settle(
        list.map(({ message }) => message),
        () => dispatch(tenantId, ids, relay),
      ),
    );
  }
  await Promise.all(rest);
}

function work(body: Body, relay: Relay): Promise<Outcome> {
  switch (body.kind) {
    case "event":
      return dispatch(body.tenantId, [body.eventId], relay);
    case "deliver":
      return deliver(body, relay);
    case "work":
      return workOn(body.tenantId, body.jobId, relay);
    default:
      return runJob(body, relay);
  }
}

async function settle(messages: Message[], run: () => Promise<Outcome>): Promise<void> {
  let outcome: Outcome;
  try {
    outcome = await run();
  } catch (error) {
    // The database is away, most of all: the outcome could not be stored, so the message stays.
    log({
      message: "queue",
      error: error instanceof Error ? error.message : String(error),
      attempts: messages[0]?.attempts,
    });
    outcome = { retryIn: 0 };
  }
  for (const message of messages) {
    if (outcome === "done") message.ack();
    else message.retry({ delaySeconds: Math.max(outcome.retryIn, backOff(message.attempts)) });
  }
}

/** 5, 10, 20, 40, 80 … seconds, at most ten minutes, and a little more by chance. */
export function backOff(attempts: number, chance = Math.random()): number {
  return Math.min(600, Math.round(5 * 2 ** (Math.max(1, attempts) - 1) * (1 + chance / 4)));
}

/** Not one of ours: nobody could ever do anything with it. */
function unreadable(message: Message, queue: string): void {
  log({ message: "unreadable queue message", queue, id: message.id });
  message.ack();
}

function log(line: Record<string, unknown>): void {
  // biome-ignore lint/suspicious/noConsole: no context is open here, so neither is its log
  console.error(JSON.stringify(line));
}
