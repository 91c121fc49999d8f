import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "#worker/kernel/context.ts";
import { openCtx } from "#worker/kernel/open.ts";
import { modules } from "#worker/modules.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import {
  createCustomer,
  createNote,
  deleteCustomer,
  deleteNote,
  deleteTag,
  getCustomer,
  listCustomers,
  listNotes,
  listTags,
} from "../customers/index.ts";
import { getFile, uploadFile } from "../files/index.ts";
import { createJob, getJob, undoJob } from "../jobs/index.ts";
import { createField, createObject, createRecord, deleteRecord, getRecord, listRecords } from "../objects/index.ts";
import { createTask, deleteTask, getTask } from "../tasks/index.ts";
import { deleteTrashed, listTrash, restoreTrashed } from "./index.ts";
import { purgeTrash } from "./purge-trash.ts";

let t: Fixture;
let ctx: Ctx;
beforeAll(async () => {
  t = await freshTenant();
  ctx = await t.as("owner");
});

const back = (id: string, who = ctx) => who.run(restoreTrashed, { id });
const there = async (who = ctx) => (await who.run(listTrash, {})).data.map(({ id }) => id);
const rowsOf = async (table: string, id: string, column = "id") => {
  const [found] = await t.sql<{ rows: unknown }>(
    `select jsonb_agg(to_jsonb(r) - '{updated_at}'::text[] order by r.id) as rows from ${table} r where ${column} = $1`,
    [id],
  );
  return found?.rows;
};

describe("a deleted record", () => {
  it("is gone everywhere, and comes back exactly as it was with all that hung on it", async () => {
    await ctx.run(createField, { object: "customers", key: "plaka", label: "Plaka", kind: "text", unique: true });
    await ctx.run(createField, {
      object: "customers",
      key: "renk",
      label: "Renkler",
      kind: "multi_select",
      settings: {
        choices: [
          { value: "k", label: "Kırmızı" },
          { value: "m", label: "Mavi" },
        ],
      },
    });
    const made = await ctx.run(createCustomer, {
      kind: "company",
      name: "Işıl Ajans",
      tags: ["SEO", "Vip"],
      phones: ["0532 111 22 33"],
      custom: { plaka: "34 ABC", renk: ["k", "m"] },
    });
    await ctx.run(createNote, { customerId: made.id, body: "Not <b>kalın</b>" });
    const before = [await rowsOf("customers", made.id), await rowsOf("notes", made.id, "customer_id")];
    const shown = await ctx.run(getCustomer, { id: made.id });
    await ctx.run(deleteCustomer, { id: made.id });
    await expect(ctx.run(getCustomer, { id: made.id })).rejects.toMatchObject({ code: "not_found" });
    expect((await ctx.run(listCustomers, { q: "ışıl ajans" })).page.total).toBe(0);
    const [listed] = (await ctx.run(listTrash, { q: "isil" })).data;
    expect(listed).toMatchObject({ id: made.id, subject: "customers", label: "Işıl Ajans", actorName: "Owner" });
    expect(Date.parse(listed?.goneAt ?? "") - Date.parse(listed?.deletedAt ?? "")).toBe(30 * 86_400_000);
    await back(made.id);
    expect([await rowsOf("customers", made.id), await rowsOf("notes", made.id, "customer_id")]).toEqual(before);
    expect({ ...(await ctx.run(getCustomer, { id: made.id })), lastActivityAt: "" }).toEqual({
      ...shown,
      lastActivityAt: "",
    });
    expect((await ctx.run(listNotes, { customerId: made.id })).data).toHaveLength(1);
    expect((await ctx.run(listCustomers, { q: "ışıl ajans" })).page.total).toBe(1);
    expect((await ctx.run(listCustomers, { filter: { "custom.renk": { in: ["m"] } } } as never)).page.total).toBe(1);
    expect(await there()).not.toContain(made.id);
    await expect(back(made.id)).rejects.toMatchObject({ code: "not_found" });
  });

  it("leaves its unique value free, and says so when it is taken on the way back", async () => {
    const add = (name: string) => ctx.run(createCustomer, { kind: "person", name, custom: { plaka: "06 XYZ" } });
    const first = await add("Bir");
    await expect(add("İki")).rejects.toMatchObject({ code: "invalid" });
    await ctx.run(deleteCustomer, { id: first.id });
    const second = await add("İki");
    await expect(back(first.id)).rejects.toMatchObject({ reason: "trash.taken", params: { field: "Plaka" } });
    expect(await there()).toContain(first.id);
    await ctx.run(deleteCustomer, { id: second.id });
    await back(first.id);
    await expect(add("Üç")).rejects.toMatchObject({ code: "invalid" });
  });

  it("comes back without a tag that went meanwhile, and not without its customer", async () => {
    const made = await ctx.run(createCustomer, { kind: "person", name: "Etiketli", tags: ["Geçici", "Kalıcı"] });
    const task = await ctx.run(createTask, { title: "Ara", customerId: made.id });
    await ctx.run(deleteTask, { id: task.id });
    await ctx.run(deleteCustomer, { id: made.id });
    const tag = (await ctx.run(listTags, {})).data.find(({ name }) => name === "Geçici");
    await ctx.run(deleteTag, { id: tag?.id ?? "" });
    await expect(back(task.id)).rejects.toMatchObject({ reason: "trash.parent_gone" });
    await back(made.id);
    expect((await ctx.run(getCustomer, { id: made.id })).tags.map(({ name }) => name)).toEqual(["Kalıcı"]);
    await back(task.id);
    expect(await ctx.run(getTask, { id: task.id })).toMatchObject({ title: "Ara", customerId: made.id });
  });

  it("comes back without the value of a field that was removed, though its slot is another's by now", async () => {
    const add = (key: string) =>
      ctx.run(createField, { object: "tasks", key, label: key, kind: "text" }).then(({ id }) => id);
    const old = await add("eski");
    const kept = await add("duran");
    const task = await ctx.run(createTask, { title: "Alanlı", custom: { eski: "gizli kalmalı", duran: "durur" } });
    await ctx.run(deleteTask, { id: task.id });
    const [slot] = await t.sql<{ slot: string }>("delete from fields where id = $1 returning slot", [old]);
    const next = await add("yeni");
    const [reused] = await t.sql<{ slot: string }>("select slot from fields where id = $1", [next]);
    expect([reused, kept]).toEqual([slot, kept]);
    await back(task.id);
    expect((await ctx.run(getTask, { id: task.id })).custom).toMatchObject({ duran: "durur", yeni: null });
  });

  it("is taken out of roll-ups and relations, and is in them again", async () => {
    await ctx.run(createObject, { name: "police", label: "Poliçe", plural: "Poliçeler" });
    const relation = { object: "police", key: "musteri", label: "Müşteri", kind: "relation" as const };
    await ctx.run(createField, { ...relation, settings: { object: "customers" } });
    await ctx.run(createField, {
      object: "customers",
      key: "adet",
      label: "Poliçe adedi",
      kind: "number",
      settings: { rollup: { object: "police", by: "custom.musteri", function: "count" } },
    });
    await t.work();
    const customer = await ctx.run(createCustomer, { kind: "person", name: "Sahibi" });
    const one = await ctx.run(createRecord, { object: "police", name: "Kasko", custom: { musteri: customer.id } });
    const counted = async () => (await ctx.run(getCustomer, { id: customer.id })).custom.adet;
    expect(await counted()).toBe(1);
    await ctx.run(deleteRecord, { object: "police", id: one.id });
    expect(await counted()).toBe(0);
    expect((await ctx.run(listTrash, {})).data[0]).toMatchObject({ id: one.id, subject: "police" });
    await back(one.id);
    expect(await counted()).toBe(1);
    await ctx.run(deleteCustomer, { id: customer.id });
    expect((await ctx.run(getRecord, { object: "police", id: one.id })).custom.musteri).toBeNull();
    await back(customer.id);
    expect((await ctx.run(getRecord, { object: "police", id: one.id })).custom.musteri).toMatchObject({
      name: "Sahibi",
    });
  });
});

describe("files of its fields", () => {
  it("wait with it, come back with it, and go with it", async () => {
    const { id: field } = await ctx.run(createField, { object: "tasks", key: "evrak", label: "Evrak", kind: "files" });
    const bring = async () => {
      const bytes = new TextEncoder().encode("%PDF-1.7");
      const body = new Response(bytes).body;
      const file = { name: "ek.pdf", declaredType: "application/pdf", body, length: bytes.length, field };
      const { id } = await uploadFile(ctx, file);
      await t.sql("update files set created_at = now() - interval '2 days' where id = $1", [id]);
      return id;
    };
    const nightly = modules
      .flatMap(({ schedules = [] }) => schedules)
      .find(({ name }) => name === "files.remove_unheld");
    const stored = (id: string) => t.services.files.get(t.tenant.id, id);
    const file = await bring();
    const task = await ctx.run(createTask, { title: "Ekli", custom: { evrak: [file] } });
    await ctx.run(deleteTask, { id: task.id });
    await nightly?.run(t.system());
    expect(await stored(file)).not.toBeNull();
    await back(task.id);
    expect((await ctx.run(getFile, { id: file })).name).toBe("ek.pdf");
    await ctx.run(deleteTask, { id: task.id });
    await ctx.run(deleteTrashed, { id: task.id });
    await nightly?.run(t.system());
    expect(await stored(file)).toBeNull();
  });
});

describe("the trash", () => {
  it("shows one's own, everybody's to who may, and nothing of another tenant", async () => {
    const member = await t.newUser("member");
    const task = await member.ctx.run(createTask, { title: "Benimki" });
    await member.ctx.run(deleteTask, { id: task.id });
    const other = await ctx.run(createTask, { title: "Patronun" });
    await ctx.run(deleteTask, { id: other.id });
    expect(await there(member.ctx)).toEqual([task.id]);
    expect(await there()).toEqual(expect.arrayContaining([task.id, other.id]));
    await expect(back(other.id, member.ctx)).rejects.toMatchObject({ code: "not_found" });
    const stranger = await (await freshTenant()).as("owner");
    expect(await there(stranger)).toEqual([]);
    for (const run of [() => back(task.id, stranger), () => stranger.run(deleteTrashed, { id: task.id })])
      await expect(run()).rejects.toMatchObject({ code: "not_found" });
    await t.sql("update roles set grants = grants - 'tasks:delete' where tenant_id = $1 and key = 'member'", [
      t.tenant.id,
    ]);
    await expect(back(task.id, member.ctx)).rejects.toMatchObject({ code: "forbidden" });
    await back(task.id);
  });

  it("holds nothing of what somebody was not allowed to delete", async () => {
    const made = await ctx.run(createCustomer, { kind: "person", name: "Kalır" });
    await expect((await t.as("viewer")).run(deleteCustomer, { id: made.id })).rejects.toMatchObject({
      code: "forbidden",
    });
    const key = await t.apiKey({ "customers:read": "all", "customers:delete": "own" });
    await expect(key.run(deleteCustomer, { id: made.id })).rejects.toMatchObject({ code: "forbidden" });
    await ctx.run(createTask, { title: "Bağlı", customerId: made.id });
    await expect(ctx.run(deleteCustomer, { id: made.id })).rejects.toMatchObject({ reason: "still_used" });
    expect(await t.sql("select from trash where id = $1", [made.id])).toEqual([]);
  });

  it("lets go for good by hand, and by the clock after 30 days", async () => {
    const add = async (title: string) => {
      const { id } = await ctx.run(createTask, { title });
      await ctx.run(deleteTask, { id });
      return id;
    };
    const [byHand, old, young] = [await add("Elle"), await add("Eski"), await add("Yeni")];
    await ctx.run(deleteTrashed, { id: byHand });
    await t.sql("update trash set deleted_at = now() - interval '30 days 1 minute' where id = $1", [old]);
    await purgeTrash(openCtx({ ...t.system(), tenant: null }));
    const left = await there();
    expect([byHand, old, young].map((id) => left.includes(id))).toEqual([false, false, true]);
    expect(await t.sql("select from trash where id = any ($1::uuid[])", [[byHand, old]])).toEqual([]);
  });

  it("keeps a note of a customer, and gives it back to it", async () => {
    const made = await ctx.run(createCustomer, { kind: "person", name: "Notlu" });
    const note = await ctx.run(createNote, { customerId: made.id, body: "Önemli" });
    await ctx.run(deleteNote, { id: note.id, customerId: made.id });
    expect((await ctx.run(listTrash, {})).data[0]).toMatchObject({ id: note.id, subject: "notes", label: "Önemli" });
    await back(note.id);
    expect((await ctx.run(listNotes, { customerId: made.id })).data.map(({ body }) => body)).toEqual(["Önemli"]);
  });
});

describe("many", () => {
  it("deleted at once are taken back at once", async () => {
    for (let at = 0; at < 60; at++) await ctx.run(createTask, { title: `Toplu silinen ${at}` });
    const select = { query: "q=toplu+silinen" };
    const job = await ctx.run(createJob, { subject: "tasks", action: "delete", select });
    await t.work();
    expect(await ctx.run(getJob, { id: job.id })).toMatchObject({ status: "done", done: 60, mayUndo: true });
    expect((await ctx.run(listTrash, { q: "toplu silinen" })).page.total).toBe(60);
    const undo = await ctx.run(undoJob, { id: job.id });
    await t.work();
    expect(await ctx.run(getJob, { id: undo.id })).toMatchObject({ status: "done", done: 60, failed: 0 });
    expect((await ctx.run(listTrash, { q: "toplu silinen" })).page.total).toBe(0);
  });

  it("are put back, or let go, out of the trash", async () => {
    await ctx.run(createObject, { name: "arac", label: "Araç", plural: "Araçlar" });
    for (const name of ["A", "B", "C"]) {
      const { id } = await ctx.run(createRecord, { object: "arac", name: `Araba ${name}` });
      await ctx.run(deleteRecord, { object: "arac", id });
    }
    const [, , last] = (await ctx.run(listTrash, { q: "araba" })).data;
    await ctx.run(createJob, { subject: "trash", action: "delete", select: { ids: [last?.id ?? ""] } });
    await t.work();
    await ctx.run(createJob, { subject: "trash", action: "restore", select: { query: "q=araba" } });
    await t.work();
    expect((await ctx.run(listTrash, { q: "araba" })).page.total).toBe(0);
    expect((await ctx.run(listRecords, { object: "arac" })).page.total).toBe(2);
  });
});
