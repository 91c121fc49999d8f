import { beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "#worker/kernel/context.ts";
import { createCustomer, getCustomer, listCustomers, updateCustomer } from "#worker/modules/customers/index.ts";
import { cancelJob, listJobs } from "#worker/modules/jobs/index.ts";
import { createView } from "#worker/modules/views/index.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import {
  changeKind,
  createField,
  createObject,
  createRecord,
  getRecord,
  listFields,
  previewKind,
  restoreField,
} from "../index.ts";

let t: Fixture;
let owner: Ctx;
beforeEach(async () => {
  t = await freshTenant();
  owner = await t.as("owner");
});

const field = (key: string, kind: string, more = {}) =>
  owner.run(createField, { object: "customers", key, label: key, kind, ...more } as never);
const person = (name: string, custom: Record<string, unknown>) =>
  owner.run(createCustomer, { kind: "person", name, custom } as never);
const held = async (id: string) => (await owner.run(getCustomer, { id })).custom;
const refusal = (work: Promise<unknown>) =>
  work.then(() => null).catch((error) => error.fields?.[0]?.reason ?? error.reason);

describe("a field that becomes of another kind", () => {
  it("shows before what would be lost, and keeps that in the old field", async () => {
    const price = await field("fiyat", "text");
    const values = ["1.234,50", "1.234,50", "₺ 99", "sorulacak", "12 Kasım"];
    const people = [];
    for (const [at, value] of values.entries()) people.push(await person(`K${at}`, { fiyat: value }));
    const empty = await person("Boş", {});
    const view = { name: "Pahalı", resource: "customers", query: { filter: { "custom.fiyat": { empty: false } } } };
    await owner.run(createView, view as never);
    const preview = await owner.run(previewKind, { id: price.id, kind: "currency" });
    expect(preview).toMatchObject({ records: 5, all: true, lost: 2, unique: false });
    expect(preview.examples).toEqual([
      { before: "12 Kasım", after: null, records: 1 },
      { before: "sorulacak", after: null, records: 1 },
      { before: "1.234,50", after: "1234,5", records: 2 },
      { before: "₺ 99", after: "99", records: 1 },
    ]);
    const shown = await owner.run(changeKind, { id: price.id, kind: "currency", version: price.version });
    expect([shown.kind, shown.changing]).toEqual(["text", true]);
    // Nobody writes to it meanwhile, and it may stay out of a form.
    const [first, , , asked] = people;
    expect(await refusal(owner.run(updateCustomer, { id: first?.id, custom: { fiyat: "5" } } as never))).toBe(
      "fields.changing",
    );
    expect(await refusal(owner.run(changeKind, { id: price.id, kind: "number" } as never))).toBe("fields.changing");
    await t.work();
    const after = (await owner.run(listFields, { object: "customers" })).data.find(({ key }) => key === "fiyat");
    expect(after).toMatchObject({ kind: "currency", changing: false, label: "fiyat" });
    expect(await Promise.all(people.map(async ({ id }) => (await held(id)).fiyat))).toEqual([
      123450,
      123450,
      9900,
      null,
      null,
    ]);
    expect([(await held(empty.id)).fiyat, (await owner.run(getCustomer, { id: first?.id ?? "" })).version]).toEqual([
      null,
      first?.version,
    ]);
    const dear = { filter: { "custom.fiyat": { gte: 10000 } } };
    expect((await owner.run(listCustomers, dear as never)).data.length).toBe(2);
    await owner.run(updateCustomer, { id: first?.id, custom: { fiyat: 700 } } as never);
    // What it was is there, out of use, and comes back.
    const [old] = (await owner.run(listFields, { object: "customers", archived: true })).data;
    expect(old).toMatchObject({ kind: "text", label: "fiyat", removing: false });
    await owner.run(restoreField, { id: old?.id ?? "" });
    expect((await held(asked?.id ?? ""))[old?.key ?? ""]).toBe("sorulacak");
    const { data } = await owner.run(listJobs, { limit: 1 } as never);
    expect(data[0]).toMatchObject({ kind: "change_field", status: "done", done: 5, total: 5 });
  });

  it("says no to what makes no sense, and is as it was when it is stopped", async () => {
    const code = await field("kod2", "text", { unique: true, required: true });
    const one = await person("X", { kod2: "A-1" });
    expect(await refusal(owner.run(changeKind, { id: code.id, kind: "person" } as never))).toBe("fields.cannot_become");
    expect(await refusal(owner.run(changeKind, { id: code.id, kind: "text" } as never))).toBe("fields.cannot_become");
    expect(await refusal(owner.run(changeKind, { id: code.id, kind: "number", version: 99 } as never))).toBe(
      "changed_meanwhile",
    );
    const amount = await field("adet", "number");
    await field("iki_kat", "number", { settings: { formula: "adet * 2" } });
    expect(await refusal(owner.run(changeKind, { id: amount.id, kind: "text" } as never))).toBe("fields.used_by");
    expect((await owner.run(previewKind, { id: code.id, kind: "number" })).unique).toBe(true);
    await owner.run(changeKind, { id: code.id, kind: "number" } as never);
    // What it asks for is not asked while it changes.
    await person("Y", {});
    const [job] = (await owner.run(listJobs, { limit: 1 } as never)).data;
    await owner.run(cancelJob, { id: job?.id ?? "" });
    await t.work();
    expect(await refusal(person("Z", {}))).toBe("required");
    await owner.run(updateCustomer, { id: one.id, custom: { kod2: "A-2" } } as never);
    expect((await held(one.id)).kod2).toBe("A-2");
    const member = await t.as("member");
    expect(await refusal(member.run(previewKind, { id: code.id, kind: "number" }))).toBe("forbidden");
    const stranger = await (await freshTenant()).as("owner");
    expect(await refusal(stranger.run(previewKind, { id: code.id, kind: "number" }))).toBe("not_found");
  });

  const pairs: [string, object, string, unknown[], unknown[]][] = [
    ["text", {}, "select", ["Kiralık", "kiralık", "Satılık"], ["kiralik", "kiralik", "satilik"]],
    ["text", {}, "multi_select", ["A; B", "b"], [["a", "b"], ["b"]]],
    ["select", { choices: [{ value: "x", label: "Iks" }] }, "text", ["x"], ["Iks"]],
    ["select", { choices: [{ value: "x", label: "Iks" }] }, "multi_select", ["x"], [["x"]]],
    [
      "multi_select",
      {
        choices: [
          { value: "x", label: "X" },
          { value: "y", label: "Y" },
        ],
      },
      "select",
      [["x"], ["x", "y"]],
      ["x", null],
    ],
    ["text", {}, "date", ["22.11.2026", "2026-02-30", "22 Kas 2026"], ["2026-11-22", null, "2026-11-22"]],
    ["date", {}, "date_time", ["2026-11-22"], ["2026-11-21T21:00:00.000Z"]],
    ["date_time", {}, "date", ["2026-11-21T21:30:00.000Z"], ["2026-11-22"]],
    ["number", {}, "text", [1234.5], ["1234,5"]],
    ["number", {}, "currency", [12.345], [1235]],
    ["currency", {}, "number", [123450], [1234.5]],
    ["yes_no", {}, "text", [true, false], ["Evet", "Hayır"]],
    ["text", {}, "yes_no", ["evet", "yok", "belki"], [true, false, null]],
    ["text", {}, "phone", ["0532 111 22 33", "yok"], ["+905321112233", null]],
    ["text", {}, "email", ["Ali@Example.com", "ali"], ["ali@example.com", null]],
    ["long_text", {}, "text", ["Bir\nİki", "x".repeat(600)], ["Bir İki", null]],
    ["text", {}, "long_text", ["Bir"], ["Bir"]],
    ["address", {}, "text", [{ line: "Gül Sk. 5", province: "Bursa" }], ["Gül Sk. 5, Bursa"]],
  ];
  it.each(pairs)("%s (%o) → %s", async (from, settings, kind, values, wanted) => {
    const one = await field(`f_${crypto.randomUUID().slice(0, 8)}`, from, { settings });
    const people = [];
    for (const value of values) people.push(await person("P", { [one.key]: value }));
    const preview = await owner.run(previewKind, { id: one.id, kind } as never);
    expect(preview.lost).toBe(wanted.filter((value) => value === null).length);
    await owner.run(changeKind, { id: one.id, kind } as never);
    await t.work();
    expect(await Promise.all(people.map(async ({ id }) => (await held(id))[one.key]))).toEqual(wanted);
  });

  it("works over many records, and on an object of the agency's own with relations", async () => {
    await owner.run(createObject, { name: "mulk", label: "Mülk", plural: "Mülkler" } as never);
    const whom = await owner.run(createField, {
      object: "mulk",
      key: "sahip",
      label: "Sahip",
      kind: "relation",
      settings: { object: "customers" },
    } as never);
    const ali = await person("Ali", {});
    const flat = await owner.run(createRecord, { object: "mulk", name: "Daire", custom: { sahip: ali.id } } as never);
    const [{ slot } = { slot: "" }] = await t.sql<{ slot: string }>("select slot from fields where id = $1", [whom.id]);
    await t.sql(
      `insert into records (tenant_id, id, object_id, name, ${slot}) select r.tenant_id, uuidv7(), r.object_id, 'D' || g, r.${slot} from records r, generate_series(1, 1100) g where r.id = $1`,
      [flat.id],
    );
    await owner.run(changeKind, { id: whom.id, kind: "relations" } as never);
    await t.work();
    const after = await owner.run(getRecord, { object: "mulk", id: flat.id } as never);
    expect(after.custom.sahip).toEqual([{ id: ali.id, name: "Ali" }]);
    const [told] = await t.sql<{ many: number }>(
      "select count(*)::int as many from list_values where tenant_id = $1 and target_id = $2",
      [t.tenant.id, ali.id],
    );
    expect(told?.many).toBe(1101);
  });
});
