import { Client } from "pg";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { prepare, type Statement } from "#worker/kernel/db/builder.ts";
import { segments } from "#worker/modules/customers/figures/repository.ts";
import { sums as dealSums } from "#worker/modules/pipeline/summary/repository.ts";
import { sums as projectSums } from "#worker/modules/projects/repository.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import { sums as taskSums } from "./repository.ts";

const month = { from: "2026-11-01T00:00:00Z", to: "2026-12-01T00:00:00Z", previousFrom: "2026-10-01T00:00:00Z" };

let t: Fixture;
const worker = new Client(inject("databaseUrl"));

beforeAll(async () => {
  t = await freshTenant();
  await fill(t);
  await worker.connect();
});
afterAll(() => worker.end());

/** The dashboard must not read rows: every figure comes from its covering index, also for those who see their team's only. */
it.each([
  ["customers", segments([month.from]), ["customers_sums"]],
  ["deals", dealSums(month), ["deals_open_sums", "deals_closed_sums"]],
  ["projects", projectSums(month), ["projects_active_sums"]],
  ["tasks", taskSums(month), ["tasks_due_sums"]],
])("figures of %s come from an index alone, under row security", async (resource, statement, indexes) => {
  for (const scope of ["all", "team"]) {
    const planned = () => planOf(resource, statement, { [`${resource}:read`]: scope });
    // A neighbour's snapshot keeps pages from being all visible for a moment.
    for (const index of indexes)
      await expect.poll(planned, { timeout: 20_000 }).toContain(`Index Only Scan using ${index}`);
    expect(await planned()).not.toMatch(new RegExp(`(Seq Scan|Bitmap Heap Scan|Index Scan using \\S+) on ${resource}`));
  }
});

async function planOf(table: string, statement: Statement<unknown>, grants: object): Promise<string> {
  await t.sql(`vacuum ${table}`);
  const query = prepare(statement).getQuery();
  await worker.query("begin");
  await worker.query("select app.act($1, 'user', $2, null, $3, $4)", [
    t.tenant.id,
    crypto.randomUUID(),
    JSON.stringify(grants),
    `{${crypto.randomUUID()}}`,
  ]);
  if (Object.values(grants).includes("team")) await worker.query("set local role app_scoped");
  const { rows } = await worker.query(`explain ${query.sql}`, query.params);
  await worker.query("rollback");
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}

/** Enough rows that the planner has a choice; vacuumed, as an index-only scan wants it. */
async function fill({ sql, tenant: { id } }: Fixture): Promise<void> {
  const [customer, pipeline, stage] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
  await sql("insert into customers (tenant_id, id, kind, name) values ($1, $2, 'person', 'x')", [id, customer]);
  await sql(
    `insert into customers (tenant_id, id, kind, name, created_at)
      select $1, uuidv7(), 'person', 'customer ' || n, timestamptz '2026-12-10' - n * interval '1 hour' from generate_series(1, 4000) n`,
    [id],
  );
  await sql("insert into pipelines (tenant_id, id, name) values ($1, $2, 'p')", [id, pipeline]);
  await sql(
    "insert into stages (tenant_id, id, pipeline_id, name, probability, position) values ($1, $2, $3, 's', 10, 0)",
    [id, stage, pipeline],
  );
  await sql(
    `insert into deals (tenant_id, id, name, customer_id, pipeline_id, stage_id, currency, amount_minor, status, created_at, closed_at)
      select $1, uuidv7(), 'deal ' || n, $2, $3, $4, 'TRY', n, case when n % 4 = 0 then 'open' else 'won' end, '2020-01-01',
        case when n % 4 > 0 then timestamptz '2026-12-01' - n * interval '6 hours' end from generate_series(1, 4000) n`,
    [id, customer, pipeline, stage],
  );
  await sql(
    `insert into projects (tenant_id, id, name, customer_id, status)
      select $1, uuidv7(), 'project ' || n, $2, case when n % 4 = 0 then 'active' else 'planned' end from generate_series(1, 4000) n`,
    [id, customer],
  );
  await sql(
    `insert into tasks (tenant_id, id, title, due_at, done_at)
      select $1, uuidv7(), 'task ' || n, timestamptz '2026-12-10' - n * interval '1 hour', case when n % 4 > 0 then now() end from generate_series(1, 4000) n`,
    [id],
  );
  for (const table of ["customers", "deals", "projects", "tasks"]) await sql(`analyze ${table}`);
}
