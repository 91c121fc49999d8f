import { beforeAll, describe, expect, it } from "vitest";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import { archiveCustomer, createCustomer, getCustomer, listCustomers, updateCustomer } from "./index.ts";

let t: Fixture;
beforeAll(async () => {
  t = await freshTenant();
});

describe("customers", () => {
  it("keeps what was typed, tidied", async () => {
    const ctx = await t.as("owner");
    const made = await ctx.run(createCustomer, {
      kind: "person",
      name: "  Işıl Yücel ",
      emails: ["Isil@Example.com"],
      phones: ["0532 418 20 77"],
      province: "istanbul",
      district: "KADIKÖY",
      tags: ["VIP", "SEO"],
    });
    expect(made).toMatchObject({
      name: "Işıl Yücel",
      emails: ["isil@example.com"],
      phones: ["+905324182077"],
      province: "İstanbul",
      district: "Kadıköy",
      segment: "active",
      version: 1,
    });
    expect(made.tags.map((tag) => tag.name)).toEqual(["SEO", "VIP"]);
    expect(await ctx.run(getCustomer, { id: made.id })).toEqual(made);
  });

  it("warns of a tax number whose checksum is wrong, wherever the customer is shown", async () => {
    const ctx = await t.as("owner");
    for (const [taxNumber, taxNumberSuspect] of [
      ["4810058590", false],
      ["4810058591", true],
      ["10000000146", false],
      ["10000000147", true],
      [null, false],
    ] as const) {
      const made = await ctx.run(createCustomer, { kind: "company", name: "Vergi A.Ş.", taxNumber });
      const { id } = made;
      const [listed] = (await ctx.run(listCustomers, { limit: 1 })).data;
      const shown = [made, await ctx.run(getCustomer, { id }), listed].map((one) => [one?.id, one?.taxNumberSuspect]);
      expect(shown).toEqual(Array(3).fill([id, taxNumberSuspect]));
      await ctx.run(archiveCustomer, { id });
    }
  });

  it("finds Turkish names without Turkish letters, and parts of phones", async () => {
    const ctx = await t.as("owner");
    for (const q of ["isil", "YUCEL", "418 20", "0532 418", "isil@exa"]) {
      const { data, page } = await ctx.run(listCustomers, { q });
      expect([q, data.map((c) => c.name), page.total]).toEqual([q, ["Işıl Yücel"], 1]);
    }
    expect((await ctx.run(listCustomers, { q: "100%" })).data).toEqual([]);
  });

  it("pages by key while rows change", async () => {
    const ctx = await t.as("owner");
    for (const name of ["Zeki", "Çağla", "Cem", "Şule", "İpek", "Ilgaz"])
      await ctx.run(createCustomer, { kind: "person", name });
    const first = await ctx.run(listCustomers, { sort: "name", limit: 3 });
    await ctx.run(createCustomer, { kind: "person", name: "Aaa" });
    const second = await ctx.run(listCustomers, { sort: "name", limit: 10, cursor: first.page.next ?? "" });
    expect([...first.data, ...second.data].map((c) => c.name)).toEqual([
      "Cem",
      "Çağla",
      "Ilgaz",
      "Işıl Yücel",
      "İpek",
      "Şule",
      "Zeki",
    ]);
  });

  it("refuses a version that is not the stored one and changes nothing", async () => {
    const ctx = await t.as("owner");
    const made = await ctx.run(createCustomer, { kind: "company", name: "Yücel Mimarlık" });
    await ctx.run(updateCustomer, { id: made.id, version: 1, title: "x" });
    await expect(ctx.run(updateCustomer, { id: made.id, version: 1, title: "y" })).rejects.toMatchObject({
      code: "changed_meanwhile",
    });
    expect(await ctx.run(getCustomer, { id: made.id })).toMatchObject({ title: "x", version: 2 });
  });

  it("lets a member change own rows only, and see its team's", async () => {
    const team = crypto.randomUUID();
    const [ayse, murat, other] = [
      await t.newUser("member", team),
      await t.newUser("member", team),
      await t.newUser("member"),
    ];
    const made = await ayse.ctx.run(createCustomer, { kind: "person", name: "Ayşe'nin müşterisi" });
    expect(made.ownerId).toBe(ayse.id);
    expect(await murat.ctx.run(getCustomer, { id: made.id })).toMatchObject({ id: made.id });
    await expect(murat.ctx.run(updateCustomer, { id: made.id, title: "x" })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(other.ctx.run(getCustomer, { id: made.id })).rejects.toMatchObject({ code: "not_found" });
    await expect(other.ctx.run(updateCustomer, { id: made.id, title: "x" })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect((await t.as("viewer")).run(updateCustomer, { id: made.id, title: "x" })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("never reaches another tenant", async () => {
    const other = await freshTenant();
    const [here, there] = [await t.as("owner"), await other.as("owner")];
    const made = await there.run(createCustomer, { kind: "company", name: "Başkası" });
    await expect(here.run(getCustomer, { id: made.id })).rejects.toMatchObject({ code: "not_found" });
    await expect(here.run(archiveCustomer, { id: made.id })).rejects.toMatchObject({ code: "not_found" });
    await expect(here.run(createCustomer, { kind: "person", name: "x", companyId: made.id })).rejects.toMatchObject({
      code: "invalid",
      fields: [{ path: "companyId" }],
    });
    expect((await here.run(listCustomers, { filter: { companyId: { eq: made.id } } })).data).toEqual([]);
  });

  it("refuses what goes over the plan, and writes nothing of it", async () => {
    const small = await freshTenant();
    await small.sql(`update tenants set limits = '{"customers": 1}' where id = $1`, [small.tenant.id]);
    const ctx = await small.as("owner");
    await ctx.run(createCustomer, { kind: "person", name: "one" });
    await expect(ctx.run(createCustomer, { kind: "person", name: "two" })).rejects.toMatchObject({
      code: "limit_reached",
      params: { metric: "customers", limit: 1 },
    });
    expect(
      await small.sql("select used::int from usage where tenant_id = $1 and metric = 'customers'", [small.tenant.id]),
    ).toEqual([{ used: 1 }]);
  });
});
