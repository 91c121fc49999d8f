import { beforeEach, describe, expect, it } from "vitest";
import { createCustomer, getCustomer, listCustomers, updateCustomer } from "#worker/modules/customers/index.ts";
import { findProvince, provinces } from "#worker/modules/customers/places/options.ts";
import { createField } from "#worker/modules/objects/index.ts";
import { createDeal, createPipeline, listDeals } from "#worker/modules/pipeline/index.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import {
  createTerritory,
  deleteTerritory,
  layOutTerritories,
  listTerritories,
  pinCustomer,
  previewTerritories,
  setTerritoryMembers,
  updateTerritory,
} from "./index.ts";
import { PROVINCES } from "./options.ts";
import { REGIONS } from "./regions.ts";

let t: Fixture;
let ctx: Awaited<ReturnType<typeof t.as>>;

beforeEach(async () => {
  t = await freshTenant();
  ctx = await t.as("owner");
});

const customer = async (values: object = {}) =>
  (await ctx.run(createCustomer, { kind: "company", name: crypto.randomUUID(), ...values })).id;
const placeOf = async (id: string) => (await ctx.run(getCustomer, { id })).territoryName;
const territory = async (name: string, values: object = {}) => (await ctx.run(createTerritory, { name, ...values })).id;

describe("provinces", () => {
  it("are 81, in seven regions, and known however they are spelled", async () => {
    expect(
      provinces()
        .toSorted((a, b) => Number(a.code) - Number(b.code))
        .map(({ name }) => name),
    ).toEqual(PROVINCES);
    const all = REGIONS.flatMap((region) => region.provinces).toSorted((a, b) => a - b);
    expect(all).toEqual(Array.from({ length: 81 }, (_, at) => at + 1));
    const spelled = [
      "İSTANBUL",
      "istanbul ili",
      "Afyon",
      "Antep",
      "Ş.Urfa",
      "URFA",
      "Maraş",
      "İçel",
      "İzmit",
      "K.Maraş",
      "Ağrı",
      "IĞDIR",
    ];
    for (const text of [...PROVINCES, ...spelled]) {
      const [found] = await t.sql<{ code: number }>("select app.province_code($1) as code", [text]);
      expect([text, found?.code]).toEqual([text, Number(findProvince(text)?.code)]);
    }
    expect(await t.sql("select app.province_code('Atlantis') as code")).toEqual([{ code: null }]);
  });

  it("are laid out at once, with their customers, and only once", async () => {
    const [home, away] = [await customer({ province: "Gaziantep" }), await customer()];
    expect(await ctx.run(layOutTerritories, {})).toEqual({ made: 89, moved: 1, jobId: null });
    expect([await placeOf(home), await placeOf(away)]).toEqual(["Gaziantep", null]);
    await expect(ctx.run(layOutTerritories, {})).rejects.toMatchObject({ reason: "territories.not_empty" });
    const { data } = await ctx.run(listTerritories, {});
    const named = (name: string) => data.find((one) => one.name === name);
    for (const name of ["Türkiye", "Güneydoğu Anadolu", "Gaziantep"]) {
      const filter = { territoryId: { eq: named(name)?.id } };
      expect((await ctx.run(listCustomers, { filter })).data.map(({ id }) => id)).toEqual([home]);
    }
    expect((await ctx.run(listCustomers, { filter: { territoryId: { in: [named("Ege")?.id] } } })).page.total).toBe(0);
    expect(
      (await ctx.run(listCustomers, { filter: { territoryId: { nin: [named("Türkiye")?.id] } } })).data.map(
        ({ id }) => id,
      ),
    ).toEqual([away]);
    expect((await ctx.run(listCustomers, { filter: { territoryId: { empty: true } } })).page.total).toBe(1);
  });
});

describe("a customer", () => {
  it("is where the rules fit: the highest priority, then the deepest, then the oldest", async () => {
    const top = await territory("Marmara", { provinces: [34, 16] });
    await territory("İstanbul", { parentId: top, provinces: [34] });
    await territory("Şirketler", { parentId: top, rules: { kinds: ["company"] } });
    const [city, plain, elsewhere] = [
      await customer({ province: "İstanbul" }),
      await customer({ province: "Bursa", kind: "person" }),
      await customer({ province: "Van", kind: "person" }),
    ];
    expect([await placeOf(city), await placeOf(plain), await placeOf(elsewhere)]).toEqual([
      "İstanbul",
      "Marmara",
      null,
    ]);
    const first = await territory("Öncelikli", { provinces: [34], priority: 1 });
    expect(await placeOf(city)).toBe("Öncelikli");
    await ctx.run(updateCustomer, { id: city, province: "Bursa" });
    expect(await placeOf(city)).toBe("Şirketler");
    await ctx.run(updateTerritory, { id: first, provinces: [65] });
    expect(await placeOf(elsewhere)).toBe("Öncelikli");
    await ctx.run(deleteTerritory, { id: first });
    expect(await placeOf(elsewhere)).toBe(null);
    await ctx.run(deleteTerritory, { id: top });
    expect((await ctx.run(listTerritories, {})).data.map(({ parentId }) => parentId)).toEqual([null, null]);
  });

  it("fits by sector and size, fields of the agency's own", async () => {
    const choices = [
      { value: "gida", label: "Gıda" },
      { value: "insaat", label: "İnşaat" },
    ];
    await ctx.run(createField, {
      object: "customers",
      label: "Sektör",
      key: "sektor",
      kind: "select",
      settings: { choices },
    });
    await ctx.run(createField, { object: "customers", label: "Çalışan", key: "calisan", kind: "number" });
    const again = t.open(ctx.credential, { tenant: { ...t.tenant, ...(await fresh()) } });
    const rules = {
      fields: [
        { key: "sektor", in: ["gida"] },
        { key: "calisan", from: 50, to: 250 },
      ],
    };
    await territory("Orta boy gıda", { provinces: [34], rules });
    const make = async (custom: Record<string, unknown>) =>
      (await again.run(createCustomer, { kind: "company", name: "x", province: "İstanbul", custom })).territoryName;
    expect(await make({ sektor: "gida", calisan: 50 })).toBe("Orta boy gıda");
    expect(await make({ sektor: "gida", calisan: 251 })).toBe(null);
    expect(await make({ sektor: "insaat", calisan: 60 })).toBe(null);
    expect(await make({ sektor: "gida" })).toBe(null);
    await expect(territory("y", { rules: { fields: [{ key: "yok", in: ["a"] }] } })).rejects.toMatchObject({
      fields: [{ path: "rules.fields.0.key" }],
    });
  });

  it("stays where it is pinned, until the rules decide again, and takes what hangs on it along", async () => {
    const [east, west] = [await territory("Doğu", { provinces: [65] }), await territory("Batı", { provinces: [35] })];
    const id = await customer({ province: "Van" });
    await ctx.run(createPipeline, { name: "Satış", stages: [{ name: "Yeni", probability: 10 }] });
    const deal = await ctx.run(createDeal, { name: "d", customerId: id });
    const where = async () =>
      (await t.sql<{ id: string }>("select territory_id as id from deals where id = $1", [deal.id]))[0]?.id;
    expect(await where()).toBe(east);
    await ctx.run(pinCustomer, { id, territoryId: west });
    expect(await ctx.run(getCustomer, { id })).toMatchObject({ territoryId: west, territoryPinned: true });
    expect(await where()).toBe(west);
    await ctx.run(updateCustomer, { id, province: "Ankara" });
    expect(await placeOf(id)).toBe("Batı");
    expect((await ctx.run(listDeals, { filter: { territoryId: { eq: west } } })).page.total).toBe(1);
    await ctx.run(pinCustomer, { id, territoryId: null });
    expect([await placeOf(id), await where()]).toEqual([null, null]);
    await ctx.run(pinCustomer, { id, territoryId: west });
    await ctx.run(deleteTerritory, { id: west });
    expect(await ctx.run(getCustomer, { id })).toMatchObject({ territoryId: null, territoryPinned: false });
    const elsewhere = await freshTenant();
    const foreign = (await (await elsewhere.as("owner")).run(createTerritory, { name: "x" })).id;
    await expect(ctx.run(pinCustomer, { id, territoryId: foreign })).rejects.toMatchObject({
      fields: [{ path: "territoryId" }],
    });
  });
});

describe("the tree", () => {
  it("never stands below itself, also when two move at once, and ends at six levels", async () => {
    const [a, b] = [await territory("a"), await territory("b")];
    const both = await Promise.allSettled([
      ctx.run(updateTerritory, { id: a, parentId: b }),
      ctx.run(updateTerritory, { id: b, parentId: a }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { reason: "territories.below_itself" },
    });
    let parentId = (await ctx.run(listTerritories, {})).data.find((one) => one.parentId !== null)?.id;
    for (const name of ["3", "4", "5", "6"]) parentId = await territory(name, { parentId });
    await expect(territory("7", { parentId })).rejects.toMatchObject({ reason: "territories.too_deep" });
    expect((await ctx.run(listTerritories, {})).data).toHaveLength(6);
    await expect(
      territory("6", { parentId: (await ctx.run(listTerritories, {})).data.find(({ name }) => name === "5")?.id }),
    ).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("a preview", () => {
  it("tells what would move, and the change does exactly that or says that things changed", async () => {
    const west = await territory("Batı", { provinces: [35] });
    const owner = await t.newUser("member");
    const ids = [await customer({ province: "İzmir", ownerId: owner.id }), await customer({ province: "Manisa" })];
    const change = { id: west, provinces: [45] };
    const seen = await ctx.run(previewTerritories, change);
    expect(seen).toMatchObject({
      moved: 2,
      pairs: expect.arrayContaining([
        { fromId: west, fromName: "Batı", toId: null, toName: null, isNew: false, customers: 1 },
        { fromId: null, fromName: null, toId: west, toName: "Batı", isNew: false, customers: 1 },
      ]),
    });
    expect(seen.owners.find(({ ownerId }) => ownerId === owner.id)?.customers).toBe(1);
    expect(seen.sample.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    expect(await placeOf(ids[0] ?? "")).toBe("Batı");
    const late = await customer({ province: "Manisa" });
    await expect(ctx.run(updateTerritory, { ...change, token: seen.token })).rejects.toMatchObject({
      reason: "territories.changed_meanwhile",
    });
    expect(await placeOf(late)).toBe(null);
    const { token } = await ctx.run(previewTerritories, change);
    expect(await ctx.run(updateTerritory, { ...change, token })).toMatchObject({ moved: 3, jobId: null });
    expect(await Promise.all([...ids, late].map(placeOf))).toEqual([null, "Batı", "Batı"]);
    const fresh = await ctx.run(previewTerritories, { provinces: [35], priority: 5 });
    expect(fresh.pairs).toMatchObject([{ fromName: null, isNew: true, customers: 1 }]);
    await ctx.run(createTerritory, { name: "İzmir", provinces: [35], priority: 5, token: fresh.token });
    const gone = await ctx.run(previewTerritories, { id: west, remove: true });
    expect(gone.moved).toBe(2);
    expect(await ctx.run(deleteTerritory, { id: west, token: gone.token })).toMatchObject({ moved: 2 });
    const version = await t.sql("select max(version)::int as n from customers where tenant_id = $1", [t.tenant.id]);
    expect(version).toEqual([{ n: 1 }]);
  });

  it("of many has a job move them, with progress", async () => {
    await t.sql(
      "insert into customers (tenant_id, id, kind, name, province) select $1, uuidv7(), 'person', 'x', 'Van' from generate_series(1, 2500)",
      [t.tenant.id],
    );
    const made = await ctx.run(createTerritory, { name: "Doğu", provinces: [65] });
    expect(made).toMatchObject({ moved: 2500, jobId: expect.any(String) });
    const inside = () =>
      t.sql("select count(*)::int as n from customers where tenant_id = $1 and territory_id = $2", [
        t.tenant.id,
        made.id,
      ]);
    expect(await inside()).toEqual([{ n: 0 }]);
    await t.work();
    expect(await inside()).toEqual([{ n: 2500 }]);
    expect(await t.sql("select status, done, total from jobs where id = $1", [made.jobId])).toEqual([
      { status: "done", done: 2500, total: 2500 },
    ]);
  });
});

describe("members", () => {
  it("are set as a whole, by those who may", async () => {
    const id = await territory("Batı");
    const person = await t.newUser("member");
    await ctx.run(setTerritoryMembers, { id, members: [{ userId: person.id, role: "owner", untilDay: "2030-01-01" }] });
    expect((await ctx.run(listTerritories, {})).data[0]?.members).toMatchObject([
      { userId: person.id, role: "owner", fromDay: null, untilDay: "2030-01-01" },
    ]);
    await expect(person.ctx.run(setTerritoryMembers, { id, members: [] })).rejects.toMatchObject({ code: "forbidden" });
    await expect(person.ctx.run(previewTerritories, { id, provinces: [1] })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(
      ctx.run(setTerritoryMembers, {
        id,
        members: [{ userId: person.id, fromDay: "2030-02-01", untilDay: "2030-01-01" }],
      }),
    ).rejects.toMatchObject({ fields: [{ path: "members.0.untilDay" }] });
  });
});

async function fresh() {
  const { tenantById } = await import("#tenants/index.ts");
  const { inject } = await import("vitest");
  return tenantById({ url: inject("databaseUrl"), fetchEndpoint: inject("fetchEndpoint") }, t.tenant.id);
}
