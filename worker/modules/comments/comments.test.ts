import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "#worker/kernel/context.ts";
import { createCustomer, customerTimeline, deleteCustomer } from "#worker/modules/customers/index.ts";
import { createObject, createRecord } from "#worker/modules/objects/index.ts";
import { createTask } from "#worker/modules/tasks/index.ts";
import { deleteTrashed, restoreTrashed } from "#worker/modules/trash/index.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import { createComment, deleteComment, listComments, updateComment } from "./index.ts";

let t: Fixture;
let owner: Ctx;
beforeAll(async () => {
  t = await freshTenant();
  owner = await t.as("owner");
});

const on = (recordId: string, subject = "customers") => ({ subject, recordId });
const said = async (ctx: Ctx, recordId: string, subject?: string) =>
  (await ctx.run(listComments, on(recordId, subject))).data.map(({ body }) => body);
const company = (name: string, ctx = owner, more = {}) => ctx.run(createCustomer, { kind: "company", name, ...more });

describe("comments", () => {
  it("stand on records of every kind, the newest last, and tell of themselves without a word", async () => {
    const customer = await company("Yücel");
    const task = await owner.run(createTask, { title: "Ara" });
    const object = await owner.run(createObject, { name: "arac", label: "Araç", plural: "Araçlar" });
    const record = await owner.run(createRecord, { object: object.name, name: "34 ABC 34" });
    for (const [subject, id] of [
      ["customers", customer.id],
      ["tasks", task.id],
      ["arac", record.id],
    ] as const) {
      const first = await owner.run(createComment, { ...on(id, subject), body: "İlk\nsatır" });
      expect(first).toMatchObject({ body: "İlk\nsatır", edited: false, version: 1, authorName: "Owner" });
      await owner.run(createComment, { ...on(id, subject), body: "İkinci" });
      expect(await said(owner, id, subject)).toEqual(["İlk\nsatır", "İkinci"]);
      const page = await owner.run(listComments, { ...on(id, subject), limit: 1 });
      expect(page.page).toMatchObject({ total: 2, next: expect.any(String) });
      const rest = await owner.run(listComments, { ...on(id, subject), limit: 1, cursor: page.page.next ?? "" });
      expect(rest.data.map(({ body }) => body)).toEqual(["İkinci"]);
      const events = await t.sql<{ name: string; payload: object }>(
        "select name, payload from events where subject_id = $1 and name like 'comments.%'",
        [id],
      );
      expect(events.map(({ name }) => name)).toEqual(["comments.created", "comments.created"]);
      expect(JSON.stringify(events)).not.toContain("İlk");
    }
    expect(await said(owner, customer.id)).toHaveLength(2);
    expect((await owner.run(customerTimeline, { id: customer.id })).data.map(({ name }) => name)).toContain(
      "comments.created",
    );
    for (const wrong of [on(customer.id, "tasks"), on(task.id), on(record.id, "deals"), on(customer.id, "arac")]) {
      await expect(owner.run(listComments, wrong)).rejects.toMatchObject({ code: "not_found" });
      await expect(owner.run(createComment, { ...wrong, body: "x" })).rejects.toMatchObject({ code: "not_found" });
    }
    await expect(owner.run(listComments, on(customer.id, "yok"))).rejects.toMatchObject({
      fields: [{ path: "subject", reason: "unknown_object" }],
    });
  });

  it("are changed and deleted by who wrote them, and deleted by who manages comments", async () => {
    const { id } = await company("Ortak");
    const [ayse, murat, chief] = [await t.newUser("manager"), await t.newUser("manager"), await t.newUser("owner")];
    const made = await ayse.ctx.run(createComment, { ...on(id), body: "bir" });
    const change = { id: made.id, body: "iki" };
    await expect(murat.ctx.run(updateComment, change)).rejects.toMatchObject({
      code: "forbidden",
      reason: "comments.not_author",
    });
    await expect(chief.ctx.run(updateComment, change)).rejects.toMatchObject({ code: "forbidden" });
    expect(await ayse.ctx.run(updateComment, { ...change, version: 1 })).toMatchObject({
      body: "iki",
      edited: true,
      version: 2,
    });
    await expect(ayse.ctx.run(updateComment, { ...change, version: 1 })).rejects.toMatchObject({
      code: "changed_meanwhile",
    });
    const writes = await t.apiKey({ "customers:read": "all", "comments:write": "all" });
    await expect(writes.run(deleteComment, { id: made.id })).rejects.toMatchObject({ reason: "comments.not_author" });
    const byKey = await writes.run(createComment, { ...on(id), body: "anahtar" });
    expect(byKey).toMatchObject({ actorKind: "api_key" });
    await murat.ctx.run(deleteComment, { id: made.id });
    await writes.run(deleteComment, { id: byKey.id });
    expect(await said(ayse.ctx, id)).toEqual([]);
    await expect(ayse.ctx.run(deleteComment, { id: made.id })).rejects.toMatchObject({ code: "not_found" });
    await expect((await t.as("viewer")).run(createComment, { ...on(id), body: "x" })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("are read by exactly those who may read the record, and no longer than they may", async () => {
    const team = crypto.randomUUID();
    const [ayse, mate, stranger] = [
      await t.newUser("member", team),
      await t.newUser("member", team),
      await t.newUser("member"),
    ];
    const { id } = await company("Ayşe'nin", ayse.ctx);
    const made = await ayse.ctx.run(createComment, { ...on(id), body: "sır" });
    expect(await said(mate.ctx, id)).toEqual(["sır"]);
    const other = await (await freshTenant()).as("owner");
    for (const ctx of [stranger.ctx, other, await t.apiKey({ "deals:read": "all", "comments:write": "all" })]) {
      await expect(ctx.run(listComments, on(id))).rejects.toMatchObject({ code: "not_found" });
      await expect(ctx.run(createComment, { ...on(id), body: "x" })).rejects.toBeTruthy();
      await expect(ctx.run(deleteComment, { id: made.id })).rejects.toMatchObject({ code: expect.any(String) });
    }
    await t.sql("update customers set owner_id = $2 where id = $1", [id, stranger.id]);
    expect(await said(stranger.ctx, id)).toEqual(["sır"]);
    await expect(ayse.ctx.run(listComments, on(id))).rejects.toMatchObject({ code: "not_found" });
    await expect(ayse.ctx.run(updateComment, { id: made.id, body: "x" })).rejects.toMatchObject({ code: "not_found" });
    await expect(ayse.ctx.run(deleteComment, { id: made.id })).rejects.toMatchObject({ code: "not_found" });
    expect(await said(owner, id)).toEqual(["sır"]);
  });

  it("wait in the trash with their record, come back with it, and go with it", async () => {
    const { id } = await company("Silinen");
    const { id: userId } = await t.newUser("manager");
    const body = {
      type: "doc",
      content: [{ type: "paragraph", content: [{ type: "mention", attrs: { id: userId, label: "x" } }] }],
    };
    await owner.run(createComment, { ...on(id), body });
    const mentions = () =>
      t.sql<{ n: number }>("select count(*)::int as n from comment_mentions where user_id = $1", [userId]);
    await owner.run(deleteCustomer, { id });
    await expect(owner.run(listComments, on(id))).rejects.toMatchObject({ code: "not_found" });
    expect(await mentions()).toEqual([{ n: 0 }]);
    await owner.run(restoreTrashed, { id });
    expect((await owner.run(listComments, on(id))).data).toMatchObject([
      { body: expect.stringMatching(/^@/), version: 1 },
    ]);
    expect(await mentions()).toEqual([{ n: 1 }]);
    await owner.run(deleteCustomer, { id });
    await owner.run(deleteTrashed, { id });
    expect(await t.sql("select id from comments where customer_id = $1", [id])).toEqual([]);
  });
});
