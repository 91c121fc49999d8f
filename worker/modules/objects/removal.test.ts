import { Client } from "pg";
import { beforeAll, describe, expect, inject, it } from "vitest";
import type { Ctx } from "#worker/kernel/context.ts";
import { createCustomer, deleteCustomer, getCustomer, listCustomers } from "#worker/modules/customers/index.ts";
import { listJobs } from "#worker/modules/jobs/index.ts";
import { createPipeline } from "#worker/modules/pipeline/index.ts";
import { restoreTrashed } from "#worker/modules/trash/index.ts";
import { createView } from "#worker/modules/views/index.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import { archiveField, createField, fieldUsage, listFields, removeField, restoreField } from "./index.ts";

let t: Fixture;
let owner: Ctx;
beforeAll(async () => {
  t = await freshTenant();
  owner = await t.as("owner");
});

const field = (key: string, kind: string, more = {}) =>
  owner.run(createField, { object: "customers", key, label: key, kind, ...more } as never);
const slotOf = async (id: string) =>
  (await t.sql<{ slot: string | null }>("select slot from fields where id = $1", [id]))[0]?.slot;
const gone = async (id: string) => {
  await owner.run(archiveField, { id });
  const shown = await owner.run(removeField, { id });
  expect(shown.removing).toBe(true);
  await t.work();
};
const refusal = (work: Promise<unknown>) => work.then(() => null).catch((error) => error.reason);

describe("a field that is removed for good", () => {
  it("takes its values along, edits nothing, and frees its slot: nothing of it shows in the next field", async () => {
    const code = await field("kod", "text", { unique: true });
    const many = await field("etiketler", "multi_select", { settings: { choices: [{ value: "a", label: "A" }] } });
    const slot = await slotOf(code.id);
    const one = await owner.run(createCustomer, {
      kind: "person",
      name: "Bir",
      custom: { kod: "K-1", etiketler: ["a"] },
    });
    await t.sql(
      "insert into customers (tenant_id, id, kind, name, owner_id) select tenant_id, uuidv7(), 'person', 'Çok ' || g, owner_id from customers, generate_series(1, 1100) g where id = $1",
      [one.id],
    );
    await t.sql(`update customers set ${slot} = 'X' || id where tenant_id = $1 and name like 'Çok%'`, [t.tenant.id]);
    await gone(code.id);
    await gone(many.id);
    const jobs = await owner.run(listJobs, { limit: 2 } as never);
    expect(jobs.data).toMatchObject([
      { kind: "remove_field", status: "done", done: 1 },
      { kind: "remove_field", status: "done", done: 1101, total: 1101 },
    ]);
    expect(await t.sql(`select id from customers where tenant_id = $1 and ${slot} is not null`, [t.tenant.id])).toEqual(
      [],
    );
    for (const table of ["unique_values", "list_values"])
      expect(await t.sql(`select id from ${table} where tenant_id = $1`, [t.tenant.id])).toEqual([]);
    expect(await slotOf(code.id)).toBeUndefined();
    const next = await field("kod", "text");
    expect(await slotOf(next.id)).toBe(slot);
    const after = await owner.run(getCustomer, { id: one.id });
    expect([after.custom.kod, after.version]).toEqual([null, one.version]);
    expect((await owner.run(listCustomers, { filter: { "custom.kod": { empty: false } } } as never)).data).toEqual([]);
  });

  it("is out of use before, feeds nothing, and does not come back halfway", async () => {
    const price = await field("fiyat", "number");
    expect(await refusal(owner.run(removeField, { id: price.id }))).toBe("fields.in_use");
    const twice = await field("iki_kat", "number", { settings: { formula: "fiyat * 2" } });
    await owner.run(archiveField, { id: twice.id });
    await owner.run(archiveField, { id: price.id });
    expect(await refusal(owner.run(removeField, { id: price.id }))).toBe("fields.used_by");
    await owner.run(removeField, { id: twice.id });
    expect(await refusal(owner.run(restoreField, { id: twice.id }))).toBe("fields.removing");
    expect(await refusal(owner.run(removeField, { id: twice.id }))).toBe("fields.removing");
    await t.work();
    await owner.run(removeField, { id: price.id });
    await t.work();
    expect((await owner.run(listFields, { archived: true })).data).toEqual([]);
  });

  it("waits for who began to write while it was in use", async () => {
    const late = await field("gec", "text");
    const slot = await slotOf(late.id);
    const made = await owner.run(createCustomer, { kind: "person", name: "Geç kalan" });
    const writer = new Client(inject("ownerUrl"));
    await writer.connect();
    await writer.query("begin");
    await writer.query("select app.act($1, 'system', null, null, '{}'), set_config('app.operation', 'test', true)", [
      t.tenant.id,
    ]);
    await writer.query("select pg_current_xact_id()");
    await owner.run(archiveField, { id: late.id });
    await owner.run(removeField, { id: late.id });
    const working = t.work();
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(await slotOf(late.id)).toBe(slot);
    await writer.query(`update customers set ${slot} = 'geç' where id = $1`, [made.id]);
    await writer.query("commit");
    await writer.end();
    await working;
    expect(await slotOf(late.id)).toBeUndefined();
    expect(await t.sql(`select ${slot} as value from customers where id = $1`, [made.id])).toEqual([{ value: null }]);
  });

  it("does not come back with a record from the trash", async () => {
    const old = await field("eski", "text");
    const slot = await slotOf(old.id);
    const made = await owner.run(createCustomer, { kind: "person", name: "Silinen", custom: { eski: "sır" } });
    await owner.run(deleteCustomer, { id: made.id });
    await gone(old.id);
    const next = await field("yeni", "text");
    expect(await slotOf(next.id)).toBe(slot);
    await owner.run(restoreTrashed, { id: made.id });
    expect((await owner.run(getCustomer, { id: made.id })).custom.yeni).toBeNull();
  });

  it("is told where it is used: lists, also of other records that ask through it, and stages", async () => {
    const made = await owner.run(createField, { object: "deals", key: "butce", label: "Bütçe", kind: "number" });
    const save = (resource: string, name: string, filter: object) =>
      owner.run(createView, { resource, name, query: { filter } } as never);
    await save("deals", "Büyükler", { "custom.butce": { gte: 5 } });
    await save("customers", "Büyük fırsatlılar", { related: { "deals.customerId": { "custom.butce": { gte: 5 } } } });
    await save("customers", "Bir yıldır olanlar", { createdAt: { within: "last_year" } });
    const stages = [
      { name: "Yeni", probability: 20, required: ["custom.butce"] },
      { name: "Teklif", probability: 50 },
    ];
    await owner.run(createPipeline, { name: "Satış", stages } as never);
    const usage = await owner.run(fieldUsage, { id: made.id });
    expect(usage.views.map(({ name }) => name)).toEqual(["Büyük fırsatlılar", "Büyükler"]);
    expect(usage.stages.map(({ name }) => name)).toEqual(["Satış · Yeni"]);
  });
});
