import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "#worker/kernel/context.ts";
import { writeFilter } from "#worker/kernel/list/write-filter.ts";
import { dayIn } from "#worker/kernel/time.ts";
import { createCustomer, listCustomers } from "#worker/modules/customers/index.ts";
import { takenOut } from "#worker/modules/exports/exports.fixture.ts";
import { createField, createObject, createRecord, listRecords, updateField } from "#worker/modules/objects/index.ts";
import {
  archiveDeal,
  createDeal,
  createPipeline,
  getBoard,
  listDeals,
  winDeal,
} from "#worker/modules/pipeline/index.ts";
import { createProject, listProjects } from "#worker/modules/projects/index.ts";
import { completeTask, createTask, listTasks } from "#worker/modules/tasks/index.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import { createView, listViews } from "./index.ts";

let t: Fixture;
let ctx: Ctx;
let member: { id: string; ctx: Ctx };
const ids: Record<string, string> = {};

beforeAll(async () => {
  t = await freshTenant();
  ctx = await t.as("owner");
  member = await t.newUser("member");
  const customer = async (name: string, values: object = {}) => {
    ids[name] = (await ctx.run(createCustomer, { kind: "company", name, ...values })).id;
  };
  await customer("Akın", { province: "İzmir", source: "Fuar" });
  await customer("Baran", { province: "İstanbul", source: "Web sitesi" });
  await customer("Ceylan", { province: "İzmir", ownerId: member.id });
  await customer("Deniz", { kind: "person", companyId: ids.Akın, birthday: "1990-05-01", tags: ["VIP"] });
  await ctx.run(createPipeline, { name: "Satış", stages: [{ name: "Yeni", probability: 20 }] });
  const deal = async (name: string, to: string, amountMinor: number, values: object = {}) => {
    ids[name] = (await ctx.run(createDeal, { name, customerId: ids[to] ?? "", amountMinor, ...values })).id;
  };
  await deal("Büyük", "Akın", 20_000_000);
  await deal("Küçük", "Akın", 5_000);
  await deal("Kazanılan", "Baran", 30_000_000);
  await ctx.run(winDeal, { id: ids.Kazanılan ?? "", version: 1 });
  await deal("Arşivli", "Ceylan", 90_000_000);
  await ctx.run(archiveDeal, { id: ids.Arşivli ?? "", version: 1 });
  await ctx.run(createTask, { title: "Ara", dealId: ids.Büyük, customerId: ids.Akın });
  await ctx.run(completeTask, { id: (await ctx.run(createTask, { title: "Bitti", customerId: ids.Baran })).id });
  await ctx.run(createProject, { name: "Site", customerId: ids.Baran ?? "", status: "active" });
});

const customers = async (filter: object, by = ctx) =>
  (await by.run(listCustomers, { filter, sort: "name" } as never)).data.map(({ name }) => name);
const deals = async (filter: object, by = ctx) =>
  (await by.run(listDeals, { filter, sort: "name" } as never)).data.map(({ name }) => name);

describe("and, or", () => {
  it.each([
    [{ or: [{ province: { eq: "İstanbul" } }, { kind: { eq: "person" } }] }, ["Baran", "Deniz"]],
    [
      { kind: { eq: "company" }, or: [{ source: { starts: "WEB" } }, { source: { empty: true } }] },
      ["Baran", "Ceylan"],
    ],
    [
      {
        or: [
          { and: [{ province: { in: ["İzmir"] } }, { source: { ne: "Fuar" } }] },
          { birthday: { gte: "1990-01-01" } },
        ],
      },
      ["Ceylan", "Deniz"],
    ],
    [{ source: { nhas: "SİTE" } }, ["Akın", "Ceylan", "Deniz"]],
    [{ birthday: { between: ["1990-05-01", "1990-05-01"] } }, ["Deniz"]],
    [{ and: [{ ownerId: { eq: "me" } }, { or: [{ province: { empty: true } }] }] }, ["Deniz"]],
    [{ and: [{ province: { eq: "İzmir" } }, { province: { eq: "İstanbul" } }] }, []],
    [{ or: [] }, ["Akın", "Baran", "Ceylan", "Deniz"]],
    [{ or: [{}, { province: { eq: "İzmir" } }] }, ["Akın", "Baran", "Ceylan", "Deniz"]],
  ])("%j", async (filter, found) => {
    expect(await customers(filter)).toEqual(found);
  });

  it("days as seen from today are the tenant's days, and a day is all of it", async () => {
    const today = dayIn(Date.now(), t.tenant.timeZone);
    const all = ["Akın", "Baran", "Ceylan", "Deniz"];
    for (const createdAt of [
      { within: "today" },
      { within: "last_1_days" },
      { within: "this_year" },
      { between: [today, today] },
      { lte: today },
      { gte: today },
    ])
      expect([createdAt, await customers({ createdAt })]).toEqual([createdAt, all]);
    for (const createdAt of [{ within: "yesterday" }, { within: "next_month" }, { gt: today }, { lt: today }])
      expect([createdAt, await customers({ createdAt })]).toEqual([createdAt, []]);
    const [stored] = await t.sql<{ at: string }>(
      "update customers set created_at = ($1::date + time '23:59:59.5') at time zone 'Europe/Istanbul' where id = $2 returning created_at as at",
      ["2026-01-31", ids.Deniz],
    );
    expect(stored).toBeDefined();
    expect(await customers({ createdAt: { lte: "2026-01-31" } })).toEqual(["Deniz"]);
    expect(await customers({ createdAt: { between: ["2026-01-31", "2026-01-31"] } })).toEqual(["Deniz"]);
    expect(await customers({ createdAt: { lt: "2026-01-31" } })).toEqual([]);
    expect(await customers({ createdAt: { gt: "2026-01-31" } })).toEqual(["Akın", "Baran", "Ceylan"]);
  });

  it("narrow a file and a board as they narrow a list", async () => {
    const filter = { or: [{ related: { "deals.customerId": { status: { eq: "won" } } } }, { kind: { eq: "person" } }] };
    const { text } = await takenOut(t, ctx, {
      subject: "customers",
      select: { query: String(new URLSearchParams(writeFilter(filter))) },
    });
    expect(["Akın", "Baran", "Ceylan", "Deniz"].filter((name) => text.includes(name))).toEqual([
      "Akın",
      "Baran",
      "Deniz",
    ]);
    const board = await ctx.run(getBoard, {
      id: "first",
      filter: { related: { customerId: { province: { eq: "İzmir" } } } },
    } as never);
    expect(board.stages.flatMap(({ cards }) => cards.data.map(({ name }) => name)).toSorted()).toEqual([
      "Büyük",
      "Küçük",
    ]);
  });
});

describe("related records", () => {
  it.each([
    [{ related: { "deals.customerId": { status: { eq: "open" }, amountMinor: { gt: 10_000_000 } } } }, ["Akın"]],
    [{ related: { "deals.customerId": {} } }, ["Akın", "Baran"]],
    [{ unrelated: { "deals.customerId": {} } }, ["Ceylan", "Deniz"]],
    [{ related: { "deals.customerId": { archived: { eq: true } } } }, ["Ceylan"]],
    [{ unrelated: { "deals.customerId": { status: { eq: "open" } } } }, ["Baran", "Ceylan", "Deniz"]],
    [{ related: { companyId: { source: { eq: "Fuar" } } } }, ["Deniz"]],
    [{ related: { "customers.companyId": { kind: { eq: "person" } } } }, ["Akın"]],
    [
      { related: { "tasks.customerId": { done: { eq: true } }, "projects.customerId": { status: { eq: "active" } } } },
      ["Baran"],
    ],
    [
      { or: [{ related: { "deals.customerId": { amountMinor: { lt: 10_000 } } } }, { kind: { eq: "person" } }] },
      ["Akın", "Deniz"],
    ],
    [{ related: { companyId: { related: { "deals.customerId": { related: { "tasks.dealId": {} } } } } } }, ["Deniz"]],
    [{ unrelated: { companyId: { related: { "deals.customerId": {} } } } }, ["Akın", "Baran", "Ceylan"]],
    [{ related: { companyId: { unrelated: { "deals.customerId": {} } } } }, []],
    [
      { related: { companyId: { source: { eq: "Fuar" }, or: [{ related: { "customers.companyId": {} } }] } } },
      ["Deniz"],
    ],
    [{ related: { companyId: { kind: { eq: "person" }, related: { "customers.companyId": {} } } } }, []],
    [
      {
        and: [
          { related: { "deals.customerId": { amountMinor: { gt: 10_000_000 } } } },
          { related: { "deals.customerId": { amountMinor: { lt: 10_000 } } } },
        ],
      },
      ["Akın"],
    ],
  ])("%j", async (filter, found) => {
    expect(await customers(filter)).toEqual(found);
  });

  it("go both ways", async () => {
    expect(await deals({ related: { customerId: { province: { eq: "İzmir" } } } })).toEqual(["Büyük", "Küçük"]);
    expect(await deals({ unrelated: { "tasks.dealId": {} }, status: { eq: "open" } })).toEqual(["Küçük"]);
    const tasks = await ctx.run(listTasks, { filter: { unrelated: { dealId: {} } } } as never);
    expect(tasks.data.map(({ title }) => title)).toEqual(["Bitti"]);
    const projects = await ctx.run(listProjects, {
      filter: { related: { customerId: { related: { "deals.customerId": { status: { eq: "won" } } } } } },
    } as never);
    expect(projects.data.map(({ name }) => name)).toEqual(["Site"]);
  });

  it("that the actor may not see are not there", async () => {
    // A member sees the deals and customers of their own: those of others neither match nor tell that they are.
    expect(await customers({}, member.ctx)).toEqual(["Ceylan"]);
    await t.sql("update deals set archived_at = null where id = $1", [ids.Arşivli]);
    expect(await customers({ related: { "deals.customerId": {} }, province: { eq: "İzmir" } })).toEqual([
      "Akın",
      "Ceylan",
    ]);
    expect(await customers({ related: { "deals.customerId": {} } }, member.ctx)).toEqual([]);
    expect(await customers({ unrelated: { "deals.customerId": {} } }, member.ctx)).toEqual(["Ceylan"]);
    await t.sql("update deals set owner_id = $2 where id = $1", [ids.Büyük, member.id]);
    expect(await deals({}, member.ctx)).toEqual(["Büyük"]);
    expect(await deals({ related: { customerId: {} } }, member.ctx)).toEqual([]);
    await t.sql("update deals set archived_at = now() where id = $1", [ids.Arşivli]);
  });

  it("of another tenant are nobody's", async () => {
    const other = await (await freshTenant()).as("owner");
    await other.run(createCustomer, { kind: "company", name: "Yabancı" });
    expect(
      await customers(
        { or: [{ related: { "deals.customerId": {} } }, { unrelated: { "tasks.customerId": {} } }] },
        other,
      ),
    ).toEqual(["Yabancı"]);
    for (const filter of [
      { related: { "deals.customerId": { customerId: { eq: ids.Akın } } } },
      { or: [{ companyId: { eq: ids.Akın } }, { related: { companyId: {} } }] },
    ])
      expect(await customers(filter, other)).toEqual([]);
  });

  it.each([
    [{ related: { nichts: {} } }, "filter.related.nichts"],
    [{ related: { "deals.ownerId": {} } }, "filter.related.deals.ownerId"],
    [
      { related: { "projects.customerId": { amountMinor: { gt: 1 } } } },
      "filter.related.projects.customerId.amountMinor",
    ],
    [
      { or: [{ related: { "deals.customerId": { or: [{ status: { eq: "maybe" } }] } } }] },
      "filter.or.0.related.deals.customerId.or.0.status.eq",
    ],
    [{ related: { "deals.custom.yok": {} } }, "filter.related.deals.custom.yok"],
    [{ related: { tagId: {} } }, "filter.related.tagId"],
    [{ related: { companyId: { "custom.yok": { eq: 1 } } } }, "filter.related.companyId.custom.yok"],
  ])("%j is refused where it is wrong, and cannot be saved", async (filter, path) => {
    await expect(customers(filter)).rejects.toMatchObject({ code: "invalid", fields: [{ path }] });
    await expect(ctx.run(createView, { resource: "customers", name: "x", query: { filter } })).rejects.toMatchObject({
      code: "invalid",
      fields: [{ path: `query.${path}` }],
    });
  });

  it("can be saved as they were parsed", async () => {
    const filter = { or: [{ related: { "deals.customerId": { status: { in: ["open"] } } } }, { archived: undefined }] };
    const { query } = await ctx.run(createView, {
      resource: "customers",
      name: "Sıcak",
      query: { filter: { or: [filter.or[0] ?? {}] } },
    });
    expect((await ctx.run(listViews, { resource: "customers" })).data[0]?.query.filter).toEqual(query.filter);
    expect(await customers(query.filter)).toEqual(["Akın"]);
  });
});

describe("own objects and fields", () => {
  let fieldId: string;
  beforeAll(async () => {
    await ctx.run(createObject, { name: "arac", label: "Araç", plural: "Araçlar", icon: "car" });
    const field = (
      object: string,
      key: string,
      kind: "relation" | "number" | "date_time" | "date",
      settings: object = {},
    ) => ctx.run(createField, { object, key, label: key, kind, settings });
    fieldId = (await field("arac", "sahip", "relation", { object: "customers" })).id;
    await field("arac", "once", "relation", { object: "arac" });
    await field("arac", "km", "number");
    await field("arac", "muayene", "date_time");
    await field("arac", "alis", "date");
    await field("deals", "arac", "relation", { object: "arac" });
    const car = async (name: string, custom: object) => {
      ids[name] = (await ctx.run(createRecord, { object: "arac", name, custom: custom as never })).id;
    };
    await car("Eski", { sahip: ids.Akın, km: 200_000, muayene: "2026-03-01T20:59:00Z", alis: "2020-01-31" });
    await car("Yeni", { sahip: ids.Akın, km: 10, once: ids.Eski });
    await ctx.run(createDeal, { name: "Satış", customerId: ids.Baran ?? "", custom: { arac: ids.Yeni } });
  });
  const cars = async (filter: object, by = ctx) =>
    (await by.run(listRecords, { object: "arac", filter, sort: "name" } as never)).data.map(({ name }) => name);

  it.each([
    [{ related: { "custom.sahip": { province: { eq: "İzmir" } } } }, ["Eski", "Yeni"]],
    [{ related: { "custom.once": { "custom.km": { gt: 100_000 } } } }, ["Yeni"]],
    [{ related: { "arac.custom.once": { "custom.km": { lt: 100 } } } }, ["Eski"]],
    [{ unrelated: { "arac.custom.once": {} } }, ["Yeni"]],
    [{ related: { "deals.custom.arac": { related: { customerId: { source: { has: "web" } } } } } }, ["Yeni"]],
    [{ or: [{ "custom.km": { between: [0, 10] } }, { "custom.muayene": { lte: "2026-03-01" } }] }, ["Eski", "Yeni"]],
    [{ "custom.muayene": { between: ["2026-03-01", "2026-03-01"] } }, ["Eski"]],
    [{ "custom.muayene": { gt: "2026-03-01" } }, []],
    [{ "custom.alis": { between: ["2020-01-31", "2020-02-01"] } }, ["Eski"]],
    [{ "custom.alis": { ne: "2020-01-31" } }, ["Yeni"]],
  ])("%j", async (filter, found) => {
    expect(await cars(filter)).toEqual(found);
  });

  it("are asked for from ours", async () => {
    expect(await customers({ related: { "arac.custom.sahip": { "custom.km": { gte: 200_000 } } } })).toEqual(["Akın"]);
    expect(await deals({ related: { "custom.arac": { related: { "custom.once": {} } } } })).toEqual(["Satış"]);
    await expect(customers({ related: { "arac.custom.once": {} } })).rejects.toMatchObject({ code: "invalid" });
  });

  it("tell nothing by a field that is hidden, whichever way it is asked", async () => {
    const { ctx: viewer } = await t.newUser("viewer");
    const [role] = await t.sql<{ id: string }>("select id from roles where tenant_id = $1 and key = 'viewer'", [
      t.tenant.id,
    ]);
    const open = await customers({ related: { "arac.custom.sahip": {} } }, viewer);
    const [field] = await t.sql<{ version: number }>("select version from fields where id = $1", [fieldId]);
    await ctx.run(updateField, { id: fieldId, version: field?.version ?? 1, hiddenFrom: [role?.id ?? ""] } as never);
    const asked = [{ related: { "arac.custom.sahip": {} } }, { unrelated: { "arac.custom.sahip": {} } }];
    for (const filter of asked) expect(await customers(filter, viewer)).toEqual([]);
    expect(await cars({ unrelated: { "custom.sahip": {} } }, viewer)).toEqual([]);
    expect(await customers({ related: { "arac.custom.sahip": {} } })).toEqual(["Akın"]);
    expect(open.length).toBeLessThanOrEqual(1);
  });
});
