import { beforeAll, describe, expect, it } from "vitest";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import { createCustomer, createNote, customerTimeline, deleteNote, updateCustomer } from "../index.ts";

let t: Fixture;
beforeAll(async () => {
  t = await freshTenant();
});

describe("the timeline of a customer", () => {
  it("says who did what, newest first, in one round trip", async () => {
    const { id: userId, ctx } = await t.newUser("member");
    const { id } = await ctx.run(createCustomer, { kind: "person", name: "Işıl" });
    await ctx.run(updateCustomer, { id, title: "Mimar" });
    const note = await ctx.run(createNote, { customerId: id, body: "Aradı" });
    const { data, page } = await ctx.run(customerTimeline, { id });
    expect(data.map((entry) => entry.name)).toEqual(["notes.added", "customers.updated", "customers.created"]);
    expect(page).toEqual({ next: null, total: 3 });
    expect(data[0]).toMatchObject({
      body: "Aradı",
      actor: { kind: "user", id: userId, pictureId: null },
      payload: { noteId: note.id },
    });
    expect(data[0]?.actor.name).toMatch(/^member-/);
    expect(data[1]).toMatchObject({ payload: { fields: ["title"] }, body: null });
    await ctx.run(deleteNote, { customerId: id, id: note.id });
    expect((await ctx.run(customerTimeline, { id })).data.map((entry) => [entry.name, entry.body])).toEqual([
      ["notes.deleted", null],
      ["notes.added", null],
      ["customers.updated", null],
      ["customers.created", null],
    ]);
  });

  it("names deals, stages, reasons and tasks, as far as the reader sees them", async () => {
    const owner = await t.as("owner");
    const { id: userId } = await t.newUser("member");
    const everything = await t.apiKey({ "customers:read": "all", "deals:read": "all", "tasks:read": "all" });
    const noDeals = await t.apiKey({ "customers:read": "all", "tasks:read": "all" });
    const { id } = await owner.run(createCustomer, { kind: "company", name: "Yücel" });
    const [pipeline, from, to, deal, reason, task] = Array.from({ length: 6 }, () => crypto.randomUUID());
    const tenant = t.tenant.id;
    await t.sql("insert into pipelines (tenant_id, id, name) values ($1, $2, 'P')", [tenant, pipeline]);
    await t.sql(
      "insert into stages (tenant_id, id, pipeline_id, name, probability, position) values ($1, $2, $4, 'Yeni', 10, 1), ($1, $3, $4, 'Teklif', 40, 2)",
      [tenant, from, to, pipeline],
    );
    await t.sql("insert into lost_reasons (tenant_id, id, name) values ($1, $2, 'Fiyat')", [tenant, reason]);
    await t.sql(
      "insert into deals (tenant_id, id, name, customer_id, pipeline_id, stage_id, currency) values ($1, $2, 'Landing + SEO paketi', $3, $4, $5, 'TRY')",
      [tenant, deal, id, pipeline, to],
    );
    await t.sql("insert into tasks (tenant_id, id, title, customer_id, owner_id) values ($1, $2, 'Ara', $3, $4)", [
      tenant,
      task,
      id,
      userId,
    ]);
    const happened = (name: string, subject: string, subjectId: unknown, payload: object) =>
      t.sql(
        "insert into events (tenant_id, id, name, subject, subject_id, customer_id, payload, actor_kind) values ($1, uuidv7(), $2, $3, $4, $5, $6, 'system')",
        [tenant, name, subject, subjectId, id, payload],
      );
    await happened("deals.moved", "deals", deal, { from, to });
    await happened("deals.lost", "deals", deal, { reasonId: reason });
    await happened("tasks.done", "tasks", task, { from: "not an id" });
    const seen = async (ctx: typeof owner) =>
      (await ctx.run(customerTimeline, { id })).data.map(({ name, subjectName, names }) => [name, subjectName, names]);
    const all = [
      ["tasks.done", "Ara", {}],
      ["deals.lost", "Landing + SEO paketi", { reasonId: "Fiyat" }],
      ["deals.moved", "Landing + SEO paketi", { from: "Yeni", to: "Teklif" }],
      ["customers.created", null, {}],
    ];
    expect(await seen(everything)).toEqual(all);
    expect(await seen(noDeals)).toEqual([all[0], all[3]]);
    await t.sql("delete from tasks where id = $1", [task]);
    expect((await seen(everything))[0]).toEqual(["tasks.done", null, {}]);
  });

  it("pages while new things happen", async () => {
    const owner = await t.as("owner");
    const { id } = await owner.run(createCustomer, { kind: "person", name: "x" });
    for (let i = 0; i < 6; i++) await owner.run(updateCustomer, { id, title: `t${i}` });
    const first = await owner.run(customerTimeline, { id, limit: 4 });
    await owner.run(updateCustomer, { id, title: "new" });
    const second = await owner.run(customerTimeline, { id, limit: 50, cursor: first.page.next ?? "" });
    const ids = [...first.data, ...second.data].map((entry) => entry.id);
    expect([ids.length, new Set(ids).size, second.page.next]).toEqual([7, 7, null]);
    await expect(owner.run(customerTimeline, { id, cursor: "x" })).rejects.toMatchObject({
      code: "invalid",
      fields: [{ path: "cursor" }],
    });
  });

  it("of what is hidden or another tenant's does not exist", async () => {
    const owner = await t.as("owner");
    const { id } = await owner.run(createCustomer, { kind: "person", name: "x" });
    const there = await (await freshTenant()).as("owner");
    for (const ctx of [(await t.newUser("member")).ctx, there])
      await expect(ctx.run(customerTimeline, { id })).rejects.toMatchObject({ code: "not_found" });
  });
});
