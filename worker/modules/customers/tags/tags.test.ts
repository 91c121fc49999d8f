import { beforeAll, describe, expect, it } from "vitest";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import {
  archiveCustomer,
  createCustomer,
  deleteTag,
  getCustomer,
  listCustomers,
  listTags,
  mergeTag,
  renameTag,
  updateCustomer,
} from "../index.ts";

let t: Fixture;
beforeAll(async () => {
  t = await freshTenant();
});

describe("tags", () => {
  it("count what their filter finds, for each as far as it sees", async () => {
    const owner = await t.as("owner");
    const { ctx: member } = await t.newUser("member");
    for (const [ctx, tags] of [
      [owner, ["SEO", "Çay"]],
      [owner, ["SEO"]],
      [member, ["SEO", "Balık"]],
    ] as const) {
      await ctx.run(createCustomer, { kind: "person", name: "x", tags: [...tags] });
    }
    const put = await owner.run(createCustomer, { kind: "person", name: "arşiv", tags: ["SEO"] });
    await owner.run(archiveCustomer, { id: put.id });
    for (const [ctx, expected] of [
      [owner, { Balık: 1, Çay: 1, SEO: 3 }],
      [member, { Balık: 1, Çay: 0, SEO: 1 }],
    ] as const) {
      const { data } = await ctx.run(listTags, {});
      expect(data.map((tag) => tag.name)).toEqual(["Balık", "Çay", "SEO"]);
      expect(Object.fromEntries(data.map((tag) => [tag.name, tag.customers]))).toEqual(expected);
      for (const { id, customers } of data)
        expect((await ctx.run(listCustomers, { filter: { tagId: { eq: id } } })).page.total).toBe(customers);
    }
  });

  it("are renamed and removed everywhere, by those who may change all customers", async () => {
    const owner = await t.as("owner");
    const made = await owner.run(createCustomer, { kind: "person", name: "y", tags: ["Eski", "Kalan"] });
    const [old] = made.tags;
    if (!old) throw new Error("no tag");
    const { ctx: member } = await t.newUser("member");
    for (const run of [
      () => member.run(renameTag, { id: old.id, name: "z" }),
      () => member.run(deleteTag, { id: old.id }),
    ]) {
      await expect(run()).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(await owner.run(renameTag, { id: old.id, name: "Yeni" })).toEqual({
      id: old.id,
      name: "Yeni",
      customers: 1,
    });
    await expect(owner.run(renameTag, { id: old.id, name: "Kalan" })).rejects.toMatchObject({
      code: "conflict",
      reason: "tags_name",
    });
    expect((await owner.run(getCustomer, { id: made.id })).tags.map((tag) => tag.name)).toEqual(["Kalan", "Yeni"]);
    await owner.run(deleteTag, { id: old.id });
    expect((await owner.run(getCustomer, { id: made.id })).tags.map((tag) => tag.name)).toEqual(["Kalan"]);
    await expect(owner.run(deleteTag, { id: old.id })).rejects.toMatchObject({ code: "not_found" });
  });

  it("are one in any spelling of its letters", async () => {
    const owner = await t.as("owner");
    const first = await owner.run(createCustomer, { kind: "person", name: "a", tags: ["Işık İlan", "IŞIK ilan"] });
    expect(first.tags.map(({ name }) => name)).toEqual(["Işık İlan"]);
    const second = await owner.run(createCustomer, { kind: "person", name: "b", tags: ["ışık  ılan", "Vip"] });
    expect(second.tags.map(({ name }) => name).sort()).toEqual(["Işık İlan", "Vip"]);
    const [kept] = (await owner.run(updateCustomer, { id: second.id, tags: ["ISIK İLAN"] })).tags;
    expect(kept).toEqual(first.tags[0]);
    const vip = (await owner.run(listTags, {})).data.find(({ name }) => name === "Vip");
    await expect(owner.run(renameTag, { id: vip?.id ?? "", name: "isik ilan" })).rejects.toMatchObject({
      code: "conflict",
      reason: "tags_name",
    });
    // Only its spelling.
    expect(await owner.run(renameTag, { id: vip?.id ?? "", name: "VIP" })).toMatchObject({ name: "VIP" });
  });

  it("become part of another one, on archived customers too", async () => {
    const owner = await t.as("owner");
    const [both, one, put] = await Promise.all(
      [["Eposta", "E-bülten"], ["Eposta"], ["Eposta"]].map((tags) =>
        owner.run(createCustomer, { kind: "person", name: "m", tags }),
      ),
    );
    if (!both || !one || !put) throw new Error("not made");
    await owner.run(archiveCustomer, { id: put.id });
    const idOf = (name: string) => both.tags.find((tag) => tag.name === name)?.id ?? "";
    const [id, into] = [idOf("Eposta"), idOf("E-bülten")];
    await expect(owner.run(mergeTag, { id, into: id })).rejects.toMatchObject({
      fields: [{ path: "into", reason: "tags.same" }],
    });
    const { ctx: member } = await t.newUser("member");
    await expect(member.run(mergeTag, { id, into })).rejects.toMatchObject({ code: "forbidden" });
    expect(await owner.run(mergeTag, { id, into })).toEqual({ id: into, name: "E-bülten", customers: 2 });
    for (const customer of [both, one, put]) {
      const { tags } = await owner.run(getCustomer, { id: customer.id });
      expect(tags).toEqual([{ id: into, name: "E-bülten" }]);
    }
    await expect(owner.run(mergeTag, { id, into })).rejects.toMatchObject({ code: "not_found" });
  });

  it("of another tenant do not exist", async () => {
    const there = await (await freshTenant()).as("owner");
    const { tags } = await there.run(createCustomer, { kind: "person", name: "z", tags: ["Gizli"] });
    const here = await t.as("owner");
    const id = tags[0]?.id ?? "";
    await expect(here.run(renameTag, { id, name: "q" })).rejects.toMatchObject({ code: "not_found" });
    await expect(here.run(deleteTag, { id })).rejects.toMatchObject({ code: "not_found" });
    const [own] = (await here.run(createCustomer, { kind: "person", name: "n", tags: ["Bizim"] })).tags;
    await expect(here.run(mergeTag, { id, into: own?.id ?? "" })).rejects.toMatchObject({ code: "not_found" });
    await expect(here.run(mergeTag, { id: own?.id ?? "", into: id })).rejects.toMatchObject({
      fields: [{ path: "into", reason: "unknown_reference" }],
    });
    expect((await here.run(listTags, {})).data.map((tag) => tag.name)).not.toContain("Gizli");
    expect((await there.run(listTags, {})).data).toEqual([{ id, name: "Gizli", customers: 1 }]);
  });
});
