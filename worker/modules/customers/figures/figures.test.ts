import { beforeAll, describe, expect, it } from "vitest";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import { customerTrend, listCustomers, summarizeCustomers } from "../index.ts";
import { SEGMENTS } from "../options.ts";

let t: Fixture;
beforeAll(async () => {
  t = await freshTenant();
  const other = await freshTenant();
  for (const { tenant } of [t, other]) {
    await t.sql(
      `insert into customers (tenant_id, id, kind, name, created_at, last_activity_at, overdue_minor, archived_at)
       select $1, uuidv7(), 'person', 'c' || i, now() - random() * interval '500 days', now() - random() * interval '200 days',
         case when random() < 0.2 then 500 else 0 end, case when random() < 0.1 then now() end from generate_series(1, 400) i`,
      [tenant.id],
    );
  }
});

const spans = Array.from({ length: 6 }, () => {
  const [a = 0, b = 0, c = 0] = Array.from({ length: 3 }, () => Date.now() - Math.random() * 500 * 86_400_000).sort();
  return [a, b, c].map((moment) => new Date(moment).toISOString()) as [string, string, string];
});

describe("figures of customers", () => {
  it.each(spans)("are as many as the rows: %s, %s, %s", async (previousFrom, from, to) => {
    const { ctx, id } = await t.newUser("member");
    await t.sql("update customers set owner_id = $2 where tenant_id = $1 and random() < 0.3", [t.tenant.id, id]);
    for (const who of [await t.as("owner"), ctx]) {
      const total = async (filter: object) => (await who.run(listCustomers, { limit: 1, filter })).page.total;
      const summary = await who.run(summarizeCustomers, { from, to, previousFrom });
      expect(summary.total).toBe(await total({}));
      expect(summary.added).toBe(await total({ createdAt: { gte: from, lt: to } }));
      expect(summary.addedBefore).toBe(await total({ createdAt: { gte: previousFrom, lt: from } }));
      for (const segment of SEGMENTS)
        expect([segment, summary.segments[segment]]).toEqual([segment, await total({ segment: { eq: segment } })]);
      expect(summary.total).toBeGreaterThan(0);
    }
  });

  it("come by month in the tenant's time zone, empty months too", async () => {
    const owner = await t.as("owner");
    const { data } = await owner.run(customerTrend, {});
    expect(data.length).toBe(12);
    const rows = await t.sql<{ month: string; n: number }>(
      `select to_char(date_trunc('month', created_at at time zone 'Europe/Istanbul'), 'YYYY-MM-DD') as month, count(*)::int as n
       from customers where tenant_id = $1 and archived_at is null group by 1`,
      [t.tenant.id],
    );
    const expected = new Map(rows.map(({ month, n }) => [month, n]));
    expect(data).toEqual(data.map(({ month }) => ({ month, added: expected.get(month) ?? 0 })));
    const empty = await (await freshTenant()).as("owner");
    expect((await empty.run(customerTrend, {})).data.map(({ added }) => added)).toEqual(Array(12).fill(0));
  });
});
