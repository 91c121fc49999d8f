import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "#worker/kernel/context.ts";
import { PERIODS } from "#worker/kernel/time.ts";
import { listCustomers } from "#worker/modules/customers/index.ts";
import { listDeals } from "#worker/modules/pipeline/index.ts";
import { listProjects } from "#worker/modules/projects/index.ts";
import { listTasks } from "#worker/modules/tasks/index.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import { readDashboard } from "./index.ts";
import type { CardKey } from "./options.ts";

const lists = { "/customers": listCustomers, "/deals": listDeals, "/projects": listProjects, "/tasks": listTasks };
type Card = Awaited<ReturnType<typeof dashboard>>[number];

const dashboard = async (ctx: Ctx, input: Parameters<typeof ctx.run<typeof readDashboard>>[1] = {}) =>
  (await ctx.run(readDashboard, input)).cards;

let t: Fixture;
let people: { id: string; ctx: Ctx }[];
beforeAll(async () => {
  t = await freshTenant();
  const team = crypto.randomUUID();
  people = [
    await t.newUser("member", team),
    await t.newUser("member", team),
    await t.newUser("manager"),
    await t.newUser("viewer"),
  ];
  await fill(
    t,
    people.map(({ id }) => id),
  );
  const other = await freshTenant();
  await fill(other, [(await other.newUser("member")).id]);
});

describe("the dashboard", () => {
  it.each([
    ...PERIODS.map((period) => ({ period })),
    { from: "2026-01-15", to: "2026-10-02" },
    { from: "2020-01-01", to: "2020-01-01" },
  ])("shows figures that are exactly their rows: %o", async (input) => {
    for (const { ctx } of people) {
      const cards = await dashboard(ctx, input);
      expect(cards.map((card) => card.key)).toEqual([
        "customers",
        "active_projects",
        "pipeline",
        "won",
        "tasks_today",
        "tasks_overdue",
      ]);
      for (const card of cards) await agrees(ctx, card);
    }
  });

  it("shows something worth testing", async () => {
    const cards = await dashboard((await t.newUser("manager")).ctx, { period: "this_year" });
    for (const key of ["customers", "active_projects", "pipeline", "won"] as const) {
      const card = cards.find((one) => one.key === key);
      expect([key, card?.value, card?.trend.some(({ value }) => value > 0)]).toEqual([key, expect.any(Number), true]);
      expect(card?.value).toBeGreaterThan(0);
    }
    const [mine] = people;
    const tasks = mine ? (await dashboard(mine.ctx)).filter((card) => card.key.startsWith("tasks")) : [];
    expect(tasks.map((card) => card.value > 0)).toEqual([true, true]);
  });

  it("trends as a look at each month's rows would", async () => {
    for (const { id, ctx } of people.filter((_, i) => i === 0 || i === 2)) {
      const seen = await visible(id);
      const { cards } = await ctx.run(readDashboard, {});
      for (const card of cards)
        expect([card.key, card.trend]).toEqual([
          card.key,
          await naive(
            card.key,
            card.trend.map(({ month }) => month),
            seen,
            id,
          ),
        ]);
    }
  });

  it("compares with the period before", async () => {
    const [, , manager] = people;
    if (!manager) throw new Error("no manager");
    const { period, cards } = await manager.ctx.run(readDashboard, { period: "this_quarter" });
    const won = cards.find((card) => card.key === "won");
    const [before] = await t.sql<{ n: string }>(
      "select coalesce(sum(amount_minor), 0) as n from deals where tenant_id = $1 and archived_at is null and status = 'won' and currency = 'TRY' and closed_at >= $2 and closed_at < $3",
      [t.tenant.id, period.previousFrom, period.previousTo],
    );
    expect([won?.previous, won?.delta]).toEqual([Number(before?.n), (won?.value ?? 0) - Number(before?.n)]);
    const customers = cards.find((card) => card.key === "customers");
    const [old] = await t.sql<{ n: number }>(
      "select count(*)::int as n from customers where tenant_id = $1 and archived_at is null and created_at < $2",
      [t.tenant.id, period.from],
    );
    expect(customers?.previous).toBe(old?.n);
  });

  it("shows nobody what they may not list", async () => {
    const keyed = await t.apiKey({ "deals:read": "all" });
    const cards = await dashboard(keyed);
    expect(cards.map((card) => card.key)).toEqual(["pipeline", "won"]);
    for (const card of cards) await agrees(keyed, card);
    expect(await dashboard(await t.apiKey({}))).toEqual([]);
    await expect(t.anonymous().run(readDashboard, {})).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("is all zeros for a new tenant, months and all", async () => {
    const cards = await dashboard(await (await freshTenant()).as("owner"));
    expect(cards.map(({ value, previous, delta, count }) => [value, previous, delta, count])).toEqual(
      Array(6).fill([0, 0, 0, 0]),
    );
    for (const { trend } of cards)
      expect([trend.length, new Set(trend.map(({ value }) => value))]).toEqual([12, new Set([0])]);
  });

  it("refuses half a period, or one that ends before it begins", async () => {
    const ctx = await t.as("owner");
    for (const input of [
      { from: "2026-01-01" },
      { to: "2026-01-01" },
      { from: "2026-02-01", to: "2026-01-01" },
      { period: "ever" },
      { from: "2026-02-30", to: "2026-03-01" },
    ]) {
      await expect(ctx.run(readDashboard, input as never)).rejects.toMatchObject({ code: "invalid" });
    }
  });
});

async function agrees(ctx: Ctx, { key, unit, value, count, values, rows }: Card) {
  const list = lists[rows.to as keyof typeof lists];
  let [cursor, total]: [string | undefined, number] = [undefined, 0];
  const sums = new Map<string, { count: number; amountMinor: number }>();
  do {
    const page: { data: object[]; page: { next: string | null; total: number } } = await ctx.run(list, {
      limit: 200,
      filter: rows.filter,
      ...(cursor ? { cursor } : {}),
    } as never);
    total = page.page.total;
    cursor = page.page.next ?? undefined;
    for (const row of page.data) {
      if (!("amountMinor" in row && "currency" in row)) continue;
      const before = sums.get(String(row.currency)) ?? { count: 0, amountMinor: 0 };
      sums.set(String(row.currency), {
        count: before.count + 1,
        amountMinor: before.amountMinor + Number(row.amountMinor),
      });
    }
  } while (unit === "money" && cursor);
  expect([key, total]).toEqual([key, count]);
  if (unit === "count") return expect([key, total]).toEqual([key, value]);
  expect(values[0]?.currency).toBe("TRY");
  expect(value).toBe(sums.get("TRY")?.amountMinor ?? 0);
  expect(
    new Map(
      values
        .filter((one) => one.count > 0)
        .map(({ currency, count: n, amountMinor }) => [currency, { count: n, amountMinor }]),
    ),
  ).toEqual(sums);
}

type Seen = Record<"customers" | "deals" | "projects" | "tasks", string[]>;

/** Ids of all rows that a person's lists show. */
async function visible(id: string): Promise<Seen> {
  const scope = await t.sql<{ grants: Record<string, string> }>(
    "select r.grants from roles r join users u on u.tenant_id = r.tenant_id and u.role_id = r.id where u.id = $1",
    [id],
  );
  const mates = await t.sql<{ user_id: string }>(
    "select m.user_id from team_members m join team_members mine on mine.tenant_id = m.tenant_id and mine.team_id = m.team_id where mine.user_id = $1",
    [id],
  );
  const owners = [id, ...mates.map((mate) => mate.user_id)];
  const of = async (table: string) =>
    (
      await t.sql<{ id: string }>(`select id from ${table} where tenant_id = $1 and ($2 or owner_id = any($3))`, [
        t.tenant.id,
        scope[0]?.grants[`${table}:read`] === "all",
        owners,
      ])
    ).map((row) => row.id);
  return {
    customers: await of("customers"),
    deals: await of("deals"),
    projects: await of("projects"),
    tasks: await of("tasks"),
  };
}

/** Straight from the rows, month by month. */
async function naive(key: CardKey, months: string[], seen: Seen, me: string) {
  const start = "($1::date)::timestamp at time zone 'Europe/Istanbul'";
  const end = "($1::date + interval '1 month')::timestamp at time zone 'Europe/Istanbul'";
  const sql: Record<CardKey, [keyof Seen, string]> = {
    customers: [
      "customers",
      `select count(*) n from customers where archived_at is null and created_at >= ${start} and created_at < ${end}`,
    ],
    active_projects: [
      "projects",
      `select count(*) n from projects where archived_at is null and active_since < ${end} and (active_until is null or active_until >= ${end})`,
    ],
    pipeline: [
      "deals",
      `select coalesce(sum(amount_minor), 0) n from deals where archived_at is null and currency = 'TRY' and created_at < ${end} and (closed_at is null or closed_at >= ${end})`,
    ],
    won: [
      "deals",
      `select coalesce(sum(amount_minor), 0) n from deals where archived_at is null and currency = 'TRY' and status = 'won' and closed_at >= ${start} and closed_at < ${end}`,
    ],
    tasks_today: [
      "tasks",
      `select count(*) n from tasks where owner_id = $3 and due_at >= ${start} and due_at < ${end}`,
    ],
    tasks_overdue: [
      "tasks",
      `select count(*) n from tasks where owner_id = $3 and due_at < least(now(), ${end}) and (done_at is null or done_at >= least(now(), ${end}))`,
    ],
  };
  const [table, text] = sql[key];
  const trend: { month: string; value: number }[] = [];
  for (const month of months) {
    const [found] = await t.sql<{ n: string }>(`${text} and id = any($2) and $3::uuid is not null`, [
      month,
      seen[table],
      me,
    ]);
    trend.push({ month, value: Number(found?.n) });
  }
  return trend;
}

/** Records of the last 500 days, at random: owners, states, currencies, archived or not. */
async function fill({ tenant, sql }: Fixture, owners: string[]) {
  const ago = (days: number) => `now() - random() * interval '${days} days'`;
  const owner = "case when random() < 0.2 then null else ($2::uuid[])[1 + floor(random() * cardinality($2))::int] end";
  const put = "case when random() < 0.1 then now() end";
  const [pipeline, stage] = [crypto.randomUUID(), crypto.randomUUID()];
  await sql("insert into pipelines (tenant_id, id, name) values ($1, $2, 'Test')", [tenant.id, pipeline]);
  await sql(
    "insert into stages (tenant_id, id, pipeline_id, name, probability, position) values ($1, $2, $3, 'S', 33, 1)",
    [tenant.id, stage, pipeline],
  );
  await sql(
    `insert into customers (tenant_id, id, kind, name, owner_id, created_at, archived_at) select $1, uuidv7(), 'person', 'c' || i, ${owner}, ${ago(500)}, ${put} from generate_series(1, 300) i`,
    [tenant.id, owners],
  );
  await sql(
    `insert into deals (tenant_id, id, name, customer_id, pipeline_id, stage_id, status, amount_minor, currency, owner_id, created_at, closed_at, archived_at)
     select $1, uuidv7(), 'd' || i, (select id from customers where tenant_id = $1 limit 1), $3, $4, s, floor(random() * 1e9)::bigint, (array['TRY', 'TRY', 'USD', 'EUR'])[1 + floor(random() * 4)::int],
       ${owner}, made, case when s <> 'open' then made + random() * (now() - made) end, ${put}
     from (select i, (array['open', 'won', 'lost'])[1 + floor(random() * 3)::int] s, ${ago(500)} made from generate_series(1, 300) i) x`,
    [tenant.id, owners, pipeline, stage],
  );
  await sql(
    `insert into projects (tenant_id, id, name, customer_id, status, owner_id, active_since, active_until, archived_at)
     select $1, uuidv7(), 'p' || i, (select id from customers where tenant_id = $1 limit 1), s, ${owner},
       case when s <> 'planned' then since end, case when s in ('done', 'on_hold') then since + random() * (now() - since) end, ${put}
     from (select i, (array['planned', 'active', 'active', 'on_hold', 'done'])[1 + floor(random() * 5)::int] s, ${ago(500)} since from generate_series(1, 150) i) x`,
    [tenant.id, owners],
  );
  await sql(
    `insert into tasks (tenant_id, id, title, owner_id, due_at, done_at)
     select $1, uuidv7(), 't' || i, ${owner}, case when random() < 0.1 then null when random() < 0.3 then now() + (random() - 0.5) * interval '1 day' else now() + (random() - 0.9) * interval '400 days' end,
       case when random() < 0.5 then ${ago(100)} end from generate_series(1, 400) i`,
    [tenant.id, owners],
  );
}
