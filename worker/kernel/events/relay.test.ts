import { beforeEach, expect, inject, test } from "vitest";
import { z } from "zod";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import type { Ctx } from "../context.ts";
import { Failure } from "../errors.ts";
import type { Module } from "../module.ts";
import { openCtx } from "../open.ts";
import { command } from "../operation.ts";
import { runSchedules } from "../schedule-runner.ts";
import { backOff, consume } from "./consume.ts";
import type { Consumer, Event } from "./event.ts";
import { type Message as Body, openQueues } from "./queues.ts";
import { sweep } from "./upkeep.ts";

type Sent = { queue: string; body: Body };
type Handled = { consumer: string; event: Event; ctx: Ctx };

let tenant: Fixture;
let sent: Sent[];
let handled: Handled[];
let told: string[];

/** What each consumer does when its turn comes; by default it only notes that it was called. */
let behaviour: Record<string, (handled: Handled) => Promise<void>>;

beforeEach(async () => {
  tenant = await freshTenant();
  await tenant.sql("update events set dispatched_at = now() where tenant_id = $1", [tenant.tenant.id]);
  [sent, handled, told, behaviour] = [[], [], [], {}];
});

test("an event reaches each of its listeners once, and open pages at once", async () => {
  await happen("boats.sold");
  await drain();
  expect(handled.map(({ consumer }) => consumer).sort()).toEqual(["harbour.log", "harbour.on_sold"]);
  expect(told).toEqual(["boats", "events"]);
  expect(handled[0]?.event).toMatchObject({
    name: "boats.sold",
    subject: "boats",
    payload: { price: 7 },
    actorKind: "user",
    depth: 0,
  });
  expect(handled[0]?.event.createdAt).toMatch(/^\d{4}-\d\d-\d\dT.*\.\d{3}Z$/);
  expect(await rows()).toMatchObject([
    { status: "done", attempts: 1 },
    { status: "done", attempts: 1 },
  ]);
  expect(
    await tenant.sql("select from events where tenant_id = $1 and dispatched_at is null", [tenant.tenant.id]),
  ).toEqual([]);
});

test("the same messages again, before and while they are worked on, change nothing", async () => {
  await happen("boats.sold");
  const [nudge] = sent;
  await drain();
  if (nudge) sent.push(nudge, nudge);
  await drain();
  expect(handled).toHaveLength(2);

  await happen("boats.sold");
  await step();
  const copies = sent.splice(0).flatMap((one) => [one, one, one]);
  behaviour["harbour.log"] = () => new Promise((done) => setTimeout(done, 100));
  const outcomes = await deliverAll(copies);
  expect(handled).toHaveLength(4);
  expect(outcomes.filter(({ acked }) => !acked).every(({ delay = 0 }) => delay >= 300)).toBe(true);
});

test("a run that died is taken up again when its lease is over, not before", async () => {
  await happen("boats.counted");
  await step();
  const [message] = sent.splice(0);
  if (message?.body.kind !== "deliver") throw new Error("no delivery");
  await tenant.sql(
    "insert into deliveries (tenant_id, id, event_id, consumer, status, attempts) values ($1, uuidv7(), $2, $3, 'running', 1)",
    [tenant.tenant.id, message.body.eventId, message.body.consumer],
  );
  expect(await deliverAll([message])).toMatchObject([{ acked: false }]);
  expect(handled).toHaveLength(0);
  await age("deliveries", "6 minutes");
  expect(await deliverAll([message])).toMatchObject([{ acked: true }]);
  expect(handled).toHaveLength(1);
  expect(await rows()).toMatchObject([{ status: "done", attempts: 2 }]);
});

test("a poison event is retried with back-off, ends among the dead letters and holds up no other", async () => {
  behaviour["harbour.on_sold"] = async ({ event }) => {
    if (event.payload.price === 13) throw new Error("I do not like thirteen");
  };
  await happen("boats.sold", 13);
  await happen("boats.sold");
  await step();
  const messages = sent.splice(0);
  const first = await deliverAll(messages);
  expect(first.map(({ acked }) => acked).sort()).toEqual([false, true, true, true]);
  const poison = messages.filter((_, i) => !first[i]?.acked);
  for (let attempt = 2; attempt <= 6; attempt++) {
    const [outcome] = await deliverAll(poison, { attempts: attempt });
    expect(outcome).toMatchObject({ acked: false });
    expect(outcome?.delay).toBeGreaterThanOrEqual(backOff(attempt, 0));
  }
  expect(await rows("failed")).toMatchObject([{ attempts: 6, error: "I do not like thirteen" }]);
  expect(await deliverAll(poison, { queue: "crm-events-dead" })).toMatchObject([{ acked: true }]);
  expect(await rows("dead")).toMatchObject([{ consumer: "harbour.on_sold", error: "I do not like thirteen" }]);
  expect(await deliverAll(poison)).toMatchObject([{ acked: true }]);
  expect(await rows("done")).toHaveLength(3);
});

test("tries that an outage ate do not make a dead letter; the sweep sends it again", async () => {
  await happen("boats.counted");
  await step();
  const [message] = sent.splice(0);
  if (!message) throw new Error("no delivery");
  await deliverAll([message], { queue: "crm-events-dead" });
  expect(await rows()).toMatchObject([{ status: "failed", attempts: 0 }]);
  await age("deliveries", "20 minutes");
  await sweep(system());
  await drain();
  expect(handled).toHaveLength(1);
  expect(await rows()).toMatchObject([{ status: "done" }]);
});

test("with the database away nothing is acknowledged, and it goes on when it is back", async () => {
  await happen("boats.counted");
  const messages = sent.splice(0);
  expect(await deliverAll(messages, { database: "postgresql://x:y@127.0.0.1:1/none" })).toMatchObject([
    { acked: false },
  ]);
  sent.push(...messages);
  await drain();
  expect(handled).toHaveLength(1);
});

test("a lost nudge is swept up", async () => {
  await happen("boats.counted");
  sent = [];
  await sweep(system());
  // Other suites share the database.
  expect(sent.filter(({ body }) => body.tenantId === tenant.tenant.id)).toEqual([]);
  await age("events", "1 day");
  await sweep(system());
  await drain();
  expect(handled).toHaveLength(1);
});

test("what an event causes is one deeper, and a loop ends at eight", async () => {
  behaviour["harbour.log"] = async ({ ctx }) => {
    await ctx.run(sell, { id: ctx.newId(), name: "boats.sold", price: 7 });
  };
  await happen("boats.sold");
  await drain();
  expect(handled.filter(({ consumer }) => consumer === "harbour.log").map(({ event }) => event.depth)).toEqual([
    0, 1, 2, 3, 4, 5, 6, 7,
  ]);
  const left = await tenant.sql(
    "select max(depth) as depth from events where tenant_id = $1 having bool_and(dispatched_at is not null)",
    [tenant.tenant.id],
  );
  expect(left).toEqual([{ depth: 8 }]);
});

test("a job runs once as the system, also when it is sent twice; one that fails dies with its message kept", async () => {
  const id = tenant.system().newId();
  const job = {
    tenantId: tenant.tenant.id,
    operation: "boats.sell",
    input: { id, name: "boats.counted", price: 1 },
    key: "k1",
  };
  await queues().enqueue(job, job);
  await drain();
  expect(handled.map(({ event }) => [event.subjectId, event.actorKind])).toEqual([[id, "system"]]);

  const bad = { kind: "job" as const, ...job, input: { id: "x" }, key: "k2" };
  const messages = [{ queue: "crm-jobs", body: bad }];
  for (let attempt = 1; attempt <= 6; attempt++) await deliverAll(messages, { attempts: attempt });
  await deliverAll(messages, { queue: "crm-jobs-dead" });
  expect(await rows("dead")).toMatchObject([{ consumer: "job:boats.sell", job: bad }]);
});

test("a schedule of every tenant runs once in each, and one that fails keeps no other from running", async () => {
  const minute = Date.parse("2026-11-22T03:00:00Z");
  await expect(runSchedules(minute, relay())).rejects.toThrow("1 of 2 schedules failed");
  const mine = sent.filter(({ body }) => body.tenantId === tenant.tenant.id);
  sent = [...mine, ...mine];
  await drain();
  expect(told).toEqual(["every night"]);
  await runSchedules(minute + 60_000, relay());
  expect(sent).toEqual([]);
});

test("what is no message of ours, or of a tenant that is gone, is put aside", async () => {
  const odd = [null, "x", { kind: "event" }, { kind: "event", tenantId: "1", eventId: "2" }] as unknown as Body[];
  const gone = {
    kind: "deliver" as const,
    tenantId: tenant.system().newId(),
    eventId: tenant.system().newId(),
    consumer: "harbour.log",
  };
  const outcomes = await deliverAll([...odd, gone].map((body) => ({ queue: "crm-events", body })));
  expect(outcomes.map(({ acked }) => acked)).toEqual([true, true, true, true, true]);
});

test("back-off doubles up to ten minutes", () => {
  expect([1, 2, 3, 4, 5, 12].map((attempts) => backOff(attempts, 0))).toEqual([5, 10, 20, 40, 80, 600]);
});

const sell = command({
  name: "boats.sell",
  summary: "Sell a boat",
  access: "staff",
  input: z.object({ id: z.uuid(), name: z.string(), price: z.number() }),
  output: z.null(),
  write: () => ({}),
  events: ({ input }) => [{ name: input.name, subject: "boats", subjectId: input.id, payload: { price: input.price } }],
  result: () => null,
});

const consumer = (name: string, on: string[]): Consumer => ({
  name,
  on,
  async handle(event, ctx) {
    handled.push({ consumer: name, event, ctx });
    await behaviour[name]?.({ consumer: name, event, ctx });
  },
});

const harbour: Module = {
  name: "harbour",
  operations: [sell] as unknown as Module["operations"],
  consumers: [
    consumer("harbour.log", ["boats.sold", "boats.counted"]),
    consumer("harbour.on_sold", ["boats.sold"]),
    { name: "live.tell", on: ["*"], fleeting: true, handle: async (event) => void told.push(event.subject, "events") },
  ],
  schedules: [
    { name: "harbour.nightly", cron: "0 3 * * *", each: "tenant", run: async () => void told.push("every night") },
    { name: "harbour.broken", cron: "0 3 * * *", each: "platform", run: () => Promise.reject(new Failure("internal")) },
  ],
};

function queues() {
  const queue = (name: string) => ({
    sendBatch: async (list: { body: Body }[]) => void sent.push(...list.map(({ body }) => ({ queue: name, body }))),
  });
  return openQueues(queue("crm-events") as unknown as Queue, queue("crm-jobs") as unknown as Queue);
}

function relay(url = inject("databaseUrl")) {
  return {
    modules: [harbour],
    async open(id: string | null, depth = 0) {
      if (id !== null && id !== tenant.tenant.id) return null;
      return openCtx({
        origin: "https://test",
        tenant: id === null ? null : tenant.tenant,
        credential: { kind: "system" },
        database: { url, fetchEndpoint: inject("fetchEndpoint") },
        services: { ...tenant.services, queues: queues() },
        depth,
        log: { set: () => undefined, error: () => undefined, end: () => undefined },
        later: (work) => void work.catch(() => undefined),
      });
    },
  };
}

function system(): Ctx {
  return openCtx({
    origin: "https://test",
    tenant: null,
    credential: { kind: "system" },
    database: { url: inject("databaseUrl"), fetchEndpoint: inject("fetchEndpoint") },
    services: { ...tenant.services, queues: queues() },
    later: () => undefined,
  });
}

async function happen(name: string, price = 7): Promise<void> {
  const ctx = await tenant.as("owner");
  await ctx.run(sell, { id: ctx.newId(), name, price });
  const [event] = await tenant.sql<{ id: string }>(
    "select id from events where tenant_id = $1 order by id desc limit 1",
    [tenant.tenant.id],
  );
  if (event) await queues().announce(tenant.tenant.id, [event.id]);
}

type Options = { attempts?: number; queue?: string; database?: string };

async function deliverAll(messages: Sent[], { attempts = 1, queue, database }: Options = {}) {
  const outcomes = messages.map(() => ({ acked: false, delay: undefined as number | undefined }));
  const batch = messages.map(({ body }, i) => ({
    id: String(i),
    attempts,
    body,
    ack: () => void Object.assign(outcomes[i] ?? {}, { acked: true }),
    retry: ({ delaySeconds }: { delaySeconds: number }) =>
      void Object.assign(outcomes[i] ?? {}, { delay: delaySeconds }),
  }));
  await consume({ queue: queue ?? messages[0]?.queue, messages: batch } as unknown as MessageBatch, relay(database));
  return outcomes;
}

/** Everything that was sent so far, in one batch; what fails is left out. */
async function step() {
  return deliverAll(sent.splice(0));
}

async function drain() {
  while (sent.length > 0) await step();
}

function rows(status?: string) {
  return tenant.sql<Record<string, unknown>>(
    "select * from deliveries where tenant_id = $1 and ($2::text is null or status = $2)",
    [tenant.tenant.id, status],
  );
}

async function age(table: "deliveries" | "events", by: string) {
  const column = table === "events" ? "created_at" : "updated_at";
  await tenant.sql(`alter table ${table} disable trigger user`);
  await tenant.sql(`update ${table} set ${column} = ${column} - $2::interval where tenant_id = $1`, [
    tenant.tenant.id,
    by,
  ]);
  await tenant.sql(`alter table ${table} enable trigger user`);
}
