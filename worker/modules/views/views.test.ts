import { beforeAll, describe, expect, it } from "vitest";
import { listCustomers } from "#worker/modules/customers/index.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import { createView, deleteView, listViews, reorderViews, setDefaultView, updateView } from "./index.ts";

let t: Fixture;
beforeAll(async () => {
  t = await freshTenant();
});

describe("saved lists", () => {
  it("keep filter, order and columns, and can be opened as they are", async () => {
    const { ctx } = await t.newUser("member");
    const query = {
      filter: { segment: { in: ["at_risk"] }, ownerId: { eq: "me" } },
      sort: "-lastActivityAt,name",
      q: "kaya",
      columns: ["name", "province"],
      layout: "table",
    };
    const made = await ctx.run(createView, { resource: "customers", name: "Riskliler", query });
    expect(made).toMatchObject({ resource: "customers", name: "Riskliler", shared: false, mine: true, query });
    expect((await ctx.run(listViews, { resource: "customers" })).data).toEqual([made]);
    expect((await ctx.run(listViews, { resource: "deals" })).data).toEqual([]);
    const { filter, sort, q } = made.query;
    await ctx.run(listCustomers, { filter, sort, q } as never);
    const changed = await ctx.run(updateView, {
      id: made.id,
      resource: "customers",
      name: "Sessizler",
      query: { filter: { archived: { eq: "true" } } },
    });
    expect(changed).toMatchObject({ name: "Sessizler", query: { filter: { archived: { eq: true } } } });
    await ctx.run(deleteView, { id: made.id });
    expect((await ctx.run(listViews, { resource: "customers" })).data).toEqual([]);
  });

  it.each([
    [{ filter: { password: { eq: "x" } } }, "query.filter.password"],
    [{ filter: { segment: { eq: "nice" } } }, "query.filter.segment.eq"],
    [{ filter: { name: { like: "x" } } }, "query.filter.name"],
    [{ sort: "password" }, "query.sort"],
  ])("refuse what the list does not know: %o", async (query, path) => {
    const ctx = await t.as("manager");
    await expect(
      ctx.run(createView, { resource: "customers", name: "x", query: query as never }),
    ).rejects.toMatchObject({ code: "invalid", fields: [{ path }] });
    await expect(
      ctx.run(createView, { resource: "customers", name: "x", query: { columns: ["a b"] } }),
    ).rejects.toMatchObject({ code: "invalid" });
  });

  it("are private, or shared by those who may", async () => {
    const [a, b, manager] = [
      (await t.newUser("member")).ctx,
      (await t.newUser("member")).ctx,
      (await t.newUser("manager")).ctx,
    ];
    const mine = await a.run(createView, {
      resource: "projects",
      name: "Benim",
      query: { filter: { status: { eq: "active" } } },
    });
    const ours = await manager.run(createView, { resource: "projects", name: "Bizim", shared: true, query: {} });
    await expect(a.run(createView, { resource: "projects", name: "x", shared: true, query: {} })).rejects.toMatchObject(
      { code: "forbidden", reason: "views.not_yours" },
    );
    await expect(a.run(updateView, { id: mine.id, resource: "projects", shared: true })).rejects.toMatchObject({
      code: "forbidden",
    });
    const names = async (ctx: typeof a) =>
      (await ctx.run(listViews, { resource: "projects" })).data.map((view) => [view.name, view.mine]);
    expect([await names(a), await names(b), await names(manager)]).toEqual([
      [
        ["Benim", true],
        ["Bizim", false],
      ],
      [["Bizim", false]],
      [["Bizim", true]],
    ]);
    for (const ctx of [b, manager]) {
      await expect(ctx.run(updateView, { id: mine.id, resource: "projects", name: "x" })).rejects.toMatchObject({
        code: "not_found",
      });
      await expect(ctx.run(deleteView, { id: mine.id })).rejects.toMatchObject({ code: "not_found" });
    }
    await expect(b.run(updateView, { id: ours.id, resource: "projects", name: "x" })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(b.run(deleteView, { id: ours.id })).rejects.toMatchObject({ code: "forbidden" });
    await expect(
      manager.run(updateView, { id: ours.id, resource: "deals", query: { filter: { status: { eq: "won" } } } }),
    ).rejects.toMatchObject({ code: "not_found" });
    expect(
      (await (await t.newUser("admin")).ctx.run(updateView, { id: ours.id, resource: "projects", name: "Hepimizin" }))
        .name,
    ).toBe("Hepimizin");
  });

  it("stand in the order they were given", async () => {
    const { ctx } = await t.newUser("member");
    const { ctx: manager } = await t.newUser("manager");
    const ids: string[] = [];
    for (const name of ["a", "b", "c"])
      ids.push((await ctx.run(createView, { resource: "tasks", name, query: {} })).id);
    const ours = await manager.run(createView, { resource: "tasks", name: "hepimiz", shared: true, query: {} });
    const { data } = await ctx.run(reorderViews, { resource: "tasks", ids: ids.toReversed() });
    expect(data.map((view) => view.name)).toEqual(["c", "b", "a", "hepimiz"]);
    await ctx.run(reorderViews, { resource: "tasks", ids: [ours.id, ...ids] });
    const [stored] = await t.sql<{ position: number }>("select position from views where id = $1", [ours.id]);
    expect(stored?.position).toBe(ours.position);
    const other = (await t.newUser("member")).ctx;
    await expect(other.run(reorderViews, { resource: "tasks", ids })).rejects.toMatchObject({ code: "not_found" });
    expect(
      (await ctx.run(listViews, { resource: "tasks" })).data.filter((view) => view.mine).map((view) => view.name),
    ).toEqual(["a", "b", "c"]);
  });

  it("open a list: one's own choice, else that for one's role, else none; gone with the view", async () => {
    const [manager, one, other] = [
      (await t.newUser("manager")).ctx,
      (await t.newUser("member")).ctx,
      (await t.newUser("member")).ctx,
    ];
    const [role] = await t.sql<{ id: string }>("select id from roles where tenant_id = $1 and key = 'member'", [
      t.tenant.id,
    ]);
    const roleId = role?.id ?? "";
    const resource = "deals";
    const make = (ctx: typeof one, name: string, shared: boolean) =>
      ctx.run(createView, { resource, name, shared, query: {} });
    const opens = async (ctx: typeof one) =>
      (await ctx.run(listViews, { resource })).data.filter(({ isDefault }) => isDefault).map(({ name }) => name);
    const ours = await make(manager, "Bizim", true);
    const theirs = await make(manager, "Öteki", true);
    const mine = await make(one, "Benim", false);

    await manager.run(setDefaultView, { resource, viewId: ours.id, roleId });
    expect([await opens(one), await opens(other), await opens(manager)]).toEqual([["Bizim"], ["Bizim"], []]);
    await one.run(setDefaultView, { resource, viewId: mine.id });
    expect([await opens(one), await opens(other)]).toEqual([["Benim"], ["Bizim"]]);
    // One for each role: another takes its place.
    const { data } = await manager.run(setDefaultView, { resource, viewId: theirs.id, roleId });
    expect(data.map(({ defaultOf }) => defaultOf)).toEqual([[], [roleId]]);
    expect(await opens(other)).toEqual(["Öteki"]);
    await one.run(setDefaultView, { resource, viewId: null });
    expect(await opens(one)).toEqual(["Öteki"]);
    // No longer shared, no longer there: the next choice, and then none.
    await manager.run(updateView, { id: theirs.id, resource, shared: false });
    expect(await opens(other)).toEqual([]);
    await manager.run(updateView, { id: theirs.id, resource, shared: true });
    expect(await opens(other)).toEqual(["Öteki"]);
    await manager.run(deleteView, { id: theirs.id });
    expect(await opens(other)).toEqual([]);

    await expect(one.run(setDefaultView, { resource, viewId: ours.id, roleId })).rejects.toMatchObject({
      reason: "views.not_yours",
    });
    const own = await make(manager, "Yalnız benim", false);
    await expect(manager.run(setDefaultView, { resource, viewId: own.id, roleId })).rejects.toMatchObject({
      fields: [{ path: "viewId", reason: "views.not_shared" }],
    });
    await expect(other.run(setDefaultView, { resource, viewId: mine.id })).rejects.toMatchObject({ code: "not_found" });
    await expect(manager.run(setDefaultView, { resource: "tasks", viewId: ours.id })).rejects.toMatchObject({
      code: "not_found",
    });
    const foreign = await (await freshTenant()).as("owner");
    await expect(foreign.run(setDefaultView, { resource, viewId: ours.id })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(manager.run(setDefaultView, { resource, viewId: ours.id, roleId: ours.id })).rejects.toMatchObject({
      fields: [{ path: "roleId" }],
    });
  });

  it("chosen by two at once for one role, one is left", async () => {
    const managers = await Promise.all([1, 2, 3, 4].map(async () => (await t.newUser("manager")).ctx));
    const [role] = await t.sql<{ id: string }>("select id from roles where tenant_id = $1 and key = 'viewer'", [
      t.tenant.id,
    ]);
    const made = await Promise.all(
      managers.map((ctx, at) => ctx.run(createView, { resource: "tasks", name: `v${at}`, shared: true, query: {} })),
    );
    await Promise.all(
      managers.map((ctx, at) => ctx.run(setDefaultView, { resource: "tasks", viewId: made[at]?.id, roleId: role?.id })),
    );
    const [{ count = 0 } = {}] = await t.sql<{ count: number }>(
      "select count(*)::int from default_views where tenant_id = $1 and resource = 'tasks'",
      [t.tenant.id],
    );
    expect(count).toBe(1);
  });

  it("belong to people of one tenant", async () => {
    const here = await t.as("owner");
    const there = await (await freshTenant()).as("owner");
    const made = await there.run(createView, { resource: "customers", name: "Gizli", shared: true, query: {} });
    await expect(here.run(updateView, { id: made.id, resource: "customers", name: "x" })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(here.run(deleteView, { id: made.id })).rejects.toMatchObject({ code: "not_found" });
    expect((await here.run(listViews, { resource: "customers" })).data.map((view) => view.name)).not.toContain("Gizli");
    await expect(
      (await t.apiKey({ "views:write": "all" })).run(createView, { resource: "customers", name: "x", query: {} }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
});
