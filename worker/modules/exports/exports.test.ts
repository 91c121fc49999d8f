import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "#worker/kernel/context.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import { archiveCustomer, createCustomer, deleteCustomer, listCustomers } from "../customers/index.ts";
import { getImport, uploadImport } from "../imports/index.ts";
import { createField, createObject, createRecord } from "../objects/index.ts";
import { createDeal, createPipeline } from "../pipeline/index.ts";
import { createTask } from "../tasks/index.ts";
import { takenOut } from "./exports.fixture.ts";
import { createExport, deleteExport, downloadExport, getExport, listExports } from "./index.ts";

let t: Fixture;
let ctx: Ctx;
beforeAll(async () => {
  t = await freshTenant();
  ctx = await t.as("owner");
});

const all = (subject: string, query = "") => ({ subject, select: { query } });
const readBack = async (bytes: Uint8Array, by = t, subject = "customers") => {
  const body = new Response(bytes as Uint8Array<ArrayBuffer>).body as ReadableStream<Uint8Array>;
  const who = await by.as("owner");
  const { id } = await uploadImport(who, { subject, name: "geri.xlsx", body, length: bytes.length });
  await by.work();
  return who.run(getImport, { id });
};

describe("taking records out", () => {
  it("writes the rows of the list, in its order, so that no spreadsheet runs them", async () => {
    for (const name of ["=cmd()|' /C calc'!A0", 'Şule; "Ajans"', "Çağla"])
      await ctx.run(createCustomer, {
        kind: "company",
        name,
        province: "İzmir",
        phones: ["0532 418 20 77"],
        tags: ["@SUM(1)"],
      });
    await ctx.run(createCustomer, { kind: "person", name: "Başka" });
    const { data } = await ctx.run(listCustomers, { filter: { province: { eq: "İzmir" } }, sort: "name" });
    const out = await takenOut(t, ctx, all("customers", "filter[province]=İzmir&sort=name"));
    expect(out.file.name).toMatch(/^Müşteriler \d{4}-\d\d-\d\d\.csv$/);
    expect(out.text.charCodeAt(0)).toBe(0xfeff);
    expect(out.lines.map((line) => line.split(";")[0])).toEqual(["ID", ...data.map(({ id }) => id)]);
    expect(out.lines.find((line) => line.includes("cmd()"))).toMatch(/^[^;]+;'=cmd\(\)/);
    expect(out.text).toContain('"Şule; ""Ajans"""');
    expect(out.text).toContain(";+90 532 418 20 77;");
    for (const bad of [";=", ";@", ";-", ";+S"]) expect(out.text).not.toContain(bad);
    expect(out.made).toMatchObject({ status: "done", total: 3, rows: 3, size: out.bytes.length, downloads: 1 });
    const trace = await t.sql<{ operation: string; action: string }>(
      "select operation, action from audit_log where row_id = $1 order by at",
      [out.made.id],
    );
    expect(trace).toEqual([
      { operation: "exports.create", action: "insert" },
      { operation: "exports.download", action: "update" },
    ]);
  });

  it("writes the columns that were asked for, each as what it is", async () => {
    await ctx.run(createPipeline, { name: "Satış", stages: [{ name: "Yeni", probability: 20 }] });
    const customer = await ctx.run(createCustomer, { kind: "company", name: "Yücel Mimarlık" });
    await ctx.run(createField, { object: "deals", key: "butce", label: "Bütçe", kind: "currency" });
    await ctx.run(createField, { object: "deals", key: "tarih", label: "Teslim", kind: "date" });
    await ctx.run(createField, { object: "deals", key: "acil", label: "Acil", kind: "yes_no" });
    await ctx.run(createDeal, {
      name: "Cephe",
      customerId: customer.id,
      amountMinor: 123_456_789,
      expectedClose: "2026-12-31",
      custom: { butce: 50_05, tarih: "2027-01-15", acil: true },
    });
    const columns = [
      "name",
      "customer",
      "amountMinor",
      "currency",
      "expectedClose",
      "custom.butce",
      "custom.tarih",
      "custom.acil",
    ];
    const { lines } = await takenOut(t, ctx, { ...all("deals"), columns });
    expect(lines).toEqual([
      "Ad;Müşteri;Tutar;Para birimi;Beklenen kapanış;Bütçe (TRY);Teslim;Acil",
      "Cephe;Yücel Mimarlık;1234567,89;TRY;2026-12-31;50,05;2027-01-15;Evet",
    ]);
    const book = await takenOut(t, ctx, { ...all("deals"), columns, format: "xlsx" });
    const read = await readBack(book.bytes);
    expect(read).toMatchObject({ status: "ready", rows: 1, format: { kind: "xlsx" } });
    expect(read.columns.map(({ samples }) => samples[0])).toEqual([
      "Cephe",
      "Yücel Mimarlık",
      "1234567.89",
      "TRY",
      "2026-12-31",
      "50.05",
      "2027-01-15",
      "Evet",
    ]);
    for (const wrong of [["custom.yok"], ["name", "drop table"], ["tenantId"]])
      await expect(ctx.run(createExport, { ...all("deals"), columns: wrong })).rejects.toMatchObject({
        code: "invalid",
      });
    await expect(ctx.run(createExport, all("deals", "filter[nope]=1"))).rejects.toMatchObject({ code: "invalid" });
    await expect(ctx.run(createExport, all("nothing"))).rejects.toMatchObject({ code: "invalid" });
  });

  it("keeps in a workbook what is awkward in a cell", async () => {
    const nasty = ['<b>&"x"</b>', "=1+1", "_x0041_ satır", "a\nb", "\u{1f600} Şule", "x".repeat(300)];
    const some = await freshTenant();
    const owner = await some.as("owner");
    for (const [at, name] of nasty.entries()) await owner.run(createTask, { title: `${at}`, note: name });
    await owner.run(createTask, { title: "6", note: "uzun ".repeat(1999) });
    const { bytes, made } = await takenOut(some, owner, {
      ...all("tasks", "sort=title"),
      columns: ["title", "note"],
      format: "xlsx",
    });
    const read = await readBack(bytes, some);
    expect([read.rows, made.rows]).toEqual([7, 7]);
    expect(read.columns[1]?.samples).toEqual(nasty.slice(0, 4));
  });

  it("takes those that were named, and leaves out who went meanwhile", async () => {
    const [one, two, three] = await Promise.all(
      ["Bir", "İki", "Üç"].map((name) => ctx.run(createCustomer, { kind: "person", name })),
    );
    const ids = [three?.id ?? "", one?.id ?? "", two?.id ?? ""];
    const { id } = await ctx.run(createExport, { subject: "customers", format: "csv", select: { ids } });
    await ctx.run(deleteCustomer, { id: two?.id ?? "" });
    await ctx.run(createCustomer, { kind: "person", name: "Sonra gelen" });
    await t.work();
    expect(await ctx.run(getExport, { id })).toMatchObject({ status: "done", total: 3, rows: 2, query: null });
    const { lines } = await takenOut(t, ctx, {
      subject: "customers",
      select: { ids: ids.slice(0, 2) },
      columns: ["name"],
    });
    expect(lines).toEqual(["Ad", "Üç", "Bir"]);
  });

  it("makes an empty file of nothing, whole in both kinds", async () => {
    const nothing = all("customers", "q=böylebirşeyyok");
    expect((await takenOut(t, ctx, nothing)).lines).toHaveLength(1);
    const { bytes } = await takenOut(t, ctx, { ...nothing, format: "xlsx" });
    await expect(readBack(bytes)).resolves.toMatchObject({
      status: "unreadable",
      problem: { reason: "imports.empty" },
    });
  });

  it("works for an agency's own object", async () => {
    await ctx.run(createObject, { name: "police", label: "Poliçe", plural: "Poliçeler" });
    await ctx.run(createField, { object: "police", key: "prim", label: "Prim", kind: "number" });
    await ctx.run(createField, {
      object: "police",
      key: "musteri",
      label: "Müşteri",
      kind: "relation",
      settings: { object: "customers" },
    });
    const someone = await ctx.run(createCustomer, { kind: "person", name: "Işıl" });
    await ctx.run(createRecord, { object: "police", name: "=Kasko", custom: { prim: 12.5, musteri: someone.id } });
    const { lines, file } = await takenOut(t, ctx, {
      ...all("police"),
      columns: ["name", "custom.prim", "custom.musteri"],
    });
    expect(lines).toEqual(["Ad;Prim;Müşteri", "'=Kasko;12,5;Işıl"]);
    expect(file.name).toMatch(/^Poliçeler /);
  });
});

describe("a file", () => {
  it("is a right of its own and reaches no further than the list", async () => {
    for (const role of ["member", "viewer"] as const)
      await expect((await t.as(role)).run(createExport, all("customers"))).rejects.toMatchObject({ code: "forbidden" });
    const key = await t.apiKey({ "export:read": "all" });
    await expect(key.run(createExport, all("customers"))).rejects.toMatchObject({ code: "forbidden" });
    const other = await freshTenant();
    const secret = await (await other.as("owner")).run(createCustomer, { kind: "person", name: "Gizli" });
    await expect(ctx.run(createExport, { subject: "customers", select: { ids: [secret.id] } })).rejects.toMatchObject({
      code: "invalid",
    });
    expect((await takenOut(t, ctx, all("customers"))).text).not.toContain("Gizli");
    const own = await t.apiKey({ "customers:read": "own", "export:read": "all" });
    expect((await takenOut(t, own, all("customers"))).lines).toHaveLength(1);
  });

  it("holds no field that is hidden from who asked, neither by name nor in all", async () => {
    const some = await freshTenant();
    const owner = await some.as("owner");
    await owner.run(createField, {
      object: "customers",
      key: "maas",
      label: "Maaş",
      kind: "number",
      hiddenFrom: ["api_keys"],
    });
    await owner.run(createCustomer, { kind: "person", name: "Işıl", custom: { maas: 4242 } });
    const key = await some.apiKey({ "customers:read": "all", "export:read": "all" });
    await expect(key.run(createExport, { ...all("customers"), columns: ["custom.maas"] })).rejects.toMatchObject({
      code: "invalid",
    });
    const { text } = await takenOut(some, key, all("customers"));
    expect(text).toContain("Işıl");
    expect(text).not.toMatch(/Maaş|4242/);
    expect((await takenOut(some, owner, all("customers"))).text).toContain("4242");
  });

  it("is nobody else's, and goes when it is deleted", async () => {
    const { made } = await takenOut(t, ctx, all("customers"));
    const manager = await t.as("manager");
    await expect(manager.run(getExport, { id: made.id })).rejects.toMatchObject({ code: "not_found" });
    expect((await manager.run(listExports, {})).data.map(({ id }) => id)).not.toContain(made.id);
    const admin = await t.as("admin");
    expect(await admin.run(getExport, { id: made.id })).toMatchObject({ mine: false });
    await expect(takenOutBy(admin, made.id)).rejects.toMatchObject({ code: "not_found" });
    const stranger = await (await freshTenant()).as("owner");
    for (const run of [() => stranger.run(getExport, { id: made.id }), () => takenOutBy(stranger, made.id)])
      await expect(run()).rejects.toMatchObject({ code: "not_found" });
    expect(await t.services.files.get(t.tenant.id, `${made.id}.0`)).not.toBeNull();
    await ctx.run(deleteExport, { id: made.id });
    await expect.poll(() => t.services.files.get(t.tenant.id, `${made.id}.0`)).toBeNull();
    await expect(takenOutBy(ctx, made.id)).rejects.toMatchObject({ code: "not_found" });
  });

  it("leaves archived records where the list leaves them", async () => {
    const gone = await ctx.run(createCustomer, { kind: "person", name: "Arşivlik" });
    await ctx.run(archiveCustomer, { id: gone.id });
    expect((await takenOut(t, ctx, all("customers"))).text).not.toContain("Arşivlik");
    expect((await takenOut(t, ctx, all("customers", "filter[archived]=true"))).text).toContain("Arşivlik");
  });
});

const takenOutBy = (who: Ctx, id: string) => who.run(downloadExport, { id });
