import { beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "#worker/kernel/context.ts";
import { layoutFor } from "#worker/kernel/custom/layout.ts";
import type { Failure } from "#worker/kernel/errors.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import {
  archiveField,
  changeKind,
  createField,
  createObject,
  deleteObject,
  getLayout,
  listFields,
  removeField,
  resetLayout,
  restoreField,
  saveLayout,
} from "../index.ts";

let t: Fixture;
let owner: Ctx;
beforeEach(async () => {
  t = await freshTenant();
  owner = await t.as("owner");
});

const field = (key: string, kind = "text", more = {}) =>
  owner.run(createField, { object: "customers", key, label: key, kind, ...more } as never);
const group = (label: string, ...fields: string[]) => ({ label, fields });
const tab = (key: string, ...groups: ReturnType<typeof group>[]) => ({ key, label: key.toUpperCase(), groups });
const save = (values: object) => owner.run(saveLayout, { object: "customers", tabs: [], ...values } as never);
const layout = () => owner.run(getLayout, { object: "customers" });
const places = async () => (await layout()).tabs.flatMap(({ groups }) => groups.flatMap(({ fields }) => fields));
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: Failure) => (error.fields.length > 0 ? error.fields.map(({ path, reason }) => [path, reason]) : error.code),
  );
/** As the Worker knows the tenant on the next request. */
const known = async () => {
  const ctx = await t.as("owner");
  await ctx.run(listFields, {});
  return ctx.tenant?.layouts;
};

describe("the layout of an object", () => {
  it("is the usual one until one is saved, and again once that is taken back", async () => {
    const usual = { object: "customers", tabs: [], hidden: [], columns: null, version: null, updatedAt: null };
    expect(await layout()).toEqual(usual);
    await field("plaka");
    const tabs = [tab("genel", group("Kim", "name", "custom.plaka")), tab("fatura", group("Vergi", "taxNumber"))];
    const saved = await save({ tabs, hidden: ["website"], columns: ["name", "custom.plaka", "owner"], version: null });
    expect(saved).toMatchObject({ tabs, hidden: ["website"], columns: ["name", "custom.plaka", "owner"], version: 1 });
    expect(await layout()).toEqual(saved);
    expect(await known()).toEqual([
      { object: "customers", tabs, hidden: ["website"], columns: ["name", "custom.plaka", "owner"] },
    ]);
    expect(await owner.run(resetLayout, { object: "customers", version: 1 })).toEqual(usual);
    expect(await known()).toEqual([]);
    expect(await refusal(owner.run(resetLayout, { object: "customers" }))).toBe("not_found");
    const told = await t.sql<{ name: string }>(
      "select name from events where tenant_id = $1 and subject = 'layouts' order by id",
      [t.tenant.id],
    );
    expect(told.map(({ name }) => name)).toEqual(["layouts.saved", "layouts.reset"]);
    const audited = await t.sql<{ action: string }>(
      "select action from audit_log where tenant_id = $1 and table_name = 'layouts' order by id",
      [t.tenant.id],
    );
    expect(audited.map(({ action }) => action)).toEqual(["insert", "delete"]);
  });

  it("is not written over by who read another one", async () => {
    await save({ version: null });
    expect(await refusal(save({ version: null }))).toBe("changed_meanwhile");
    await save({ version: 1, hidden: ["website"] });
    expect(await refusal(save({ version: 1 }))).toBe("changed_meanwhile");
    expect(await refusal(owner.run(resetLayout, { object: "customers", version: 1 }))).toBe("changed_meanwhile");
    expect(await layout()).toMatchObject({ version: 2, hidden: ["website"] });
    const both = await Promise.all(
      [1, 2].map(() => refusal(owner.run(saveLayout, { object: "deals", tabs: [], version: null } as never))),
    );
    expect(both.filter((one) => one === null)).toHaveLength(1);
  });

  it("names what the object has, each once, and says where it does not", async () => {
    await owner.run(createField, { object: "deals", key: "kaynak", label: "Kaynak", kind: "text" } as never);
    await field("plaka");
    const tabs = [
      tab("a", group("Bir", "name", "amountMinor", "custom.kaynak")),
      tab("a", group("İki", "custom.plaka", "name"), group("Üç", "hep", "__proto__")),
    ];
    expect(
      await refusal(save({ tabs, hidden: ["custom.plaka"], columns: ["name", "ownerId", "name", "custom.kaynak"] })),
    ).toEqual([
      ["tabs.0.groups.0.fields.1", "unknown_field"],
      ["tabs.0.groups.0.fields.2", "unknown_field"],
      ["tabs.1.groups.0.fields.1", "twice"],
      ["tabs.1.groups.1.fields.0", "unknown_field"],
      ["tabs.1.groups.1.fields.1", "unknown_field"],
      ["hidden.0", "twice"],
      ["columns.1", "unknown_field"],
      ["columns.2", "twice"],
      ["columns.3", "unknown_field"],
      ["tabs.1.key", "twice"],
    ]);
    const many = Array.from({ length: 1000 }, (_, at) => group(`G${at}`));
    const paths = async (values: object) => ((await refusal(save(values))) as string[][]).map(([path]) => path);
    expect(await paths({ tabs: [tab("a", ...many)] })).toEqual(["tabs.0.groups"]);
    expect(await paths({ tabs: [tab("a", group("x".repeat(10_240)))] })).toEqual(["tabs.0.groups.0.label"]);
    expect(await paths({ tabs: [tab("a", group("  "))] })).toEqual(["tabs.0.groups.0.label"]);
    expect(await paths({ tabs: [{ ...tab("a"), colour: "#fff" }] })).toEqual(["tabs.0.colour"]);
    expect(await paths({ tabs: [tab("Ä b")] })).toEqual(["tabs.0.key"]);
    expect(await paths({ columns: [] })).toEqual(["columns"]);
    for (const object of ["yok", "records", "users"])
      expect(await refusal(owner.run(saveLayout, { object, tabs: [] } as never))).toBe("not_found");
    expect((await layout()).version).toBeNull();
  });

  it("is arranged by who shapes records, of own objects as well, and goes with the object", async () => {
    const { id } = await owner.run(createObject, { name: "arac", label: "Araç", plural: "Araçlar" } as never);
    await owner.run(createField, { object: "arac", key: "plaka", label: "Plaka", kind: "text" } as never);
    const values = { object: "arac", tabs: [tab("genel", group("Kayıt", "custom.plaka", "ownerId", "name"))] };
    const member = await t.as("member");
    expect(await refusal(member.run(saveLayout, values as never))).toBe("forbidden");
    expect(await refusal(member.run(getLayout, { object: "arac" }))).toBe("forbidden");
    await owner.run(saveLayout, { ...values, columns: ["custom.plaka"] } as never);
    await owner.run(deleteObject, { id });
    expect(await t.sql("select id from layouts where tenant_id = $1", [t.tenant.id])).toEqual([]);
  });
});

describe("a field's place", () => {
  it("is kept while it is out of use or becomes of another kind, and goes with it", async () => {
    const price = await field("fiyat");
    const plate = await field("plaka");
    await save({
      tabs: [tab("a", group("Bir", "custom.plaka", "custom.fiyat", "name")), tab("b")],
      columns: ["custom.plaka", "name"],
    });
    await owner.run(changeKind, { id: price.id, kind: "currency", version: price.version });
    await t.work();
    await owner.run(archiveField, { id: plate.id });
    // Saved meanwhile, with the place of what is out of use.
    const before = await layout();
    await save({ tabs: before.tabs, columns: before.columns });
    await owner.run(restoreField, { id: plate.id });
    expect(await places()).toEqual(["custom.plaka", "custom.fiyat", "name"]);

    await owner.run(archiveField, { id: plate.id });
    await owner.run(removeField, { id: plate.id });
    await t.work();
    await field("plaka");
    expect(await layout()).toMatchObject({
      tabs: [tab("a", group("Bir", "custom.fiyat", "name")), tab("b")],
      columns: ["name"],
    });
  });
});

it("a reader learns nothing of what is hidden from them", () => {
  const seen = {
    id: "1",
    key: "plaka",
    label: "Plaka",
    kind: "text",
    settings: {},
    required: false,
    unique: false,
    help: null,
    default: null,
  } as const;
  const saved = {
    object: "customers",
    tabs: [
      tab("a", group("Bir", "name", "custom.maas", "custom.plaka"), group("Ücret", "custom.maas")),
      tab("gizli", group("Ücret", "custom.prim")),
    ],
    hidden: ["custom.not", "website"],
    columns: ["custom.maas", "name"],
  };
  expect(layoutFor(saved, [seen])).toEqual({
    tabs: [tab("a", group("Bir", "name", "custom.plaka"))],
    hidden: ["website"],
    columns: ["name"],
  });
});
