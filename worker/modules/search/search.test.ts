import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "#worker/kernel/context.ts";
import { createCustomer } from "#worker/modules/customers/index.ts";
import { createObject, createRecord } from "#worker/modules/objects/index.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import { searchEverything } from "./index.ts";

let t: Fixture;
beforeAll(async () => {
  t = await freshTenant();
});

const READ = { "customers:read": "all", "deals:read": "all", "projects:read": "all", "tasks:read": "all" } as const;

describe("the palette's search", () => {
  it("finds beginnings first, then words, then parts", async () => {
    const ctx = await t.as("owner");
    for (const name of ["Kaya Gıda", "Ayşe Kaya", "Akkayak", "Kayseri Tur", "Işıl Öz"])
      await ctx.run(createCustomer, { kind: "company", name });
    const names = async (q: string) => (await ctx.run(searchEverything, { q })).customers.map((c) => c.name);
    expect(await names("kaya")).toEqual(["Kaya Gıda", "Ayşe Kaya", "Akkayak"]);
    expect(await names("KAYA gı")).toEqual(["Kaya Gıda"]);
    expect(await names("gıda kaya")).toEqual(["Kaya Gıda"]);
    expect(await names("isil")).toEqual(["Işıl Öz"]);
    expect(await names("k")).toEqual(["Kaya Gıda", "Kayseri Tur"]);
    expect(await names("ay")).toEqual(["Ayşe Kaya"]);
    for (const q of ["", " ", "%", "_", "kaya%", "%%%", "\\", "'", "100% olmaz"])
      expect([q, await names(q)]).toEqual([q, []]);
  });

  it("brings eight at most, of each kind only what the actor may see", async () => {
    const [one, other] = [await freshTenant(), await freshTenant()];
    const { id: userId, ctx: member } = await one.newUser("member");
    for (const tenant of [one.tenant.id, other.tenant.id]) {
      const [customer, pipeline, stage] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
      await one.sql(
        "insert into customers (tenant_id, id, kind, name, emails) values ($1, $2, 'person', 'Yücel', '{y@example.com}')",
        [tenant, customer],
      );
      await one.sql(
        "insert into customers (tenant_id, id, kind, name, archived_at) values ($1, uuidv7(), 'person', 'Yücel arşivde', now())",
        [tenant],
      );
      await one.sql("insert into pipelines (tenant_id, id, name) values ($1, $2, 'P')", [tenant, pipeline]);
      await one.sql(
        "insert into stages (tenant_id, id, pipeline_id, name, probability, position) values ($1, $2, $3, 'S', 10, 1)",
        [tenant, stage, pipeline],
      );
      await one.sql(
        "insert into deals (tenant_id, id, name, customer_id, pipeline_id, stage_id, currency) select $1, uuidv7(), 'Yücel işi ' || i, $2, $3, $4, 'TRY' from generate_series(1, 12) i",
        [tenant, customer, pipeline, stage],
      );
      await one.sql(
        "insert into projects (tenant_id, id, name, customer_id) values ($1, uuidv7(), 'Site: Yücel', $2)",
        [tenant, customer],
      );
    }
    await one.sql(
      "insert into tasks (tenant_id, id, title, owner_id) values ($1, uuidv7(), 'Yücel''i ara', $2), ($1, uuidv7(), 'Yücel''e yaz', null)",
      [one.tenant.id, userId],
    );
    const all = await (await one.apiKey(READ)).run(searchEverything, { q: "yucel" });
    expect([all.customers.length, all.deals.length, all.projects.length, all.tasks.length]).toEqual([1, 8, 1, 2]);
    expect([all.customers[0]?.detail, all.deals[0]?.detail, all.projects[0]?.detail, all.tasks[0]?.done]).toEqual([
      "y@example.com",
      "Yücel",
      "Yücel",
      false,
    ]);
    const some = await (await one.apiKey({ "projects:read": "all" })).run(searchEverything, { q: "yucel" });
    expect([some.customers, some.deals, some.tasks, some.projects.length, some.projects[0]?.detail]).toEqual([
      [],
      [],
      [],
      1,
      null,
    ]);
    const own = await member.run(searchEverything, { q: "yücel" });
    expect([own.customers, own.deals, own.projects]).toEqual([[], [], []]);
    await expect(one.anonymous().run(searchEverything, { q: "yucel" })).rejects.toMatchObject({
      code: "unauthenticated",
    });
  });

  it("finds records of the agency's own objects, as far as the right to each reaches", async () => {
    const tenant = await freshTenant();
    const owner = await tenant.as("owner");
    const member = await tenant.newUser("member");
    for (const name of ["mulk", "arac"]) await owner.run(createObject, { name, label: name, plural: name });
    await owner.run(createRecord, { object: "mulk", name: "Işıl Apartmanı" });
    await owner.run(createRecord, { object: "arac", name: "Büyük ışıl araç" });
    await member.ctx.run(createRecord, { object: "mulk", name: "Işıl Konağı" });
    const found = async (ctx: Ctx) => (await ctx.run(searchEverything, { q: "isil" })).records.map(({ name }) => name);
    expect(await found(owner)).toEqual(["Işıl Apartmanı", "Işıl Konağı", "Büyük ışıl araç"]);
    expect(await found(member.ctx)).toEqual(["Işıl Konağı"]);
    expect(await found(await tenant.apiKey({ "customers:read": "all" }))).toEqual([]);
  });
});
