import { beforeAll, describe, expect, it } from "vitest";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import { createCustomer, createNote, customerTimeline, deleteNote, listNotes, updateNote } from "../index.ts";

let t: Fixture;
beforeAll(async () => {
  t = await freshTenant();
});

describe("notes", () => {
  it("are written, rewritten and removed by their author, and tell of it", async () => {
    const { id: userId, ctx } = await t.newUser("member");
    const { id: customerId } = await ctx.run(createCustomer, { kind: "person", name: "Işıl" });
    const made = await ctx.run(createNote, { customerId, body: " <b>Aradı</b>\nyarın dönecek " });
    expect(made).toMatchObject({ body: "<b>Aradı</b>\nyarın dönecek", authorId: userId, version: 1 });
    const changed = await ctx.run(updateNote, { customerId, id: made.id, body: "Döndü", version: 1 });
    expect(changed).toMatchObject({ body: "Döndü", version: 2 });
    await expect(ctx.run(updateNote, { customerId, id: made.id, body: "x", version: 1 })).rejects.toMatchObject({
      code: "changed_meanwhile",
    });
    await ctx.run(createNote, { customerId, body: "İkinci" });
    const page = await ctx.run(listNotes, { customerId, limit: 1 });
    expect([page.data.map((n) => n.body), page.page.total]).toEqual([["İkinci"], 2]);
    expect(
      (await ctx.run(listNotes, { customerId, limit: 1, cursor: page.page.next ?? "" })).data.map((n) => n.body),
    ).toEqual(["Döndü"]);
    await ctx.run(deleteNote, { customerId, id: made.id });
    expect((await ctx.run(listNotes, { customerId })).data.map((n) => n.body)).toEqual(["İkinci"]);
    const events = await t.sql<{ name: string; customer_id: string }>(
      "select name, customer_id from events where customer_id = $1 and name like 'notes.%' order by id",
      [customerId],
    );
    expect(events.map((e) => e.name)).toEqual(["notes.added", "notes.updated", "notes.added", "notes.deleted"]);
  });

  it("have a look, which stays beside what they say; old ones are plain", async () => {
    const ctx = await t.as("owner");
    const { id: customerId } = await ctx.run(createCustomer, { kind: "person", name: "Biçimli" });
    const bold = { type: "text", text: "önemli", marks: [{ type: "bold" }] };
    const body = { type: "doc", content: [{ type: "paragraph", content: [bold] }] };
    expect(await ctx.run(createNote, { customerId, body })).toMatchObject({ body: "önemli", document: body });
    await t.sql("insert into notes (tenant_id, id, customer_id, body) values ($1, uuidv7(), $2, E'eski\\nnot')", [
      t.tenant.id,
      customerId,
    ]);
    expect((await ctx.run(listNotes, { customerId })).data[0]).toMatchObject({
      body: "eski\nnot",
      document: { content: [{ content: [{ text: "eski" }] }, { content: [{ text: "not" }] }] },
    });
    expect((await ctx.run(customerTimeline, { id: customerId })).data[0]).toMatchObject({ document: body });
    // A note tells nobody, so it names nobody.
    const mention = { type: "mention", attrs: { id: customerId, label: "x" } };
    for (const content of [[{ type: "paragraph", content: [bold, mention] }], [{ type: "image" }]])
      await expect(ctx.run(createNote, { customerId, body: { type: "doc", content } })).rejects.toMatchObject({
        fields: [{ path: "body", reason: "rich_unknown" }],
      });
  });

  it("are the author's, or of those who may change all customers", async () => {
    const team = crypto.randomUUID();
    const [ayse, murat] = [await t.newUser("member", team), await t.newUser("member", team)];
    const owner = await t.as("owner");
    const { id: customerId } = await ayse.ctx.run(createCustomer, { kind: "person", name: "Ayşe'nin" });
    const byOwner = await owner.run(createNote, { customerId, body: "Sahibin notu" });
    const byAyse = await ayse.ctx.run(createNote, { customerId, body: "Ayşe'nin notu" });
    for (const [ctx, id, reason] of [
      [ayse.ctx, byOwner.id, "notes.not_author"],
      [murat.ctx, byAyse.id, "notes.not_author"],
    ] as const) {
      await expect(ctx.run(updateNote, { customerId, id, body: "x" })).rejects.toMatchObject({
        code: "forbidden",
        reason,
      });
      await expect(ctx.run(deleteNote, { customerId, id })).rejects.toMatchObject({ code: "forbidden", reason });
    }
    await expect(murat.ctx.run(createNote, { customerId, body: "x" })).rejects.toMatchObject({ code: "forbidden" });
    await expect((await t.as("viewer")).run(createNote, { customerId, body: "x" })).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(await owner.run(updateNote, { customerId, id: byAyse.id, body: "düzeltildi" })).toMatchObject({
      body: "düzeltildi",
      authorId: ayse.id,
    });
    expect((await murat.ctx.run(listNotes, { customerId })).page.total).toBe(2);
  });

  it("of hidden, other tenants' and other customers' records do not exist", async () => {
    const [here, there] = [await t.as("owner"), await (await freshTenant()).as("owner")];
    const [mine, other] = [
      await here.run(createCustomer, { kind: "person", name: "a" }),
      await here.run(createCustomer, { kind: "person", name: "b" }),
    ];
    const foreign = await there.run(createCustomer, { kind: "person", name: "c" });
    const note = await here.run(createNote, { customerId: mine.id, body: "x" });
    const strange = await there.run(createNote, { customerId: foreign.id, body: "y" });
    const outsider = await t.newUser("member");
    for (const [ctx, customerId, id] of [
      [here, foreign.id, strange.id],
      [here, mine.id, strange.id],
      [here, other.id, note.id],
      [outsider.ctx, mine.id, note.id],
    ] as const) {
      await expect(ctx.run(updateNote, { customerId, id, body: "z" })).rejects.toMatchObject({ code: "not_found" });
      await expect(ctx.run(deleteNote, { customerId, id })).rejects.toMatchObject({ code: "not_found" });
    }
    await expect(here.run(listNotes, { customerId: foreign.id })).rejects.toMatchObject({ code: "not_found" });
    await expect(here.run(createNote, { customerId: foreign.id, body: "z" })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(outsider.ctx.run(listNotes, { customerId: mine.id })).rejects.toMatchObject({ code: "not_found" });
    expect((await there.run(listNotes, { customerId: foreign.id })).data.map((n) => n.body)).toEqual(["y"]);
  });

  it("hold 20,000 characters and not one more", async () => {
    const ctx = await t.as("owner");
    const { id: customerId } = await ctx.run(createCustomer, { kind: "person", name: "Uzun" });
    expect((await ctx.run(createNote, { customerId, body: "ş".repeat(20_000) })).body.length).toBe(20_000);
    for (const body of ["ş".repeat(20_001), "  ", "a\0b"])
      await expect(ctx.run(createNote, { customerId, body })).rejects.toMatchObject({ code: "invalid" });
  });
});
