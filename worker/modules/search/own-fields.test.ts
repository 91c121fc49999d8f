import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "#worker/kernel/context.ts";
import { createCustomer, deleteCustomer, listCustomers } from "#worker/modules/customers/index.ts";
import {
  archiveField,
  changeKind,
  createField,
  createObject,
  createRecord,
  listFields,
  listRecords,
  removeField,
  restoreField,
} from "#worker/modules/objects/index.ts";
import { restoreTrashed } from "#worker/modules/trash/index.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import { searchEverything } from "./index.ts";

let t: Fixture;
let owner: Ctx;
beforeAll(async () => {
  t = await freshTenant();
  owner = await t.as("owner");
  await field("plaka", "text");
  await field("eposta", "email");
  await field("sabit", "phone");
  await field("site", "url");
  await field("no", "auto_number", { settings: { prefix: "MÜŞ-", digits: 4 } });
  await field("isi", "select", {
    settings: {
      choices: [
        { value: "a", label: "Sıcak" },
        { value: "b", label: "Ilık" },
      ],
    },
  });
});

const field = (key: string, kind: string, more = {}) =>
  owner.run(createField, { object: "customers", key, label: `Alan ${key}`, kind, ...more } as never);
const person = (name: string, custom: Record<string, unknown>, ctx = owner) =>
  ctx.run(createCustomer, { kind: "person", name, custom } as never);
const hits = async (q: string, ctx = owner) => (await ctx.run(searchEverything, { q })).customers;
const names = async (q: string, ctx = owner) => (await hits(q, ctx)).map(({ name }) => name);
/** What the list's own box finds, and how many it says there are. */
const listed = async (q: string, ctx = owner) => {
  const { data, page } = await ctx.run(listCustomers, { q, sort: "name" } as never);
  return [page.total, ...data.map(({ name }) => name)];
};

describe("the agency's own fields", () => {
  it("are found by any part, in any spelling, after names, and say which they are", async () => {
    const plaka = "34 IŞIL 12";
    await person("Bora", {
      plaka,
      eposta: "satis@ornek.com",
      sabit: "+902121234567",
      site: "https://ornek.com/magaza",
    });
    await person("Işıl Öz", { plaka: "06 ABC 1", isi: "a" });
    const by = async (q: string) => (await hits(q)).map(({ name, foundBy }) => [name, foundBy?.field, foundBy?.value]);
    expect(await by("isil")).toEqual([
      ["Işıl Öz", undefined, undefined],
      ["Bora", "Alan plaka", plaka],
    ]);
    for (const q of ["34 ışıl", "İŞİL 12 34", "34 isil 12"]) expect([q, await names(q)]).toEqual([q, ["Bora"]]);
    expect(await by("SATIS@")).toEqual([["Bora", "Alan eposta", "satis@ornek.com"]]);
    expect(await by("0212 123 45")).toEqual([["Bora", "Alan sabit", "+902121234567"]]);
    expect(await by("magaza")).toEqual([["Bora", "Alan site", "https://ornek.com/magaza"]]);
    expect(await by("sıcak")).toEqual([["Işıl Öz", "Alan isi", "Sıcak"]]);
    expect(await by("müş-0002")).toEqual([["Işıl Öz", "Alan no", "MÜŞ-0002"]]);
    expect(await by("bora satis")).toEqual([["Bora", "Alan eposta", "satis@ornek.com"]]);
    for (const q of ["bora 06", "ilik", "%", "12%34", "isil\u001f12", "\u001f", "müş-3", "'", "\\"])
      expect([q, await names(q)]).toEqual([q, []]);
    expect(await listed("ışıl")).toEqual([2, "Bora", "Işıl Öz"]);
    expect(await listed("bora magaza")).toEqual([1, "Bora"]);
    expect(await listed("müş-0001")).toEqual([1, "Bora"]);
    expect(await listed("sıcak")).toEqual([1, "Işıl Öz"]);
    expect(await listed("sıcak 34")).toEqual([0]);
  });

  it("that are hidden from a role find nothing for it: no hit, no count, no place, no word of the one beside it", async () => {
    const own = await freshTenant();
    const boss = await own.as("owner");
    const [viewer] = await own.sql<{ id: string }>("select id from roles where tenant_id = $1 and key = 'viewer'", [
      own.tenant.id,
    ]);
    const hiddenFrom = [viewer?.id ?? "", "api_keys"];
    const make = (key: string, kind: string, more = {}) =>
      boss.run(createField, { object: "customers", key, label: key, kind, ...more } as never);
    await make("not", "text", { hiddenFrom });
    await make("acik", "text");
    await make("sira", "auto_number", { hiddenFrom, settings: { prefix: "G-", digits: 1 } });
    const choices = [{ value: "k", label: "Karaliste" }];
    await make("durum", "select", { hiddenFrom, settings: { choices } });
    const put = (name: string, custom: Record<string, unknown>) => person(name, custom, boss);
    await put("Bir", { not: "gizlikod", acik: "ortak son", durum: "k" });
    // With the separator of the kept text in it: the next field's text must not slide into another's place.
    await put("İki", { not: "önce\u001fgizlikod\u001fgizlikod", acik: "baş ortak" });
    await own.sql(
      "update customers set text_1 = E'x\\x1fgizlikod\\x1fgizlikod' where tenant_id = $1 and name = 'İki'",
      [own.tenant.id],
    );
    const seers = [await own.as("viewer"), await own.apiKey({ "customers:read": "all" })];
    for (const q of ["gizlikod", "bir gizlikod", "ortak gizlikod", "karaliste", "g-1"]) {
      expect((await hits(q, boss)).length).toBeGreaterThan(0);
      for (const seer of seers) expect([q, await names(q, seer), await listed(q, seer)]).toEqual([q, [], [0]]);
    }
    // What is seen is found as by everybody, and in an order that the hidden text does not change.
    for (const seer of seers) {
      const found = await hits("ortak", seer);
      expect(found.map(({ name, foundBy }) => [name, foundBy])).toEqual([
        ["Bir", { field: "acik", value: "ortak son" }],
        ["İki", { field: "acik", value: "baş ortak" }],
      ]);
    }
  });

  it("find only what the actor may see, of the own tenant", async () => {
    const [member, other] = [await t.newUser("member"), await freshTenant()];
    await (await other.as("owner")).run(createField, {
      object: "customers",
      key: "plaka",
      label: "x",
      kind: "text",
    } as never);
    await person("Başkasının", { plaka: "sinirkod" }, await other.as("owner"));
    await person("Bizim", { plaka: "sinirkod" });
    expect([await names("sinirkod"), await listed("sinirkod")]).toEqual([["Bizim"], [1, "Bizim"]]);
    expect([await names("sinirkod", member.ctx), await listed("sinirkod", member.ctx)]).toEqual([[], [0]]);
    await person("Onun", { plaka: "sinirkod" }, member.ctx);
    expect(await names("sinirkod", member.ctx)).toEqual(["Onun"]);
    expect(await names("sinirkod", await t.apiKey({ "deals:read": "all" }))).toEqual([]);
  });

  it("that go out of use, come back, change their kind or are removed are found as they then are", async () => {
    const code = await field("kod", "text");
    const one = await person("Kodlu", { kod: "yasamkod 77" });
    expect(await names("yasamkod")).toEqual(["Kodlu"]);
    await owner.run(archiveField, { id: code.id });
    expect([await names("yasamkod"), await listed("yasamkod")]).toEqual([[], [0]]);
    await owner.run(restoreField, { id: code.id });
    expect(await names("yasamkod")).toEqual(["Kodlu"]);
    await owner.run(deleteCustomer, { id: one.id });
    expect(await names("yasamkod")).toEqual([]);
    await owner.run(restoreTrashed, { id: one.id });
    expect(await names("yasamkod")).toEqual(["Kodlu"]);
    await owner.run(changeKind, { id: code.id, kind: "select" } as never);
    expect(await names("yasamkod")).toEqual(["Kodlu"]);
    await t.work();
    expect((await hits("yasamkod")).map(({ foundBy }) => foundBy)).toEqual([
      { field: "Alan kod", value: "yasamkod 77" },
    ]);
    const { data } = await owner.run(listFields, { object: "customers" });
    await owner.run(archiveField, { id: data.find(({ key }) => key === "kod")?.id ?? "" });
    expect(await names("yasamkod")).toEqual([]);
    await owner.run(removeField, { id: code.id });
    await t.work();
    expect(await listed("yasamkod")).toEqual([0]);
  });

  it("of two objects are told apart, though their values stand in the same slot", async () => {
    const [viewer] = await t.sql<{ id: string }>("select id from roles where tenant_id = $1 and key = 'viewer'", [
      t.tenant.id,
    ]);
    for (const name of ["arac", "mulk"]) {
      await owner.run(createObject, { name, label: name, plural: name });
      const hiddenFrom = name === "mulk" ? [viewer?.id ?? ""] : [];
      await owner.run(createField, { object: name, key: "kimlik", label: name, kind: "text", hiddenFrom } as never);
      await owner.run(createRecord, { object: name, name: `Bir ${name}`, custom: { kimlik: "ayniyerde" } });
    }
    const found = async (ctx: Ctx) => (await ctx.run(searchEverything, { q: "ayniyer" })).records;
    expect((await found(owner)).map(({ object, foundBy }) => [object, foundBy?.field])).toEqual([
      ["arac", "arac"],
      ["mulk", "mulk"],
    ]);
    const viewing = await t.as("viewer");
    expect((await found(viewing)).map(({ object }) => object)).toEqual(["arac"]);
    for (const [object, total] of [
      ["arac", 1],
      ["mulk", 0],
    ] as const)
      expect((await viewing.run(listRecords, { object, q: "ayniyer" })).page.total).toBe(total);
  });
});
