/** The two queues. `announce` nudges the relay after a commit; what gets lost is swept by the schedule. */
export type Messages = {
  announce(tenantId: string, eventIds: string[]): Promise<void>;
  /** Hands events to one consumer each: the relay's second step, and what a retry by hand does. */
  deliver(deliveries: Delivery[]): Promise<void>;
  enqueue(...jobs: Job[]): Promise<void>;
  /** Has a Worker take a job on, or go on with it: `worker/kernel/jobs`. */
  work(tenantId: string, jobId: string): Promise<void>;
  /** One run of a schedule in each of these tenants. */
  runIn(tenantIds: string[], schedule: string, at: number): Promise<void>;
};

export type Delivery = { tenantId: string; eventId: string; consumer: string };

/** A message of the jobs queue: an operation to run as the system of a tenant. Idempotent by `key`. */
export type Job = { tenantId: string; operation: string; input: unknown; key: string };

/** What travels. Each is acknowledged or retried by itself. */
export type Message =
  | { kind: "event"; tenantId: string; eventId: string }
  | ({ kind: "deliver" } & Delivery)
  | ({ kind: "job" } & Job)
  | { kind: "work"; tenantId: string; jobId: string }
  | { kind: "schedule"; tenantId: string; schedule: string; at: number };

export function openQueues(events: Queue, jobs: Queue): Messages {
  return {
    announce: (tenantId, eventIds) =>
      put(
        events,
        eventIds.map((eventId) => ({ kind: "event", tenantId, eventId })),
      ),
    deliver: (deliveries) =>
      put(
        events,
        deliveries.map((delivery) => ({ kind: "deliver", ...delivery })),
      ),
    enqueue: (...list) =>
      put(
        jobs,
        list.map((job) => ({ kind: "job", ...job })),
      ),
    work: (tenantId, jobId) => put(jobs, [{ kind: "work", tenantId, jobId }]),
    runIn: (tenantIds, schedule, at) =>
      put(
        jobs,
        tenantIds.map((tenantId) => ({ kind: "schedule", tenantId, schedule, at })),
      ),
  };
}

/** What `sendBatch` takes at once; jobs are small, far from its 256 kB. */
const AT_ONCE = 100;

async function put(queue: Queue, messages: Message[]): Promise<void> {
  for (let from = 0; from < messages.length; from += AT_ONCE) {
    await queue.sendBatch(messages.slice(from, from + AT_ONCE).map((body) => ({ body })));
  }
}
