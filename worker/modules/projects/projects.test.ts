import { beforeAll, describe, expect, it } from "vitest";
import { createCustomer } from "#worker/modules/customers/index.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import {
  archiveProject,
  createProject,
  getProject,
  listProjects,
  restoreProject,
  summarizeProjects,
  updateProject,
} from "./index.ts";

let t: Fixture;
let customerId: string;
beforeAll(async () => {
  t = await freshTenant();
  customerId = await customerOf(t);
});

const customerOf = async (fixture: Fixture) =>
  (await (await fixture.as("owner")).run(createCustomer, { kind: "company", name: "Yücel Mimarlık" })).id;

describe("projects", () => {
  it("keep what was typed, and tell the customer's timeline", async () => {
    const ctx = await t.as("owner");
    const made = await ctx.run(createProject, {
      name: " Web sitesi ",
      customerId,
      startsOn: "2026-11-01",
      endsOn: "2026-11-01",
    });
    expect(made).toMatchObject({
      name: "Web sitesi",
      customerName: "Yücel Mimarlık",
      status: "planned",
      ownerName: "Owner",
      version: 1,
    });
    expect(await ctx.run(getProject, { id: made.id })).toEqual(made);
    const changed = await ctx.run(updateProject, { id: made.id, version: 1, status: "active", endsOn: null });
    expect(changed).toMatchObject({ status: "active", endsOn: null, version: 2 });
    await expect(ctx.run(updateProject, { id: made.id, version: 1, name: "x" })).rejects.toMatchObject({
      code: "changed_meanwhile",
    });
    await ctx.run(archiveProject, { id: made.id });
    await ctx.run(restoreProject, { id: made.id });
    expect(
      await t.sql("select name, customer_id, payload from events where subject_id = $1 order by id", [made.id]),
    ).toEqual([
      { name: "projects.created", customer_id: customerId, payload: { status: "planned" } },
      {
        name: "projects.updated",
        customer_id: customerId,
        payload: { fields: ["status", "endsOn"], status: "active" },
      },
      { name: "projects.archived", customer_id: customerId, payload: {} },
      { name: "projects.restored", customer_id: customerId, payload: {} },
    ]);
    const audited = await t.sql<{ after: object }>(
      "select after from audit_log where row_id = $1 and operation = 'projects.update'",
      [made.id],
    );
    expect(audited.map(({ after }) => Object.keys(after).sort())).toEqual([["ends_on", "status"]]);
  });

  it("never end before they start, whichever of the two is changed", async () => {
    const ctx = await t.as("owner");
    const late = { code: "invalid", fields: [{ path: "endsOn", reason: "ends_before_start" }] };
    const dates = { startsOn: "2026-11-10", endsOn: "2026-11-09" };
    await expect(ctx.run(createProject, { name: "x", customerId, ...dates })).rejects.toMatchObject(late);
    const made = await ctx.run(createProject, { name: "x", customerId, startsOn: "2026-11-10", endsOn: "2026-11-20" });
    await expect(ctx.run(updateProject, { id: made.id, ...dates })).rejects.toMatchObject(late);
    await expect(ctx.run(updateProject, { id: made.id, startsOn: "2026-11-21" })).rejects.toMatchObject(late);
    await expect(ctx.run(updateProject, { id: made.id, endsOn: "2026-11-09" })).rejects.toMatchObject(late);
    expect(await ctx.run(updateProject, { id: made.id, startsOn: null, endsOn: "2026-11-09" })).toMatchObject({
      endsOn: "2026-11-09",
    });
  });

  it("are listed, searched, sorted and paged; archived ones only when asked for", async () => {
    const own = await freshTenant();
    const ctx = await own.as("owner");
    const buyer = await customerOf(own);
    for (const [i, name] of ["Işık", "Çeşme", "Cihan", "İzmir"].entries()) {
      await ctx.run(createProject, { name, customerId: buyer, ...(i % 2 ? { endsOn: `2026-12-0${i}` } : {}) });
    }
    const names = async (input: object) => (await ctx.run(listProjects, input)).data.map(({ name }) => name);
    expect(await names({ sort: "name" })).toEqual(["Cihan", "Çeşme", "Işık", "İzmir"]);
    expect(await names({ q: "isik" })).toEqual(["Işık"]);
    expect(await names({ filter: { endsOn: { gte: "2026-12-02" }, ownerId: { eq: "me" } } })).toEqual(["İzmir"]);
    for (const sort of ["endsOn", "-endsOn", "startsOn", "-createdAt"]) {
      const first = await ctx.run(listProjects, { sort, limit: 3 });
      const second = await ctx.run(listProjects, { sort, cursor: first.page.next ?? "" });
      expect([...first.data, ...second.data].map(({ name }) => name)).toEqual(await names({ sort }));
    }
    const [put] = (await ctx.run(listProjects, { q: "izmir" })).data;
    await ctx.run(archiveProject, { id: put?.id ?? "" });
    expect((await ctx.run(listProjects, {})).page.total).toBe(3);
    expect(await names({ filter: { archived: { eq: true } } })).toEqual(["İzmir"]);
  });

  it("let a member change own ones, see its team's, and a viewer look only", async () => {
    const team = crypto.randomUUID();
    const [ayse, murat, other] = [
      await t.newUser("member", team),
      await t.newUser("member", team),
      await t.newUser("member"),
    ];
    const buyer = (await ayse.ctx.run(createCustomer, { kind: "person", name: "x" })).id;
    const { id } = await ayse.ctx.run(createProject, { name: "x", customerId: buyer });
    expect(await murat.ctx.run(getProject, { id })).toMatchObject({ id, ownerId: ayse.id });
    for (const op of [archiveProject, restoreProject, updateProject]) {
      await expect(murat.ctx.run(op, { id })).rejects.toMatchObject({ code: "forbidden" });
      await expect(other.ctx.run(op, { id })).rejects.toMatchObject({ code: "not_found" });
      await expect((await t.as("viewer")).run(op, { id })).rejects.toMatchObject({ code: "forbidden" });
    }
    await expect(other.ctx.run(getProject, { id })).rejects.toMatchObject({ code: "not_found" });
    expect((await other.ctx.run(listProjects, {})).data).toEqual([]);
    await expect(other.ctx.run(createProject, { name: "x", customerId: buyer })).rejects.toMatchObject({
      fields: [{ path: "customerId" }],
    });
    expect(await (await t.as("viewer")).run(getProject, { id })).toMatchObject({ version: 1 });
  });

  it("never reach another tenant", async () => {
    const elsewhere = await freshTenant();
    const [here, there] = [await t.as("owner"), await elsewhere.as("owner")];
    const theirs = await customerOf(elsewhere);
    const made = await there.run(createProject, { name: "x", customerId: theirs });
    for (const op of [getProject, archiveProject, restoreProject, updateProject]) {
      await expect(here.run(op, { id: made.id })).rejects.toMatchObject({ code: "not_found" });
    }
    const bad = { code: "invalid", fields: [{ path: "customerId" }] };
    await expect(here.run(createProject, { name: "x", customerId: theirs })).rejects.toMatchObject(bad);
    const mine = await here.run(createProject, { name: "x", customerId });
    await expect(here.run(updateProject, { id: mine.id, customerId: theirs })).rejects.toMatchObject(bad);
    expect((await here.run(listProjects, { filter: { customerId: { eq: theirs } } })).page.total).toBe(0);
    expect(await there.run(getProject, { id: made.id })).toEqual(made);
  });

  it("count against the plan", async () => {
    const small = await freshTenant();
    await small.sql(`update tenants set limits = '{"projects": 1}' where id = $1`, [small.tenant.id]);
    const ctx = await small.as("owner");
    const buyer = await customerOf(small);
    await ctx.run(createProject, { name: "one", customerId: buyer });
    await expect(ctx.run(createProject, { name: "two", customerId: buyer })).rejects.toMatchObject({
      code: "limit_reached",
      params: { metric: "projects", limit: 1 },
    });
  });

  it("are summed as the list counts them, and as they were when the period began", async () => {
    const own = await freshTenant();
    const ctx = await own.as("owner");
    const buyer = await customerOf(own);
    const made = async (since: string, until: string | null) => {
      const { id } = await ctx.run(createProject, { name: "x", customerId: buyer, status: "active" });
      if (until) await ctx.run(updateProject, { id, status: "done" });
      await own.sql("update projects set active_since = $2, active_until = $3 where id = $1", [id, since, until]);
      return id;
    };
    await ctx.run(createProject, { name: "planned", customerId: buyer });
    await made("2026-09-10T00:00:00Z", null);
    await made("2026-10-10T00:00:00Z", "2026-11-05T00:00:00Z");
    await made("2026-10-11T00:00:00Z", "2026-10-20T00:00:00Z");
    const resumed = await made("2026-11-02T00:00:00Z", null);
    await ctx.run(archiveProject, { id: await made("2026-09-01T00:00:00Z", null) });
    const period = { from: "2026-11-01T00:00:00Z", to: "2026-12-01T00:00:00Z", previousFrom: "2026-10-01T00:00:00Z" };
    expect(await ctx.run(summarizeProjects, period)).toEqual({
      active: 2,
      activeBefore: 2,
      started: 1,
      startedBefore: 2,
    });
    expect((await ctx.run(listProjects, { filter: { status: { eq: "active" } } })).page.total).toBe(2);
    await ctx.run(updateProject, { id: resumed, status: "on_hold" });
    expect(await ctx.run(summarizeProjects, period)).toMatchObject({ active: 1 });
    await ctx.run(updateProject, { id: resumed, status: "active" });
    expect(await ctx.run(summarizeProjects, period)).toMatchObject({ active: 2 });
    const member = await own.newUser("member");
    expect(await member.ctx.run(summarizeProjects, period)).toMatchObject({ active: 0, activeBefore: 0 });
  });
});
