import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "#worker/kernel/context.ts";
import type { FieldKind, FieldSettings } from "#worker/kernel/custom/field.ts";
import { listAudit } from "#worker/modules/audit/index.ts";
import { createCustomer, listCustomers, updateCustomer } from "#worker/modules/customers/index.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import {
  archiveField,
  createField,
  createObject,
  createRecord,
  deleteObject,
  deleteRecord,
  fieldUsage,
  getRecord,
  listFields,
  listObjects,
  listRecords,
  reorderFields,
  restoreField,
  updateField,
  updateObject,
  updateRecord,
} from "./index.ts";

let t: Fixture;
let owner: Ctx;
beforeAll(async () => {
  t = await freshTenant();
  owner = await t.as("owner");
  await owner.run(createObject, { name: "mulk", label: "Mülk", plural: "Mülkler", icon: "house" });
});

type Extra = Partial<{ settings: FieldSettings; required: boolean; unique: boolean; default: unknown; object: string }>;
async function field(key: string, kind: FieldKind, { settings = {}, object = "mulk", ...extra }: Extra = {}) {
  return owner.run(createField, { object, key, label: key, kind, settings, ...extra });
}
const make = (name: string, custom: Record<string, unknown>, ctx = owner) =>
  ctx.run(createRecord, { object: "mulk", name, custom });
const named = async (input: Record<string, unknown>, ctx = owner) =>
  (await ctx.run(listRecords, { object: "mulk", ...input } as never)).data.map((row) => row.name);

it.each([
  ["objects", (ctx: Ctx, at: number) => ctx.run(createObject, { name: `o${at}`, label: "x", plural: "xs" })],
  [
    "fields",
    (ctx: Ctx, at: number) => ctx.run(createField, { object: "customers", key: `f${at}`, label: "x", kind: "text" }),
  ],
  ["records", (ctx: Ctx, at: number) => ctx.run(createRecord, { object: "arac", name: `${at}` })],
] as const)("a plan that allows two %s refuses the third and writes nothing of it", async (metric, make) => {
  const small = await freshTenant();
  const ctx = await small.as("owner");
  if (metric === "records") await ctx.run(createObject, { name: "arac", label: "Araç", plural: "Araçlar" });
  await small.sql("update tenants set limits = jsonb_build_object($2::text, 2) where id = $1", [
    small.tenant.id,
    metric,
  ]);
  await make(ctx, 1);
  await make(ctx, 2);
  await expect(make(ctx, 3)).rejects.toMatchObject({ code: "limit_reached", params: { metric, limit: 2 } });
  expect(
    await small.sql("select used::int from usage where tenant_id = $1 and metric = $2", [small.tenant.id, metric]),
  ).toEqual([{ used: 2 }]);
});

describe("fields of every kind", () => {
  const values = {
    metin: "İlçe merkezinde",
    uzun: "Birinci satır\nikinci satır",
    sayi: 12.5,
    tutar: 123_456,
    oran: 18.75,
    gun: "2026-03-29",
    an: "2026-11-23T08:30:00.000Z",
    evet: false,
    durum: "satilik",
    adres: "www.ornek.com.tr",
    posta: "ayse@example.com",
    telefon: "+905324182077",
    yer: { line: "Bağdat Cad. 1", province: "İstanbul", country: "TR" },
  };
  const kinds: Record<keyof typeof values, FieldKind> = {
    metin: "text",
    uzun: "long_text",
    sayi: "number",
    tutar: "currency",
    oran: "percent",
    gun: "date",
    an: "date_time",
    evet: "yes_no",
    durum: "select",
    adres: "url",
    posta: "email",
    telefon: "phone",
    yer: "address",
  };
  let id: string;
  beforeAll(async () => {
    const choices = [
      { value: "satilik", label: "Satılık" },
      { value: "kiralik", label: "Kiralık" },
    ];
    for (const [key, kind] of Object.entries(kinds))
      await field(key, kind, kind === "select" ? { settings: { choices } } : {});
    await field("no", "auto_number", { settings: { prefix: "M-", digits: 4 } });
    await field("danisman", "person");
    await field("musteri", "relation", { settings: { object: "customers" } });
  });

  it("keeps what was sent and answers it", async () => {
    const customer = await owner.run(createCustomer, { kind: "person", name: "Ayşe Kaya" });
    const person = await t.newUser("member");
    const made = await make("Deniz manzaralı", { ...values, danisman: person.id, musteri: customer.id });
    id = made.id;
    expect(made.custom).toEqual({
      ...values,
      no: "M-0001",
      danisman: { id: person.id, name: expect.any(String) },
      musteri: { id: customer.id, name: "Ayşe Kaya" },
    });
    expect(await owner.run(getRecord, { object: "mulk", id })).toEqual(made);
    expect((await make("İkinci", {})).custom.no).toBe("M-0002");
  });

  it("changes what is sent, empties what is null, leaves the rest", async () => {
    const changed = await owner.run(updateRecord, {
      object: "mulk",
      id,
      custom: { metin: "", sayi: 0, evet: true, yer: null, uzun: "Yeni" },
    });
    expect(changed.custom).toMatchObject({ metin: null, sayi: 0, evet: true, yer: null, uzun: "Yeni", oran: 18.75 });
    expect(changed.version).toBe(2);
  });

  it("names each value that a field refuses, all at once, and changes nothing", async () => {
    const bad = {
      metin: "x".repeat(501),
      sayi: "12",
      tutar: 1.5,
      oran: 1.234,
      gun: "2026-02-30",
      an: "dün",
      evet: "evet",
      durum: "takas",
      adres: "yok",
      posta: "ayse",
      telefon: "12",
      yer: { sokak: "?" },
      no: 7,
      danisman: "biri",
      yabanci: 1,
    };
    const failure = await make("Bozuk", bad).catch((error) => error);
    expect(failure.code).toBe("invalid");
    const paths = failure.fields.map((one: { path: string }) => one.path.split(".").slice(0, 2).join("."));
    expect([...new Set(paths)].sort()).toEqual(
      Object.keys(bad)
        .map((key) => `custom.${key}`)
        .sort(),
    );
    expect(await named({ q: "Bozuk" })).toEqual([]);
  });

  it("takes no number that is none, and no text that Postgres cannot hold", async () => {
    for (const custom of [
      { sayi: Number.NaN },
      { sayi: Number.POSITIVE_INFINITY },
      { tutar: 2 ** 60 },
      { metin: "a\0b" },
      { uzun: "\ud800" },
    ])
      await expect(make("Bozuk", custom)).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("filters and order", () => {
  let ctx: Ctx;
  beforeAll(async () => {
    const tenant = await freshTenant();
    ctx = await tenant.as("owner");
    await ctx.run(createObject, { name: "arac", label: "Araç", plural: "Araçlar" });
    const add = (key: string, kind: FieldKind, settings: FieldSettings = {}) =>
      ctx.run(createField, { object: "arac", key, label: key, kind, settings });
    await add("plaka", "text");
    await add("km", "number");
    await add("muayene", "date");
    await add("servis", "date_time");
    await add("kiralik", "yes_no");
    const cars = [
      {
        name: "A",
        custom: { plaka: "34 ÇA 1", km: 10, muayene: "2026-01-31", servis: "2026-01-31T21:30:00Z", kiralik: true },
      },
      { name: "B", custom: { plaka: "34 CA 2", km: -5.5, muayene: "2026-02-01", servis: "2026-01-31T20:30:00Z" } },
      { name: "C", custom: { plaka: "06 ZZ 9", km: 200, kiralik: false } },
      { name: "D", custom: {} },
      { name: "E", custom: {} },
    ];
    for (const car of cars) await ctx.run(createRecord, { object: "arac", ...car });
  });
  const list = async (input: Record<string, unknown>) =>
    (await ctx.run(listRecords, { object: "arac", ...input } as never)).data.map((row) => row.name).join("");

  it("sorts in the language's order, what has no value last either way", async () => {
    expect(await list({ sort: "custom.plaka" })).toBe("CBADE");
    expect((await list({ sort: "-custom.plaka" })).slice(0, 3)).toBe("ABC");
    expect(await list({ sort: "custom.km" })).toBe("BACDE");
    expect(await list({ sort: "-custom.km,name" })).toBe("CABDE");
    expect(await list({ sort: "custom.muayene,-name" })).toBe("ABEDC");
  });

  it("pages through all of them once, whatever the size of a page", async () => {
    for (const sort of ["custom.km", "-custom.km", "custom.plaka", "-custom.muayene", "custom.km,-name"]) {
      const whole = await list({ sort });
      for (const limit of [1, 2, 3, 4]) {
        let cursor: string | null = null;
        let seen = "";
        do {
          const page: Awaited<ReturnType<typeof ctx.run<typeof listRecords>>> = await ctx.run(listRecords, {
            object: "arac",
            sort,
            limit,
            ...(cursor ? { cursor } : {}),
          } as never);
          seen += page.data.map((row) => row.name).join("");
          cursor = page.page.next;
        } while (cursor);
        expect([sort, limit, seen]).toEqual([sort, limit, whole]);
      }
    }
  });

  it("filters by each kind", async () => {
    const by = (filter: object) => list({ filter, sort: "name" });
    expect(await by({ "custom.plaka": { has: "ça" } })).toBe("AB");
    expect(await by({ "custom.plaka": { eq: "06 ZZ 9" } })).toBe("C");
    expect(await by({ "custom.plaka": { empty: true } })).toBe("DE");
    expect(await by({ "custom.km": { gte: -5.5, lt: 200 } })).toBe("AB");
    expect(await by({ "custom.muayene": { gte: "2026-02-01" } })).toBe("B");
    // The tenant's day: 31 January 21:30 UTC is already 1 February in Istanbul.
    expect(await by({ "custom.servis": { gte: "2026-02-01" } })).toBe("A");
    expect(await by({ "custom.kiralik": { eq: true } })).toBe("A");
    expect(await by({ "custom.kiralik": { eq: false } })).toBe("BCDE");
  });

  it("refuses a field, an operator or an order that is none, naming it", async () => {
    const refused = (input: object) =>
      ctx.run(listRecords, { object: "arac", ...input } as never).catch((error) => error.fields);
    expect(await refused({ filter: { "custom.yok": { eq: 1 } } })).toEqual([
      { path: "filter.custom.yok", reason: "unknown_field" },
    ]);
    expect(await refused({ filter: { "custom.km": { has: "1" } } })).toMatchObject([
      { path: "filter.custom.km.has", reason: "unknown_field" },
    ]);
    expect(await refused({ filter: { "custom.km": { gt: "çok" } } })).toMatchObject([{ path: "filter.custom.km.gt" }]);
    expect(await refused({ filter: { yok: { eq: 1 } } })).toEqual([{ path: "filter.yok", reason: "unknown_field" }]);
    expect(await refused({ sort: "custom.yok" })).toEqual([{ path: "sort", reason: "unknown_sort" }]);
    expect(await refused({ sort: "custom.km", cursor: "x" })).toMatchObject([{ path: "cursor" }]);
  });
});

describe("what a field demands", () => {
  it("is required of new records and cannot be emptied; older ones stay as they are", async () => {
    const tenant = await freshTenant();
    const ctx = await tenant.as("owner");
    const old = await ctx.run(createCustomer, { kind: "person", name: "Eski" });
    await ctx.run(createField, { object: "customers", key: "sinif", label: "Sınıf", kind: "text", required: true });
    await expect(ctx.run(createCustomer, { kind: "person", name: "Yeni" })).rejects.toMatchObject({
      fields: [{ path: "custom.sinif", reason: "required" }],
    });
    await expect(ctx.run(updateCustomer, { id: old.id, custom: { sinif: null } })).rejects.toMatchObject({
      fields: [{ path: "custom.sinif", reason: "required" }],
    });
    expect((await ctx.run(updateCustomer, { id: old.id, name: "Eski ama" })).name).toBe("Eski ama");
    const made = await ctx.run(createCustomer, { kind: "person", name: "Yeni", custom: { sinif: "A" } });
    expect(made.custom).toEqual({ sinif: "A" });
  });

  it("fills in what is usual, for new records only", async () => {
    const tenant = await freshTenant();
    const ctx = await tenant.as("owner");
    const old = await ctx.run(createCustomer, { kind: "person", name: "Eski" });
    await ctx.run(createField, { object: "customers", key: "puan", label: "Puan", kind: "number", default: 5 });
    expect((await ctx.run(createCustomer, { kind: "person", name: "Yeni" })).custom).toEqual({ puan: 5 });
    expect((await ctx.run(createCustomer, { kind: "person", name: "Boş", custom: { puan: null } })).custom).toEqual({
      puan: null,
    });
    expect((await ctx.run(updateCustomer, { id: old.id, name: "Eski" })).custom).toEqual({ puan: null });
  });

  it("holds each value once, in any spelling, also for fifty at once", async () => {
    const tenant = await freshTenant();
    const ctx = await tenant.as("owner");
    await ctx.run(createField, { object: "customers", key: "no", label: "No", kind: "text", unique: true });
    const make = (no: string) => ctx.run(createCustomer, { kind: "person", name: no, custom: { no } });
    const tries = await Promise.allSettled(Array.from({ length: 50 }, (_, i) => make(i % 2 ? "ISIL 1" : "ışıl 1")));
    const won = tries.filter((one) => one.status === "fulfilled");
    expect(won).toHaveLength(1);
    for (const one of tries)
      if (one.status === "rejected")
        expect(one.reason).toMatchObject({ reason: "not_unique", fields: [{ path: "custom.no" }] });
    const first = (won[0] as PromiseFulfilledResult<{ id: string }>).value;
    expect((await ctx.run(updateCustomer, { id: first.id, custom: { no: "Işıl 1" } })).custom.no).toBe("Işıl 1");
    await ctx.run(updateCustomer, { id: first.id, custom: { no: "2" } });
    await make("isil 1");
  });

  it("becomes unique only when no value stands twice", async () => {
    const tenant = await freshTenant();
    const ctx = await tenant.as("owner");
    const made = await ctx.run(createField, { object: "customers", key: "no", label: "No", kind: "text" });
    for (const no of ["a", "A", "b", ""]) await ctx.run(createCustomer, { kind: "person", name: "x", custom: { no } });
    await expect(ctx.run(updateField, { id: made.id, unique: true })).rejects.toMatchObject({
      reason: "fields.duplicates",
      params: { count: 1 },
    });
    const { data } = await ctx.run(listCustomers, { filter: { "custom.no": { eq: "A" } } } as never);
    await ctx.run(updateCustomer, { id: data[0]?.id ?? "", custom: { no: "c" } });
    await ctx.run(updateField, { id: made.id, unique: true });
    await expect(ctx.run(createCustomer, { kind: "person", name: "x", custom: { no: "B" } })).rejects.toMatchObject({
      reason: "not_unique",
    });
  });

  it("compares numbers as they are written, whether they were there before or came later", async () => {
    const tenant = await freshTenant();
    const ctx = await tenant.as("owner");
    const made = await ctx.run(createField, { object: "customers", key: "kod", label: "Kod", kind: "number" });
    const numbers = [0.000001, 12.5, 1_000_000_000_000_000, 9_007_199_254_740_991, -3, 0];
    const make = (kod: number) => ctx.run(createCustomer, { kind: "person", name: "x", custom: { kod } });
    for (const kod of numbers) await make(kod);
    await ctx.run(updateField, { id: made.id, unique: true });
    for (const kod of numbers) await expect(make(kod)).rejects.toMatchObject({ reason: "not_unique" });
  });

  it("gives no number twice and leaves no gap, fifty at once", async () => {
    const tenant = await freshTenant();
    const ctx = await tenant.as("owner");
    await ctx.run(createField, { object: "deals", key: "no", label: "No", kind: "auto_number" });
    await ctx.run(createField, { object: "customers", key: "no", label: "No", kind: "auto_number" });
    const made = await Promise.all(
      Array.from({ length: 50 }, (_, i) => ctx.run(createCustomer, { kind: "person", name: `K ${i}` })),
    );
    expect(made.map(({ custom }) => Number(custom.no)).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 50 }, (_, i) => i + 1),
    );
  });
});

describe("whom a field is hidden from", () => {
  it("is null, no filter, no order and no input to them", async () => {
    const tenant = await freshTenant();
    const ctx = await tenant.as("owner");
    const [role] = await tenant.sql<{ id: string }>("select id from roles where tenant_id = $1 and key = 'viewer'", [
      tenant.tenant.id,
    ]);
    const [admin] = await tenant.sql<{ id: string }>("select id from roles where tenant_id = $1 and key = 'manager'", [
      tenant.tenant.id,
    ]);
    const hiddenFrom = [role?.id ?? "", admin?.id ?? "", "api_keys" as const];
    await ctx.run(createField, { object: "customers", key: "maas", label: "Maaş", kind: "number", hiddenFrom });
    const rich = await ctx.run(createCustomer, { kind: "person", name: "Zengin", custom: { maas: 900 } });
    await ctx.run(createCustomer, { kind: "person", name: "Yoksul", custom: { maas: 100 } });
    const viewer = await tenant.as("viewer");
    const manager = await tenant.as("manager");
    const key = await tenant.apiKey({ "customers:read": "all", "customers:write": "all" });
    for (const other of [viewer, manager, key]) {
      const all = await other.run(listCustomers, {});
      expect(all.data.map(({ custom }) => custom)).toEqual([{ maas: null }, { maas: null }]);
      for (const filter of [{ gt: 1 }, { empty: true }, { empty: false }])
        expect((await other.run(listCustomers, { filter: { "custom.maas": filter } } as never)).data).toEqual([]);
      const order = (sort: string) =>
        other.run(listCustomers, { sort } as never).then(({ data }) => data.map(({ name }) => name));
      expect(await order("custom.maas")).toEqual((await order("-custom.maas")).reverse());
      expect(await other.run(listFields, {}).then(({ data }) => data)).toEqual([]);
    }
    await ctx.run(updateCustomer, { id: rich.id, custom: { maas: 987_654_321 } });
    const log = async (who: Ctx) =>
      JSON.stringify(await who.run(listAudit, { filter: { rowId: { eq: rich.id } } } as never));
    const reading = await tenant.apiKey({ "audit:read": "all" });
    expect([(await log(ctx)).includes("987654321"), (await log(reading)).includes("987654321")]).toEqual([true, false]);
    for (const other of [manager, key])
      await expect(other.run(updateCustomer, { id: rich.id, custom: { maas: 1 } })).rejects.toMatchObject({
        fields: [{ path: "custom.maas", reason: "unknown_field" }],
      });
    expect((await ctx.run(listCustomers, { sort: "-custom.maas" } as never)).data[0]?.custom).toEqual({
      maas: 987_654_321,
    });
  });
});

describe("the shape of an object", () => {
  it("is called and looks otherwise, under the same name", async () => {
    const tenant = await freshTenant();
    const ctx = await tenant.as("owner");
    const { id, version } = await ctx.run(createObject, { name: "mulk", label: "Mülk", plural: "Mülkler" });
    const changed = await ctx.run(updateObject, { id, version, label: "Ev", plural: "Evler", icon: "house" });
    expect(changed).toMatchObject({ name: "mulk", label: "Ev", plural: "Evler", icon: "house", version: 2 });
    await expect(ctx.run(updateObject, { id, version, label: "Konut" })).rejects.toMatchObject({
      code: "changed_meanwhile",
    });
  });

  it("is known to every Worker at once, and to a Worker that remembers another", async () => {
    const before = await t.as("owner");
    await field("yeni", "text");
    const made = await make("Yeni alanlı", { yeni: "evet" }, before);
    expect(made.custom.yeni).toBe("evet");
  });

  it("puts fields into an order, takes them out of use and back, with their values", async () => {
    const tenant = await freshTenant();
    const ctx = await tenant.as("owner");
    const ids: string[] = [];
    for (const key of ["a", "b", "c"])
      ids.push((await ctx.run(createField, { object: "customers", key, label: key, kind: "text" })).id);
    await ctx.run(createCustomer, { kind: "person", name: "X", custom: { a: "1", b: "2" } });
    await ctx.run(reorderFields, { object: "customers", ids: [...ids].reverse() });
    const keys = async () => (await ctx.run(listFields, { object: "customers" })).data.map(({ key }) => key).join("");
    expect(await keys()).toBe("cba");
    expect(await ctx.run(fieldUsage, { id: ids[0] ?? "" })).toEqual({
      records: 1,
      views: [],
      stages: [],
      computed: [],
    });
    await ctx.run(archiveField, { id: ids[0] ?? "" });
    expect(await keys()).toBe("cb");
    const [row] = (await ctx.run(listCustomers, {})).data;
    expect(row?.custom).toEqual({ b: "2", c: null });
    await expect(
      ctx.run(createField, { object: "customers", key: "a", label: "a", kind: "number" }),
    ).rejects.toMatchObject({ reason: "fields_key" });
    await ctx.run(restoreField, { id: ids[0] ?? "" });
    expect((await ctx.run(listCustomers, {})).data[0]?.custom).toEqual({ c: null, b: "2", a: "1" });
  });

  it("keeps a choice that records hold", async () => {
    const tenant = await freshTenant();
    const ctx = await tenant.as("owner");
    const choices = [
      { value: "a", label: "A" },
      { value: "b", label: "B" },
    ];
    const made = await ctx.run(createField, {
      object: "customers",
      key: "sinif",
      label: "Sınıf",
      kind: "select",
      settings: { choices },
    });
    await ctx.run(createCustomer, { kind: "person", name: "X", custom: { sinif: "a" } });
    const change = (left: typeof choices) => ctx.run(updateField, { id: made.id, settings: { choices: left } });
    await expect(change(choices.slice(1))).rejects.toMatchObject({
      reason: "fields.choice_used",
      params: { count: 1 },
    });
    await change(choices.slice(0, 1));
    await expect(ctx.run(createCustomer, { kind: "person", name: "Y", custom: { sinif: "b" } })).rejects.toMatchObject({
      code: "invalid",
    });
  });

  it("refuses fields that make no sense", async () => {
    const bad = (input: object) =>
      owner
        .run(createField, { object: "mulk", key: "kotu", label: "Kötü", kind: "text", ...input } as never)
        .catch((error) => error.fields?.[0]);
    expect(await bad({ object: "yok" })).toMatchObject({ path: "object", reason: "objects.unknown" });
    expect(await bad({ object: "users" })).toMatchObject({ path: "object", reason: "objects.unknown" });
    expect(await bad({ key: "Büyük" })).toMatchObject({ path: "key" });
    expect(await bad({ kind: "select" })).toMatchObject({ path: "settings.choices" });
    expect(await bad({ kind: "relation", settings: { object: "sessions" } })).toMatchObject({
      path: "settings.object",
    });
    expect(await bad({ settings: { min: 1 } })).toMatchObject({ path: "settings.min" });
    expect(await bad({ kind: "yes_no", unique: true })).toMatchObject({ path: "unique" });
    expect(await bad({ kind: "number", default: "beş" })).toMatchObject({ path: "default" });
    expect(await bad({ kind: "number", settings: { min: 5, max: 1 } })).toMatchObject({ path: "settings.max" });
  });

  it("has room for as many fields of a kind as there are slots, also with two at once", async () => {
    const tenant = await freshTenant();
    const ctx = await tenant.as("owner");
    const add = (key: string) => ctx.run(createField, { object: "customers", key, label: key, kind: "person" });
    await Promise.all(Array.from({ length: 10 }, (_, i) => add(`k${i}`)));
    await expect(add("k10")).rejects.toMatchObject({ reason: "fields.no_room", params: { limit: 10 } });
  });
});

describe("records of an object", () => {
  it("are found by name, counted, and removed", async () => {
    const tenant = await freshTenant();
    const ctx = await tenant.as("owner");
    const { id } = await ctx.run(createObject, { name: "police", label: "Poliçe", plural: "Poliçeler" });
    await ctx.run(createField, { object: "police", key: "prim", label: "Prim", kind: "currency" });
    const made = await ctx.run(createRecord, { object: "police", name: "=Kasko Işıl", custom: { prim: 1_234_56 } });
    const found = await ctx.run(listRecords, { object: "police", q: "isil" });
    expect(found.data.map((row) => row.id)).toEqual([made.id]);
    expect((await ctx.run(listObjects, {})).data[0]?.records).toBe(1);
    await expect(ctx.run(deleteObject, { id })).rejects.toMatchObject({ reason: "objects.has_records" });
    await ctx.run(deleteRecord, { object: "police", id: made.id });
    await ctx.run(deleteObject, { id });
    await expect(ctx.run(listRecords, { object: "police" })).rejects.toMatchObject({ code: "not_found" });
  });

  it("are reached as far as a role's right to that object goes", async () => {
    const tenant = await freshTenant();
    const ctx = await tenant.as("owner");
    for (const name of ["mulk", "arac"]) await ctx.run(createObject, { name, label: name, plural: name });
    const member = await tenant.newUser("member");
    const viewer = await tenant.as("viewer");
    const theirs = await ctx.run(createRecord, { object: "mulk", name: "Patronun" });
    const own = await member.ctx.run(createRecord, { object: "mulk", name: "Kendi" });
    const list = (who: Ctx) => who.run(listRecords, { object: "mulk", sort: "name" } as never);
    expect((await list(member.ctx)).data.map((row) => row.name)).toEqual(["Kendi"]);
    expect((await list(viewer)).data.map((row) => row.name)).toEqual(["Kendi", "Patronun"]);
    const to = (who: Ctx, id: string) => who.run(updateRecord, { object: "mulk", id, name: "Yeni" });
    await expect(to(member.ctx, theirs.id)).rejects.toMatchObject({ code: "not_found" });
    await expect(to(viewer, theirs.id)).rejects.toMatchObject({ code: "forbidden" });
    expect((await to(member.ctx, own.id)).name).toBe("Yeni");
    await expect(member.ctx.run(deleteRecord, { object: "mulk", id: own.id })).rejects.toMatchObject({
      code: "forbidden",
    });
    // Of another object, though the id is right.
    await expect(ctx.run(getRecord, { object: "arac", id: own.id })).rejects.toMatchObject({ code: "not_found" });
    const key = await tenant.apiKey({ "customers:read": "all" });
    await expect(list(key)).rejects.toMatchObject({ code: "forbidden" });
    // A page that asks for both gets what it may have.
    const [refused, seen] = await Promise.allSettled([list(key), key.run(listCustomers, {})]);
    expect([refused.status, seen.status]).toEqual(["rejected", "fulfilled"]);
  });

  it("cannot point at what the actor does not see", async () => {
    const [one, other] = [await freshTenant(), await freshTenant()];
    const ctx = await one.as("owner");
    await ctx.run(createObject, { name: "mulk", label: "M", plural: "M" });
    await ctx.run(createObject, { name: "arac", label: "A", plural: "A" });
    await ctx.run(createField, {
      object: "mulk",
      key: "m",
      label: "m",
      kind: "relation",
      settings: { object: "customers" },
    });
    await ctx.run(createField, {
      object: "mulk",
      key: "a",
      label: "a",
      kind: "relation",
      settings: { object: "arac" },
    });
    const foreign = await (await other.as("owner")).run(createCustomer, { kind: "person", name: "Yabancı" });
    const home = await ctx.run(createRecord, { object: "mulk", name: "Ev" });
    const car = await ctx.run(createRecord, { object: "arac", name: "Araba" });
    const make = (custom: object) => ctx.run(createRecord, { object: "mulk", name: "X", custom: custom as never });
    for (const id of [foreign.id, crypto.randomUUID()])
      await expect(make({ m: id })).rejects.toMatchObject({
        fields: [{ path: "custom.m", reason: "unknown_reference" }],
      });
    await expect(make({ a: home.id })).rejects.toMatchObject({
      fields: [{ path: "custom.a", reason: "unknown_reference" }],
    });
    expect((await make({ a: car.id })).custom).toEqual({ m: null, a: { id: car.id, name: "Araba" } });
  });

  it("leave a trace with the names of their fields", async () => {
    const made = await make("İz", { metin: "önce" });
    const [metin, uzun] = ["sonra", "Uzun uzun"];
    await owner.run(updateRecord, { object: "mulk", id: made.id, custom: { metin, uzun, yer: { line: "Ev" } } });
    await owner.run(updateRecord, { object: "mulk", id: made.id, custom: { uzun: null } });
    const log = await t.sql<{ before: object; after: object }>(
      "select before, after from audit_log where tenant_id = $1 and row_id = $2 order by at, id",
      [t.tenant.id, made.id],
    );
    expect(log[0]?.after).toMatchObject({ name: "İz", "custom.metin": "önce" });
    expect(log[1]).toEqual({
      before: { "custom.metin": "önce" },
      after: { "custom.metin": metin, "custom.uzun": uzun, "custom.yer": { line: "Ev" } },
    });
    expect(log[2]).toEqual({ before: { "custom.uzun": uzun }, after: {} });
  });
});
