import { beforeAll, expect, inject, test } from "vitest";
import { purge } from "#worker/kernel/events/upkeep.ts";
import { openCtx } from "#worker/kernel/open.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import { asOperator } from "#worker/testing/registry/world.ts";
import { listDead } from "./list-dead.ts";
import { listDeadAnywhere } from "./list-dead-anywhere.ts";
import { retryDead } from "./retry-dead.ts";
import { retryDeadAnywhere } from "./retry-dead-anywhere.ts";

let tenant: Fixture;
let other: Fixture;
const delivered: unknown[] = [];
const enqueued: unknown[] = [];

beforeAll(async () => {
  [tenant, other] = await Promise.all([freshTenant(), freshTenant()]);
  tenant.services.queues.deliver = async (list) => void delivered.push(...list);
  tenant.services.queues.enqueue = async (...list) => void enqueued.push(...list);
});

test("dead letters are listed with what they were about, and go out once more", async () => {
  const [event] = await tenant.sql<{ id: string; name: string }>(
    "select id, name from events where tenant_id = $1 limit 1",
    [tenant.tenant.id],
  );
  const id = await dead(tenant, event?.id ?? "");
  await dead(tenant, tenant.system().newId(), "done");
  const owner = await tenant.as("owner");
  const { data, page } = await owner.run(listDead, { filter: { consumer: { eq: "mail.send" } } });
  expect(page).toEqual({ next: null, total: 1 });
  expect(data).toMatchObject([
    { id, consumer: "mail.send", attempts: 6, error: "503", event: { id: event?.id, name: event?.name } },
  ]);

  expect(await owner.run(retryDead, { id })).toBeNull();
  expect(delivered).toEqual([{ tenantId: tenant.tenant.id, eventId: event?.id, consumer: "mail.send" }]);
  expect(await owner.run(listDead, {})).toMatchObject({ data: [] });
  await expect(owner.run(retryDead, { id })).rejects.toMatchObject({ code: "not_found" });
  expect(delivered).toHaveLength(1);
});

test("a dead letter tells its event also where only the system sees the record, and nothing else does", async () => {
  const eventId = tenant.system().newId();
  await tenant.sql(
    `insert into events (tenant_id, id, name, subject, subject_id, payload, actor_kind)
      values ($1, $2, 'mail.queued', 'mails', uuidv7(), '{}', 'system')`,
    [tenant.tenant.id, eventId],
  );
  const id = await dead(tenant, eventId);
  const owner = await tenant.as("owner");
  const about = { id: eventId, name: "mail.queued", subject: "mails" };
  expect((await owner.run(listDead, {})).data.find((one) => one.id === id)?.event).toMatchObject(about);
  const elsewhere = await dead(other, eventId);
  const theirs = (await (await other.as("owner")).run(listDead, {})).data;
  expect(theirs.find((one) => one.id === elsewhere)?.event).toBeNull();
  await owner.run(retryDead, { id });
  await (await other.as("owner")).run(retryDead, { id: elsewhere });
});

test("operators see those of every tenant, and send one again, once", async () => {
  const operator = await asOperator({ ...tenant, rows: {} }, "platform");
  const job = { kind: "job", tenantId: other.tenant.id, operation: "a.b", input: {}, key: "k" };
  const [one, two] = [
    await dead(tenant, tenant.system().newId()),
    await dead(other, other.system().newId(), "dead", job),
  ];
  const found = await operator.run(listDeadAnywhere, {});
  expect(found.data.filter(({ id }) => [one, two].includes(id))).toMatchObject([
    { id: two, tenantId: other.tenant.id, tenant: "Test", job: "a.b", event: null },
    { id: one, tenantId: tenant.tenant.id, attempts: 6, error: "503", job: null },
  ]);
  await expect(operator.run(retryDeadAnywhere, { tenantId: tenant.tenant.id, id: two })).rejects.toMatchObject({
    code: "not_found",
  });
  delivered.length = 0;
  await operator.run(retryDeadAnywhere, { tenantId: tenant.tenant.id, id: one });
  expect(delivered).toMatchObject([{ tenantId: tenant.tenant.id, consumer: "mail.send" }]);
  await expect(operator.run(retryDeadAnywhere, { tenantId: tenant.tenant.id, id: one })).rejects.toMatchObject({
    code: "not_found",
  });
  const left = (await operator.run(listDeadAnywhere, {})).data.map(({ id }) => id);
  expect([left.includes(one), left.includes(two)]).toEqual([false, true]);
  await (await other.as("owner")).run(retryDead, { id: two });
});

test("operators see them page by page, also those of one tenant that failed in the same moment", async () => {
  const operator = await asOperator({ ...tenant, rows: {} }, "platform");
  const made: string[] = [];
  while (made.length < 5) made.push(await dead(other, other.system().newId()));
  await dead(tenant, tenant.system().newId());
  await tenant.sql("alter table deliveries disable trigger user");
  await tenant.sql("update deliveries set updated_at = '2026-01-02 03:04:05.678901+00' where id = any($1)", [made]);
  await tenant.sql("alter table deliveries enable trigger user");
  const seen: string[] = [];
  let cursor: string | null | undefined;
  do {
    const input = { tenantId: other.tenant.id, limit: 2, ...(cursor ? { cursor } : {}) };
    const { data, page } = await operator.run(listDeadAnywhere, input);
    expect(page.total).toBe(5);
    seen.push(...data.map(({ id }) => id));
    cursor = page.next;
  } while (cursor);
  expect(seen).toEqual(made.sort().reverse());
  await expect(operator.run(listDeadAnywhere, { cursor: "x" })).rejects.toMatchObject({ code: "invalid" });
  await tenant.sql("delete from deliveries where status = 'dead'");
});

test("a dead job goes back with its message", async () => {
  const job = { kind: "job", tenantId: tenant.tenant.id, operation: "a.b", input: { x: 1 }, key: "k" };
  const id = await dead(tenant, tenant.system().newId(), "dead", job);
  await (await tenant.as("owner")).run(retryDead, { id });
  expect(enqueued).toEqual([expect.objectContaining({ operation: "a.b", input: { x: 1 }, key: "k" })]);
});

test("only those who manage events, and only their own tenant's", async () => {
  const id = await dead(tenant, tenant.system().newId());
  for (const role of ["manager", "member", "viewer"] as const) {
    const ctx = await tenant.as(role);
    await expect(ctx.run(listDead, {})).rejects.toMatchObject({ code: "forbidden" });
    await expect(ctx.run(retryDead, { id })).rejects.toMatchObject({ code: "forbidden" });
  }
  await expect((await other.as("owner")).run(retryDead, { id })).rejects.toMatchObject({ code: "not_found" });
  expect(await (await other.as("owner")).run(listDead, {})).toMatchObject({ data: [] });
});

test("what has served its time is removed, and nothing else", async () => {
  const [old, young, stuck] = [
    await dead(tenant, tenant.system().newId(), "done"),
    await dead(tenant, tenant.system().newId(), "done"),
    await dead(tenant, tenant.system().newId()),
  ];
  await tenant.sql("alter table deliveries disable trigger user");
  await tenant.sql("update deliveries set updated_at = now() - interval '8 days' where id = any($1)", [[old, stuck]]);
  await tenant.sql("alter table deliveries enable trigger user");
  await tenant.sql(
    "insert into sign_in_attempts (tenant_id, id, bucket, created_at) values ($1, uuidv7(), 'b', now() - interval '2 days'), ($1, uuidv7(), 'b', now())",
    [tenant.tenant.id],
  );
  await tenant.sql(
    "insert into idempotency_keys (tenant_id, actor_id, key, request_hash, created_at) values ($1, uuidv7(), 'a', 'h', now() - interval '25 hours'), ($1, uuidv7(), 'b', 'h', now())",
    [tenant.tenant.id],
  );
  const platform = openCtx({
    origin: "https://test",
    tenant: null,
    credential: { kind: "system" },
    database: { url: inject("databaseUrl"), fetchEndpoint: inject("fetchEndpoint") },
    services: tenant.services,
    later: () => undefined,
  });
  await purge(platform);
  const left = await tenant.sql<{ id: string }>("select id from deliveries where id = any($1)", [[old, young, stuck]]);
  expect(left.map(({ id }) => id).sort()).toEqual([young, stuck].sort());
  expect(await tenant.sql("select from sign_in_attempts where tenant_id = $1", [tenant.tenant.id])).toHaveLength(1);
  expect(await tenant.sql("select key from idempotency_keys where tenant_id = $1", [tenant.tenant.id])).toEqual([
    { key: "b" },
  ]);
});

async function dead(of: Fixture, eventId: string, status = "dead", job: unknown = null): Promise<string> {
  const id = of.system().newId();
  await of.sql(
    "insert into deliveries (tenant_id, id, event_id, consumer, status, attempts, error, job) values ($1, $2, $3, 'mail.send', $4, 6, '503', $5)",
    [of.tenant.id, id, eventId, status, job && JSON.stringify(job)],
  );
  return id;
}
