import { beforeAll, describe, expect, it } from "vitest";
import { createCustomer, listCustomers } from "#worker/modules/customers/index.ts";
import { createField, createObject, createRecord, listRecords } from "#worker/modules/objects/index.ts";
import { createDeal, createPipeline, listDeals } from "#worker/modules/pipeline/index.ts";
import { createTask, listTasks } from "#worker/modules/tasks/index.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import { createView, listViews } from "./index.ts";

let t: Fixture;
let owner: Awaited<ReturnType<Fixture["as"]>>;
const choices = ["b", "a", "c"].map((value) => ({ value, label: value.toUpperCase() }));
beforeAll(async () => {
  t = await freshTenant();
  owner = await t.as("owner");
});

const refusal = (work: Promise<unknown>) =>
  work.then(() => null).catch((error) => [error.fields?.[0]?.path, error.fields?.[0]?.reason]);

describe("sums and groups of a list", () => {
  it("are of all rows that match, per currency, by stage in the order of the pipeline", async () => {
    await owner.run(createField, { object: "deals", key: "gun", label: "Gün", kind: "number" } as never);
    const customerId = (await owner.run(createCustomer, { kind: "person", name: "Işıl" })).id;
    const { stages } = await owner.run(createPipeline, {
      name: "p",
      stages: ["Z ilk", "A son"].map((name) => ({ name, probability: 10 })),
    });
    const [first, last] = stages.map(({ id }) => id) as [string, string];
    for (const [stageId, amountMinor, currency, gun] of [
      [first, 100, "TRY", 1.5],
      [first, 20, "EUR", 2],
      [first, 300, "TRY", null],
      [last, 7, "TRY", null],
    ] as const)
      await owner.run(createDeal, { name: "x", customerId, stageId, amountMinor, currency, custom: { gun } } as never);
    const asked = { sums: "amountMinor,custom.gun", limit: 1 };
    const { data, page } = await owner.run(listDeals, { ...asked, filter: { stageId: { eq: first } } });
    expect([data.length, page.total, page.groups, page.sums]).toEqual([
      1,
      3,
      undefined,
      [
        { field: "amountMinor", currency: "EUR", value: 20 },
        { field: "amountMinor", currency: "TRY", value: 400 },
        { field: "custom.gun", currency: null, value: 3.5 },
      ],
    ]);
    const by = async (groups: string) => (await owner.run(listDeals, { ...asked, groups })).page.groups;
    expect(await by("stageId")).toEqual([
      { value: first, label: "Z ilk", count: 3, sums: page.sums },
      { value: last, label: "A son", count: 1, sums: [{ field: "amountMinor", currency: "TRY", value: 7 }] },
    ]);
    expect((await by("customerId"))?.map(({ label, count }) => [label, count])).toEqual([["Işıl", 4]]);
    expect((await owner.run(listDeals, { limit: 1 })).page).not.toHaveProperty("sums");
    const member = await t.newUser("member");
    expect((await member.ctx.run(listDeals, { ...asked, groups: "ownerId" })).page.groups).toEqual([]);
    expect((await member.ctx.run(listDeals, asked)).page.sums).toEqual([]);
    await owner.run(createTask, { title: "ara", customerId } as never);
    const tasks = (await owner.run(listTasks, { groups: "customerId" } as never)).page.groups;
    expect(tasks?.map(({ label }) => label)).toEqual(["Işıl"]);
  });

  it("are by own fields in the order of choices and names, without a value last, and agree with the filter", async () => {
    const [viewer] = await t.sql<{ id: string }>("select id from roles where tenant_id = $1 and key = 'viewer'", [
      t.tenant.id,
    ]);
    await owner.run(createObject, { name: "mulk", label: "Mülk", plural: "Mülkler" });
    const field = (key: string, kind: string, more = {}) =>
      owner.run(createField, { object: "mulk", key, label: key, kind, ...more } as never);
    await field("tur", "select", { settings: { choices } });
    await field("satilik", "yes_no");
    await field("sahip", "relation", { settings: { object: "customers" } });
    await field("danisman", "person");
    await field("bedel", "currency", { hiddenFrom: [viewer?.id ?? ""] });
    await field("not", "text");
    const people = [];
    for (const name of ["Şule", "Çağrı"]) people.push((await owner.run(createCustomer, { kind: "person", name })).id);
    const [sule, cagri] = people;
    const put = (custom: Record<string, unknown>) =>
      owner.run(createRecord, { object: "mulk", name: "x", custom } as never);
    await put({ tur: "a", satilik: true, sahip: sule, bedel: 100 });
    await put({ tur: "a", sahip: cagri, bedel: 50 });
    await put({ tur: "b", satilik: false });
    await put({ sahip: sule, bedel: 5 });
    const by = async (groups: string, ctx = owner) => {
      const { page } = await ctx.run(listRecords, { object: "mulk", groups, sums: "custom.bedel" } as never);
      return page.groups?.map(({ value, label, count, sums }) => [label ?? value, count, ...sums.map((s) => s.value)]);
    };
    expect(await by("custom.tur")).toEqual([
      ["b", 1],
      ["a", 2, 150],
      [null, 1, 5],
    ]);
    expect(await by("custom.satilik")).toEqual([
      ["true", 1, 100],
      ["false", 3, 55],
    ]);
    expect(await by("custom.sahip")).toEqual([
      ["Çağrı", 1, 50],
      ["Şule", 2, 105],
      [null, 1],
    ]);
    expect((await by("ownerId"))?.map(([, count]) => count)).toEqual([4]);
    const viewing = await t.as("viewer");
    expect(await by("custom.tur", viewing)).toEqual([
      ["b", 1],
      ["a", 2],
      [null, 1],
    ]);
    const filter = { "custom.satilik": { eq: false } };
    const { page } = await owner.run(listRecords, { object: "mulk", filter, sums: "custom.bedel" } as never);
    expect([page.total, page.sums?.[0]?.value]).toEqual([3, 55]);
    for (const [path, name] of [
      ["groups", "custom.not"],
      ["groups", "createdAt"],
      ["groups", "constructor"],
      ["sums", "custom.tur"],
      ["sums", "custom.yok"],
      ["sums", "toString"],
    ] as const)
      expect(await refusal(owner.run(listRecords, { object: "mulk", [path]: name } as never))).toEqual([
        path,
        "unknown_field",
      ]);
    expect(await refusal(owner.run(listCustomers, { groups: "segment" } as never))).toEqual([
      "groups",
      "unknown_field",
    ]);
    expect(await refusal(owner.run(listCustomers, { sums: "a,b,c,d,e,f" } as never))).toMatchObject([
      "sums",
      "bad_regex",
    ]);
  });

  it("are kept with a view", async () => {
    const query = { filter: {}, layout: "board", by: "custom.tur", sum: "custom.bedel" };
    await owner.run(createView, { resource: "mulk", name: "Pano", query });
    const { data } = await owner.run(listViews, { resource: "mulk" });
    expect(data.map((view) => view.query)).toEqual([query]);
    expect(
      await refusal(owner.run(createView, { resource: "mulk", name: "x", query: { ...query, sum: "'; --" } })),
    ).toEqual(["query.sum", "bad_regex"]);
  });
});
