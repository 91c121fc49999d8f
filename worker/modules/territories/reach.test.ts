import { beforeAll, describe, expect, it } from "vitest";
import type { Grants } from "#worker/kernel/actor.ts";
import type { Ctx } from "#worker/kernel/context.ts";
import { builtInGrants } from "#worker/kernel/roles.ts";
import { listPeople } from "#worker/modules/comments/index.ts";
import {
  createCustomer,
  getCustomer,
  listCustomers,
  summarizeCustomers,
  updateCustomer,
} from "#worker/modules/customers/index.ts";
import { createExport } from "#worker/modules/exports/index.ts";
import { createRole, updateRole } from "#worker/modules/identity/index.ts";
import {
  createDeal,
  createPipeline,
  getBoard,
  getDeal,
  getForecast,
  listDeals,
  updateDeal,
  winDeal,
} from "#worker/modules/pipeline/index.ts";
import { createProject, listProjects } from "#worker/modules/projects/index.ts";
import { searchEverything } from "#worker/modules/search/index.ts";
import { createTask, listTasks } from "#worker/modules/tasks/index.ts";
import { modules } from "#worker/modules.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import { createTerritory, pinCustomer, setTerritoryMembers } from "./index.ts";

/** Two territories below one; Ayşe is of the first, Bora of the one above both. */
let t: Fixture;
let ctx: Ctx;
let ids: { west: string; east: string; top: string };
let ayse: Person;
let bora: Person;
let inWest: Awaited<ReturnType<typeof records>>;
let inEast: typeof inWest;
let pipelineId: string;
type Person = { id: string; ctx: Ctx };

const RIGHTS: Grants = {
  ...Object.fromEntries(
    ["customers", "deals", "projects", "tasks"].flatMap((one) => [
      [`${one}:read`, "territory"],
      [`${one}:write`, "territory"],
    ]),
  ),
  "forecasts:read": "all",
  "export:read": "all",
};

beforeAll(async () => {
  t = await freshTenant();
  ctx = await t.as("owner");
  const pipeline = await ctx.run(createPipeline, { name: "Satış", stages: [{ name: "Yeni", probability: 50 }] });
  pipelineId = pipeline.id;
  const top = (await ctx.run(createTerritory, { name: "Türkiye" })).id;
  const west = (await ctx.run(createTerritory, { name: "Batı", parentId: top, provinces: [35] })).id;
  const east = (await ctx.run(createTerritory, { name: "Doğu", parentId: top, provinces: [65] })).id;
  ids = { west, east, top };
  inWest = await records("İzmir", "Palmiye");
  inEast = await records("Van", "Kardelen");
  [ayse, bora] = [await person(RIGHTS), await person(RIGHTS)];
  await ctx.run(setTerritoryMembers, { id: west, members: [{ userId: ayse.id }] });
  await ctx.run(setTerritoryMembers, { id: top, members: [{ userId: bora.id, role: "owner" }] });
});

async function records(province: string, name: string) {
  const customerId = (await ctx.run(createCustomer, { kind: "company", name, province })).id;
  const dealId = (await ctx.run(createDeal, { name: `${name} sitesi`, customerId, amountMinor: 1000 })).id;
  const projectId = (await ctx.run(createProject, { name: `${name} projesi`, customerId })).id;
  const taskId = (await ctx.run(createTask, { title: `${name} görevi`, dealId })).id;
  return { customerId, dealId, projectId, taskId };
}

async function person(grants: Grants): Promise<Person> {
  const made = await t.newUser("viewer");
  const role = await ctx.run(createRole, { name: crypto.randomUUID(), grants });
  await t.sql("update users set role_id = $2 where id = $1", [made.id, role.id]);
  return made;
}

const idsOf = ({ data }: { data: { id: string }[] }) => data.map(({ id }) => id);
const lists = async (by: Ctx) => ({
  customers: idsOf(await by.run(listCustomers, { limit: 50 })),
  deals: idsOf(await by.run(listDeals, { limit: 50 })),
  projects: idsOf(await by.run(listProjects, { limit: 50 })),
  tasks: idsOf(await by.run(listTasks, { limit: 50 })),
});
const of = (...all: (typeof inWest)[]) => ({
  customers: all.map(({ customerId }) => customerId).toReversed(),
  deals: all.map(({ dealId }) => dealId).toReversed(),
  projects: all.map(({ projectId }) => projectId).toReversed(),
  tasks: expect.arrayContaining(all.map(({ taskId }) => taskId)),
});

describe("the reach of a territory", () => {
  it("is its records and those of the territories below it, in every list", async () => {
    expect(await lists(ayse.ctx)).toEqual(of(inWest));
    expect((await lists(ayse.ctx)).tasks).toHaveLength(1);
    expect(await lists(bora.ctx)).toEqual(of(inWest, inEast));
    await expect(ayse.ctx.run(getCustomer, { id: inEast.customerId })).rejects.toMatchObject({ code: "not_found" });
    await expect(ayse.ctx.run(getDeal, { id: inEast.dealId })).rejects.toMatchObject({ code: "not_found" });
  });

  it("is who may be named in a comment: exactly those who see the record", async () => {
    const named = async (subject: string, id: string) =>
      idsOf(await ctx.run(listPeople, { subject: subject as "deals", recordId: id }));
    for (const [part, seen] of Object.entries({
      customers: "customerId",
      deals: "dealId",
      projects: "projectId",
      tasks: "taskId",
    } as const)) {
      const [west, east] = [await named(part, inWest[seen]), await named(part, inEast[seen])];
      expect([part, west.includes(ayse.id), west.includes(bora.id)]).toEqual([part, true, true]);
      expect([part, east.includes(ayse.id), east.includes(bora.id)]).toEqual([part, false, true]);
    }
  });

  it("holds in search, on the board, in sums, forecasts and exports", async () => {
    const found = async (q: string) => JSON.stringify(await ayse.ctx.run(searchEverything, { q }));
    expect(await found("Palmiye")).toContain(inWest.customerId);
    expect(await found("Kardelen")).not.toMatch(/Kardelen/);
    expect((await ayse.ctx.run(listCustomers, { q: "kardelen" })).data).toEqual([]);
    expect((await ayse.ctx.run(listCustomers, { q: "palm" })).data).toHaveLength(1);
    const { stages } = await ayse.ctx.run(getBoard, { id: pipelineId });
    expect(stages.flatMap(({ cards }) => idsOf(cards))).toEqual([inWest.dealId]);
    const won = await ctx.run(createDeal, { name: "x", customerId: inEast.customerId, amountMinor: 7 });
    await ctx.run(winDeal, { id: won.id });
    const period = new Date().toISOString().slice(0, 7);
    const closed = async (by: Ctx) => (await by.run(getForecast, { period })).total.closedMinor;
    expect([await closed(ayse.ctx), await closed(bora.ctx)]).toEqual([0, 7]);
    const made = await ayse.ctx.run(createExport, {
      subject: "customers",
      format: "csv",
      select: { query: "" },
      columns: ["name"],
    });
    await t.work();
    const counted = await t.sql<{ n: number }>("select cardinality(ids)::int as n from exports where id = $1", [
      made.id,
    ]);
    expect(counted).toEqual([{ n: 1 }]);
    const span = { from: "2020-01-01T00:00:00Z", to: "2100-01-01T00:00:00Z" };
    expect(JSON.stringify(await ayse.ctx.run(summarizeCustomers, span))).not.toEqual(
      JSON.stringify(await bora.ctx.run(summarizeCustomers, span)),
    );
  });

  it("writes what it reads, and nothing beyond", async () => {
    await ayse.ctx.run(updateDeal, { id: inWest.dealId, amountMinor: 2000 });
    await expect(ayse.ctx.run(updateDeal, { id: inEast.dealId, amountMinor: 2000 })).rejects.toMatchObject({
      code: "not_found",
    });
    const looks = await person({ ...RIGHTS, "customers:write": "own" });
    await ctx.run(setTerritoryMembers, { id: ids.east, members: [{ userId: looks.id }] });
    await expect(looks.ctx.run(updateCustomer, { id: inEast.customerId, title: "x" })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(ayse.ctx.run(pinCustomer, { id: inEast.customerId, territoryId: ids.west })).rejects.toMatchObject({
      code: "not_found",
    });
    // What one owns stays in reach wherever it is.
    const mine = await ayse.ctx.run(createCustomer, { kind: "person", name: "Benim", province: "Van" });
    expect(mine).toMatchObject({ ownerId: ayse.id, territoryName: "Doğu" });
    expect(await ayse.ctx.run(updateCustomer, { id: mine.id, title: "y" })).toMatchObject({ title: "y" });
  });

  it("begins and ends with the days of membership, at once", async () => {
    const day = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString().slice(0, 10);
    const person2 = await person(RIGHTS);
    const sees = async (member: object | null) => {
      await ctx.run(setTerritoryMembers, {
        id: ids.west,
        members: [{ userId: ayse.id }, ...(member ? [{ userId: person2.id, ...member }] : [])],
      });
      return (await person2.ctx.run(listCustomers, {})).data.length;
    };
    expect(await sees({})).toBe(1);
    expect(await sees({ untilDay: day(-2) })).toBe(0);
    expect(await sees({ fromDay: day(2) })).toBe(0);
    expect(await sees({ fromDay: day(-2), untilDay: day(2) })).toBe(1);
    expect(await sees(null)).toBe(0);
  });

  it("follows a customer who moves", async () => {
    await ctx.run(updateCustomer, { id: inWest.customerId, province: "Van" });
    expect((await lists(ayse.ctx)).deals).toEqual([]);
    expect((await lists(ayse.ctx)).tasks).toEqual([]);
    await ctx.run(updateCustomer, { id: inWest.customerId, province: "İzmir" });
    expect((await lists(ayse.ctx)).projects).toEqual([inWest.projectId]);
  });

  it("is given by those who hold it or all, and only where there is one; a team's is not a territory's", async () => {
    for (const right of ["forecasts:read", "users:write"])
      await expect(
        ctx.run(createRole, { name: crypto.randomUUID(), grants: { [right]: "territory" } }),
      ).rejects.toMatchObject({ fields: [{ path: `grants.${right}`, reason: "identity.without_reach" }] });
    const boss = await person({ ...builtInGrants(modules, "owner"), "customers:read": "territory" });
    const role = (grants: Grants) => boss.ctx.run(createRole, { name: crypto.randomUUID(), grants });
    await expect(role({ "customers:read": "team" })).rejects.toMatchObject({ code: "forbidden" });
    const { id } = await role({ "customers:read": "territory" });
    await expect(boss.ctx.run(updateRole, { id, grants: { "customers:read": "all" } })).rejects.toMatchObject({
      code: "forbidden",
    });
    await role({ "customers:read": "own" });
    const [met] = await t.sql(
      `select app.meet('{"a": "team", "b": "territory", "c": "all"}', '{"a": "territory", "b": "territory", "c": "territory"}') as both`,
    );
    expect(met).toEqual({ both: { a: "own", b: "territory", c: "territory" } });
  });

  it("never reaches another tenant's territory", async () => {
    const other = await freshTenant();
    const there = await other.as("owner");
    const mine = await there.run(createTerritory, { name: "x", provinces: [35] });
    await there.run(createCustomer, { kind: "person", name: "Öteki", province: "İzmir" });
    await expect(ctx.run(setTerritoryMembers, { id: mine.id, members: [{ userId: ayse.id }] })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(
      ctx.run(setTerritoryMembers, { id: ids.west, members: [{ userId: (await other.newUser("member")).id }] }),
    ).rejects.toMatchObject({ fields: [{ path: "members" }] });
    expect((await lists(ayse.ctx)).customers).toContain(inWest.customerId);
    expect((await ctx.run(listCustomers, { filter: { territoryId: { eq: mine.id } } })).page.total).toBe(0);
  });
});
