import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "#worker/kernel/context.ts";
import { newId } from "#worker/kernel/id.ts";
import { listAudit } from "#worker/modules/audit/index.ts";
import { createCustomer, getCustomer, listCustomers } from "#worker/modules/customers/index.ts";
import { createJob, getJob, listJobRows, undoJob } from "#worker/modules/jobs/index.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import {
  createField,
  createObject,
  createRecord,
  deleteRecord,
  getRecord,
  listRecords,
  updateField,
  updateRecord,
} from "./index.ts";

let t: Fixture;
let owner: Ctx;
let labels: string;
const ids: Record<string, string> = {};

beforeAll(async () => {
  t = await freshTenant();
  owner = await t.as("owner");
  await owner.run(createObject, { name: "arac", label: "Araç", plural: "Araçlar", icon: "car" });
  const choices = ["klima", "deri", "tavan"].map((value) => ({ value, label: value }));
  const made = await owner.run(createField, {
    object: "arac",
    key: "donanim",
    label: "Donanım",
    kind: "multi_select",
    settings: { choices, most: 2 },
  });
  labels = made.id;
  await owner.run(createField, {
    object: "arac",
    key: "suruculer",
    label: "Sürücüler",
    kind: "relations",
    settings: { object: "customers" },
  });
  for (const name of ["Ada", "Bora", "Cem"]) ids[name] = (await owner.run(createCustomer, { kind: "person", name })).id;
});

const make = (name: string, custom: Record<string, unknown> = {}, ctx = owner) =>
  ctx.run(createRecord, { object: "arac", name, custom });
const change = (id: string, custom: Record<string, unknown>, ctx = owner) =>
  ctx.run(updateRecord, { object: "arac", id, custom });
const found = async (filter: object, ctx = owner) =>
  (await ctx.run(listRecords, { object: "arac", filter, sort: "name" } as never)).data.map(({ name }) => name);
const names = (value: unknown) => (value as { name: string }[] | null)?.map(({ name }) => name) ?? null;
const refusal = (work: Promise<unknown>) => work.then(() => null).catch((error) => error.fields);

describe("a field that holds several values", () => {
  it("keeps their order, each once, and what comes and goes leaves the rest", async () => {
    const one = await make("34 A 1", { donanim: ["deri", "klima", "deri"] });
    expect(one.custom.donanim).toEqual(["deri", "klima"]);
    expect((await change(one.id, { donanim: { remove: ["deri"], add: ["tavan"] } })).custom.donanim).toEqual([
      "klima",
      "tavan",
    ]);
    expect((await change(one.id, { donanim: [] })).custom.donanim).toBeNull();
    expect((await change(one.id, { donanim: { add: ["deri"] } })).version).toBe(4);
  });

  it("refuses each unknown value by its place, more than it takes, and none where one is required", async () => {
    expect(await refusal(make("Bozuk", { donanim: ["klima", "kanat"] }))).toEqual([
      expect.objectContaining({ path: "custom.donanim.1" }),
    ]);
    const two = await make("34 A 2", { donanim: ["klima", "deri"] });
    expect(await refusal(change(two.id, { donanim: ["klima", "deri", "tavan"] }))).toEqual([
      expect.objectContaining({ path: "custom.donanim", reason: "too_big_array" }),
    ]);
    expect(await refusal(change(two.id, { donanim: { add: ["tavan"] } }))).toEqual([
      expect.objectContaining({ path: "custom.donanim", reason: "too_big_array" }),
    ]);
    await owner.run(updateField, { id: labels, required: true });
    for (const sent of [null, [], { remove: ["klima", "deri"] }])
      expect(await refusal(change(two.id, { donanim: sent }))).toEqual([
        expect.objectContaining({ path: "custom.donanim", reason: "required" }),
      ]);
    expect(await refusal(make("Boş"))).toEqual([expect.objectContaining({ path: "custom.donanim" })]);
    await owner.run(updateField, { id: labels, required: false });
    expect((await owner.run(getRecord, { object: "arac", id: two.id })).custom.donanim).toEqual(["klima", "deri"]);
    expect(await found({ "custom.donanim": { in: ["tavan"] } })).toEqual([]);
  });

  it("is filtered by any, all, none and empty, and a choice that is held is not taken out", async () => {
    await make("35 B 1", { donanim: ["klima", "tavan"] });
    await make("35 B 2", { donanim: ["tavan"] });
    await make("35 B 3");
    const among = (filter: object) =>
      found({ and: [{ "custom.donanim": filter }] }).then((all) => all.filter((name) => name.startsWith("35")));
    expect(await among({ in: ["klima", "tavan"] })).toEqual(["35 B 1", "35 B 2"]);
    expect(await among({ all: "klima,tavan" })).toEqual(["35 B 1"]);
    expect(await among({ nin: ["klima"] })).toEqual(["35 B 2", "35 B 3"]);
    expect(await among({ empty: true })).toEqual(["35 B 3"]);
    expect(await found({ or: [{ "custom.donanim": { all: ["klima", "tavan"] } }] })).toEqual(["35 B 1"]);
    const choices = [{ value: "klima", label: "Klima" }];
    await expect(owner.run(updateField, { id: labels, settings: { choices, most: 2 } })).rejects.toMatchObject({
      code: "conflict",
      reason: "fields.choice_used",
    });
  });

  it("stands in the audit log as it was and as it is", async () => {
    const one = await make("34 D 1", { donanim: ["klima"] });
    await change(one.id, { donanim: { add: ["deri"] } });
    const { data } = await owner.run(listAudit, { filter: { table: { eq: "records" } }, limit: 1 } as never);
    expect(data[0]).toMatchObject({
      rowId: one.id,
      before: { "custom.donanim": ["klima"] },
      after: { "custom.donanim": ["klima", "deri"] },
    });
  });

  it("is added to and taken from many at once, each with what it had; and back", async () => {
    const one = await make("41 E 1", { donanim: ["klima"] });
    const two = await make("41 E 2", { donanim: ["klima", "deri"] });
    const full = await make("41 E 3", { donanim: ["klima", "tavan"] });
    const values = { custom: { donanim: { add: ["deri"] } } };
    const select = { ids: [one.id, two.id, full.id] };
    const job = await owner.run(createJob, { subject: "arac", action: "update", values, select });
    await t.work();
    expect(await owner.run(getJob, { id: job.id })).toMatchObject({ done: 1, skipped: 1, failed: 1 });
    const rows = await owner.run(listJobRows, { id: job.id, filter: { status: { eq: "failed" } } });
    expect(rows.data[0]).toMatchObject({ recordId: full.id });
    const held = async (id: string) => (await owner.run(getRecord, { object: "arac", id })).custom.donanim;
    expect(await held(one.id)).toEqual(["klima", "deri"]);
    await owner.run(undoJob, { id: job.id });
    await t.work();
    expect([await held(one.id), await held(two.id)]).toEqual([["klima"], ["klima", "deri"]]);
  });

  it("loses nothing to two who add at once", async () => {
    const one = await make("06 F 1");
    const added = await Promise.allSettled(
      ["klima", "deri"].map((value) => change(one.id, { donanim: { add: [value] } })),
    );
    expect(added.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
    const { custom } = await owner.run(getRecord, { object: "arac", id: one.id });
    expect([...(custom.donanim as string[])].sort()).toEqual(["deri", "klima"]);
  });
});

describe("a relation to several records", () => {
  it("is seen from both sides, and conditions go through it both ways", async () => {
    const one = await make("07 G 1", { suruculer: [{ id: ids.Bora }, ids.Ada] });
    await make("07 G 2", { suruculer: [ids.Cem] });
    expect(names(one.custom.suruculer)).toEqual(["Bora", "Ada"]);
    expect(await found({ "custom.suruculer": { eq: ids.Ada } })).toEqual(["07 G 1"]);
    expect(await found({ related: { "custom.suruculer": { kind: { eq: "person" } } } })).toEqual(["07 G 1", "07 G 2"]);
    const customers = async (filter: object) =>
      (await owner.run(listCustomers, { filter, sort: "name" } as never)).data.map(({ name }) => name);
    const drives = { "arac.custom.suruculer": { "custom.donanim": { empty: true } } };
    expect(await customers({ related: drives })).toEqual(["Ada", "Bora", "Cem"]);
    expect(await customers({ unrelated: { "arac.custom.suruculer": {} } })).toEqual([]);
    await change(one.id, { suruculer: { remove: [ids.Ada] } });
    expect(await customers({ related: drives })).toEqual(["Bora", "Cem"]);
  });

  it("points only at records of this tenant that the person sees, and nothing is written otherwise", async () => {
    const other = await freshTenant();
    const theirs = await (await other.as("owner")).run(createCustomer, { kind: "person", name: "Yabancı" });
    for (const strange of [theirs.id, newId(Date.now())]) {
      expect(await refusal(make("Yabancı", { suruculer: [ids.Ada, strange] }))).toEqual([
        expect.objectContaining({ path: "custom.suruculer.1", reason: "unknown_reference" }),
      ]);
    }
    expect(await found({ "custom.suruculer": { in: [theirs.id] } })).toEqual([]);
    const { ctx: seller } = await t.newUser("member");
    expect(await refusal(make("Görmediği", { suruculer: [ids.Ada] }, seller))).toEqual([
      expect.objectContaining({ path: "custom.suruculer.0", reason: "unknown_reference" }),
    ]);
    expect((await t.sql("select from records where name in ('Yabancı', 'Görmediği')")).length).toBe(0);
  });

  it("shows each person what he sees, and nobody takes away what he does not", async () => {
    const { ctx: seller } = await t.newUser("member");
    const mine = await seller.run(createCustomer, { kind: "person", name: "Benim" });
    const one = await make("16 H 1", { suruculer: [ids.Ada, mine.id] }, owner);
    await owner.run(updateRecord, { object: "arac", id: one.id, ownerId: mine.ownerId });
    const seen = await seller.run(getRecord, { object: "arac", id: one.id });
    expect(names(seen.custom.suruculer)).toEqual(["Benim"]);
    await change(one.id, { suruculer: null }, seller);
    const left = await owner.run(getRecord, { object: "arac", id: one.id });
    expect(names(left.custom.suruculer)).toEqual(["Ada"]);
    expect(await found({ related: { "custom.suruculer": {} } }, seller)).toEqual([]);
  });

  it("is not there, nor tells that it is, for whom the field is hidden from", async () => {
    const api = await t.apiKey({ "customers:read": "all" });
    const field = await owner.run(createField, {
      object: "customers",
      key: "gizli",
      label: "Gizli",
      kind: "relations",
      settings: { object: "customers" },
      hiddenFrom: ["api_keys"],
    });
    const one = await owner.run(createCustomer, {
      kind: "person",
      name: "Deniz",
      custom: { gizli: [ids.Ada] },
    });
    expect((await api.run(getCustomer, { id: one.id })).custom.gizli).toBeNull();
    const asked = (filter: object) => api.run(listCustomers, { filter } as never).then(({ data }) => data.length);
    expect(await asked({ "custom.gizli": { in: [ids.Ada] } })).toBe(0);
    expect(await asked({ related: { "custom.gizli": {} } })).toBe(0);
    expect(await asked({ related: { "customers.custom.gizli": {} } })).toBe(0);
    expect(field.hiddenFrom).toEqual(["api_keys"]);
  });

  it("goes with its record", async () => {
    const one = await make("20 I 1", { suruculer: [ids.Ada], donanim: ["klima"] });
    const kept = () => t.sql<{ choice: string }>("select choice from list_values where subject_id = $1", [one.id]);
    expect((await kept()).length).toBe(2);
    await owner.run(deleteRecord, { object: "arac", id: one.id });
    expect(await kept()).toEqual([]);
  });
});
