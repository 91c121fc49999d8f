import { z } from "zod";
import { command, query } from "../operation.ts";
import type { Event } from "./event.ts";
import * as repository from "./repository.ts";

// What the relay itself asks of the database. In no module's list: only the system runs them, and `access` keeps anyone
// else out should one ever reach them.

const access = "events:manage";
const uuid = z.string().length(36);
const booking = z.object({
  id: uuid,
  eventId: uuid,
  consumer: z.string(),
  job: z.record(z.string(), z.unknown()).nullable(),
});

export const readEvents = query({
  name: "events.read",
  summary: "Events of a message",
  access,
  input: z.object({ ids: z.array(uuid) }),
  output: z.array(z.custom<Event>()),
  read: ({ input }) => ({ found: repository.byIds(input.ids) }),
  result: ({ found }) => found,
});

export const markDispatched = command({
  name: "events.mark_dispatched",
  summary: "Every listener has its message",
  access,
  input: z.object({ ids: z.array(uuid) }),
  output: z.null(),
  write: ({ input }) => ({ marked: repository.markDispatched(input.ids) }),
  result: () => null,
});

/** Begins a run; `attempt` is null when it must not run, `status` says why. */
export const beginDelivery = command({
  name: "events.begin_delivery",
  summary: "Book a run of a consumer",
  access,
  input: booking,
  output: z.object({
    attempt: z.number().nullable(),
    status: z.string().nullable(),
    event: z.custom<Event>().nullable(),
  }),
  write: ({ input }) => ({ begun: repository.begin(input), events: repository.byIds([input.eventId]) }),
  result: ({ begun, events }) => ({ ...begun, event: events[0] ?? null }),
});

export const finishDelivery = command({
  name: "events.finish_delivery",
  summary: "A run succeeded",
  access,
  input: z.object({ eventId: uuid, consumer: z.string() }),
  output: z.null(),
  write: ({ input }) => ({ done: repository.finish(input.eventId, input.consumer) }),
  result: () => null,
});

export const failDelivery = command({
  name: "events.fail_delivery",
  summary: "A run failed",
  access,
  input: z.object({ eventId: uuid, consumer: z.string(), attempt: z.number(), error: z.string() }),
  output: z.null(),
  write: ({ input }) => ({ failed: repository.fail(input.eventId, input.consumer, input.attempt, input.error) }),
  result: () => null,
});

export const buryDelivery = command({
  name: "events.bury_delivery",
  summary: "The queue gave up on a message",
  access,
  input: booking.extend({ error: z.string() }),
  output: z.object({ status: z.string() }),
  write: ({ input }) => ({ buried: repository.bury(input, input.error) }),
  result: ({ buried }) => buried,
});
