import { Client } from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { migrate } from "../migrate.ts";
import { seed } from "./seed.ts";

// A database of its own: the demo's hosts and slugs are fixed.
const admin = new Client(inject("ownerUrl"));
const name = `seed_${process.pid}`;
const url = new URL(inject("ownerUrl"));
url.pathname = `/${name}`;
const now = Date.parse("2026-11-20T12:00:00Z");
const options = { ownerUrl: url.href, port: 8787, masterKeys: `1:${Buffer.alloc(32).toString("base64")}`, now };
const client = new Client(url.href);

beforeAll(async () => {
  await admin.connect();
  await admin.query(`create database ${name}`);
  await migrate(url.href);
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await admin.query(`drop database ${name}`);
  await admin.end();
});

test("lays out the demo in under ten seconds, and finds it again at once", async () => {
  const started = performance.now();
  const first = await seed(options);
  expect(performance.now() - started).toBeLessThan(10_000);
  const before = await figures();
  const again = performance.now();
  expect(await seed({ ...options, now: now + 86_400_000 })).toEqual(first);
  expect(performance.now() - again).toBeLessThan(2_000);
  expect(await figures()).toEqual(before);
  expect(first.tenants.map(({ slug, users }) => [slug, users.length])).toEqual([
    ["anka", 5],
    ["pera", 5],
    ["lodos", 1],
  ]);
  for (const slug of ["anka", "pera"]) {
    expect(before.find((row) => row.slug === slug)).toMatchObject({
      customers: 400,
      deals: 120,
      projects: 40,
      tasks: 150,
      notes: 301,
      users: 5,
      keys: 1,
    });
  }
  expect(before.find((row) => row.slug === "lodos")).toMatchObject({ customers: 0, deals: 0, pipelines: 0, users: 1 });
});

test.each([
  [
    "nothing happens in the future",
    "select 1 from events where created_at > $1 and name <> 'tenants.provisioned' union all select 1 from customers where greatest(created_at, last_activity_at) > $1 union all select 1 from deal_stages where entered_at > $1 or left_at > $1",
  ],
  [
    "deals come after their customer",
    "select 1 from deals d join customers c using (tenant_id) where c.id = d.customer_id and d.created_at < c.created_at and $1::timestamptz is not null",
  ],
  [
    "tasks come after what they hang on",
    "select 1 from tasks t join deals d on d.tenant_id = t.tenant_id and d.id = t.deal_id where t.created_at < d.created_at and $1::timestamptz is not null",
  ],
  ["stage history is in order", "select 1 from deal_stages where left_at < entered_at and $1::timestamptz is not null"],
  [
    "a deal stands where its history ends",
    "select 1 from deals d where d.status = 'open' and $1::timestamptz is not null and not exists (select from deal_stages s where s.deal_id = d.id and s.stage_id = d.stage_id and s.left_at is null)",
  ],
  [
    "events wait for no one",
    "select 1 from events e join tenants t on t.id = e.tenant_id where t.slug <> 'lodos' and dispatched_at is null and $1::timestamptz is not null",
  ],
  [
    "every author has a name in the audit log",
    "select 1 from audit_log where actor_kind = 'user' and actor_name is null and $1::timestamptz is not null",
  ],
])("%s", async (_, query) => {
  expect((await client.query(query, [new Date(now)])).rows).toEqual([]);
});

test("this month and today have something to show", async () => {
  const { rows } = await client.query(
    `select t.slug, (select count(*)::int from deals d where d.tenant_id = t.id and status = 'won' and closed_at >= '2026-10-31T21:00Z') as won,
       (select count(*)::int from deals d where d.tenant_id = t.id and status = 'lost' and lost_reason_id is null) as "withoutReason",
       (select count(*)::int from tasks k where k.tenant_id = t.id and done_at is null and due_at between '2026-11-19T21:00Z' and '2026-11-20T21:00Z') as today,
       (select count(*)::int from tasks k where k.tenant_id = t.id and done_at is null and due_at < '2026-11-19T21:00Z') as overdue,
       (select count(distinct d.stage_id)::int from deals d where d.tenant_id = t.id and status = 'open') as stages
     from tenants t where slug <> 'lodos'`,
  );
  for (const row of rows) {
    expect(row.won).toBeGreaterThanOrEqual(6);
    expect(row).toMatchObject({ withoutReason: 0, today: 10, stages: 5 });
    expect(row.overdue).toBeGreaterThan(5);
  }
  expect(rows).toHaveLength(2);
});

type Figures = { slug: string } & Record<string, number | string>;

async function figures(): Promise<Figures[]> {
  const tables = ["customers", "deals", "projects", "tasks", "notes", "users", "pipelines", "events", "audit_log"];
  const counts = tables.map((table) => `(select count(*)::int from ${table} x where x.tenant_id = t.id) as ${table}`);
  const { rows } = await client.query<Figures>(
    `select t.slug, ${counts}, (select count(*)::int from api_keys k where k.tenant_id = t.id) as keys,
       (select md5(string_agg(c::text, '' order by c.id)) from customers c where c.tenant_id = t.id) as sum from tenants t order by slug`,
  );
  return rows;
}
