import { strToU8, zipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "#worker/kernel/context.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import { createCustomer, getCustomer, listCustomers, updateCustomer } from "../customers/index.ts";
import { getJob, listJobRows, undoJob } from "../jobs/index.ts";
import { createField, createObject, createRecord, listRecords } from "../objects/index.ts";
import { checkImport, failedRows, getImport, startImport, updateImport, uploadImport } from "./index.ts";

let t: Fixture;
let owner: Ctx;
beforeAll(async () => {
  t = await freshTenant();
  owner = await t.as("owner");
});

const bytesOf = (text: string) => new TextEncoder().encode(text);

async function upload(content: string | Uint8Array, subject = "customers", ctx = owner, name = "liste.csv") {
  const bytes = typeof content === "string" ? bytesOf(content) : content;
  const body = new Response(bytes as Uint8Array<ArrayBuffer>).body as ReadableStream<Uint8Array>;
  const { id } = await uploadImport(ctx, { subject, name, body, length: bytes.length });
  await t.work();
  return ctx.run(getImport, { id });
}

async function run(id: string, ctx = owner) {
  await ctx.run(startImport, { id });
  await t.work();
  return ctx.run(getImport, { id });
}

const named = async (q: string) => (await owner.run(listCustomers, { q, sort: "name" })).data;

describe("an import", () => {
  it("recognises the columns of a Turkish list, and writes people with what belongs to them", async () => {
    const read = await upload(
      "Adı;Soyadı;E-Posta Adresi;Cep Telefonu;İl;İlçe;VKN/TCKN;Doğum Tarihi;Etiketler;Notum\n" +
        "Işıl;Öztürk;isil@ornek.com;0532 111 22 33;istanbul;KADIKÖY;1234567890;22.11.1990;SEO, Vip;boş\n" +
        "Çağrı;Güneş;;+90 (533) 222 33 44;06;;;5 Mart 1985;;\n",
    );
    expect(read).toMatchObject({ status: "ready", rows: 2, format: { delimiter: ";", encoding: "utf-8" } });
    expect(read.mapping).toEqual([
      "name",
      "name",
      "emails",
      "phones",
      "province",
      "district",
      "taxNumber",
      "birthday",
      "tags",
      null,
    ]);
    expect(read.columns[0]).toEqual({ name: "Adı", samples: ["Işıl", "Çağrı"], filled: 2 });
    const done = await run(read.id);
    expect(done).toMatchObject({ status: "done", counts: { create: 2, update: 0, skip: 0, fail: 0 } });
    const [isil] = await named("Işıl Öztürk");
    expect(isil).toMatchObject({
      name: "Işıl Öztürk",
      kind: "person",
      emails: ["isil@ornek.com"],
      phones: ["+905321112233"],
      province: "İstanbul",
      district: "Kadıköy",
      birthday: "1990-11-22",
      ownerName: "Owner",
    });
    expect(isil?.tags.map(({ name }) => name).sort()).toEqual(["SEO", "Vip"]);
    const [cagri] = await named("Çağrı Güneş");
    expect(cagri).toMatchObject({ province: "Ankara", birthday: "1985-03-05", phones: ["+905332223344"] });
  });

  it("is tried without a trace, told row by row, and the bad rows come back as a file", async () => {
    await owner.run(createField, { object: "customers", key: "butce", label: "Bütçe", kind: "currency" });
    await owner.run(createField, {
      object: "customers",
      key: "kod",
      label: "Müşteri kodu",
      kind: "text",
      unique: true,
    });
    const text =
      "Ad Soyad;E-posta;Bütçe;Müşteri kodu\nDeneme Bir;bir@ornek.com;1.234,56 ₺;K1\nDeneme İki;iki-ornek;5;K2\nDeneme Üç;uc@ornek.com;çok;K3\n;dort@ornek.com;1;K4\nDeneme Beş;bes@ornek.com;7;k1\nDeneme Altı;alti@ornek.com;1;K6;fazla\n";
    const read = await upload(text);
    expect(read.mapping).toEqual(["name", "emails", "custom.butce", "custom.kod"]);
    await owner.run(checkImport, { id: read.id });
    await t.work();
    const checked = await owner.run(getImport, { id: read.id });
    expect(checked).toMatchObject({ status: "checked" });
    expect(checked.counts).toMatchObject({ update: 0, skip: 0 });
    expect((checked.counts?.create ?? 0) + (checked.counts?.fail ?? 0)).toBe(6);
    expect(await named("Deneme")).toEqual([]);
    const { data } = await owner.run(listJobRows, { id: checked.jobId ?? "", filter: { status: { eq: "failed" } } });
    const reasons = data.map(({ position, problem }) => [position, problem?.message]);
    expect(reasons.map(([position]) => position)).toEqual(expect.arrayContaining([1, 2, 3, 5]));

    const done = await run(read.id);
    expect(done.counts).toEqual({ create: 1, update: 0, skip: 0, fail: 5 });
    const [first] = await named("Deneme");
    expect(first?.custom).toMatchObject({ butce: 123456, kod: "K1" });
    const file = await owner.run(failedRows, { id: read.id });
    const lines = file.text.replace("\ufeff", "").trim().split("\r\n");
    expect(lines[0]).toBe("Ad Soyad;E-posta;Bütçe;Müşteri kodu;Satır;Neden");
    expect(lines).toHaveLength(6);
    expect(lines[1]).toContain("iki-ornek");
  });

  it("recognises records by a field: changes them, adds to their lists, and is taken back as a whole", async () => {
    const old = await owner.run(createCustomer, {
      kind: "person",
      name: "Eski Ad",
      emails: ["ayni@ornek.com"],
      phones: ["+905320000001"],
      source: "Fuar",
    });
    const edited = await owner.run(createCustomer, { kind: "person", name: "Sonra", emails: ["sonra@ornek.com"] });
    const read = await upload(
      "Ad Soyad,Email,Telefon,Kaynak\nYeni Ad,AYNI@ornek.com,0532 000 00 02,Web\nSonra Yeni,sonra@ornek.com,,Web\nTaze,taze@ornek.com,,Web\nTaze İkinci,taze@ornek.com,,Dergi\n",
    );
    await owner.run(updateImport, { id: read.id, match: "emails" });
    const done = await run(read.id);
    expect(done.counts).toEqual({ create: 1, update: 3, skip: 0, fail: 0 });
    expect(await owner.run(getCustomer, { id: old.id })).toMatchObject({
      name: "Yeni Ad",
      phones: ["+905320000001", "+905320000002"],
      source: "Web",
    });
    expect(await named("Taze")).toMatchObject([{ name: "Taze İkinci", source: "Dergi" }]);
    await owner.run(updateCustomer, { id: edited.id, title: "Müdür" });

    const back = await owner.run(undoJob, { id: done.runId ?? "" });
    await t.work();
    expect(await owner.run(getJob, { id: back.id })).toMatchObject({ status: "done", total: 4, failed: 1 });
    expect(await owner.run(getCustomer, { id: old.id })).toMatchObject({
      name: "Eski Ad",
      phones: ["+905320000001"],
      source: "Fuar",
    });
    expect(await named("Taze")).toEqual([]);
    expect(await owner.run(getCustomer, { id: edited.id })).toMatchObject({ name: "Sonra Yeni", title: "Müdür" });
  });

  it("leaves known records alone when asked to, and remembers what columns meant", async () => {
    await owner.run(createCustomer, { kind: "company", name: "Bilinen A.Ş.", taxNumber: "1111111111" });
    const text = "Cari Ünvan;VNO;Semt kodu\nBilinen AŞ;1111111111;x\nBilinmeyen AŞ;2222222222;y\n";
    const first = await upload(text);
    expect(first.mapping).toEqual(["name", null, null]);
    await owner.run(updateImport, {
      id: first.id,
      mapping: ["name", "taxNumber", "source"],
      match: "taxNumber",
      onMatch: "skip",
    });
    expect((await run(first.id)).counts).toEqual({ create: 1, update: 0, skip: 1, fail: 0 });
    expect((await upload(text)).mapping).toEqual(["name", "taxNumber", "source"]);
  });

  it("finds people and records by name or id, and says which it does not find", async () => {
    await owner.run(createCustomer, { kind: "company", name: "Işık İnşaat" });
    const one = await owner.run(createCustomer, { kind: "company", name: "İkiz Ltd" });
    await owner.run(createCustomer, { kind: "company", name: "İkiz Ltd" });
    const read = await upload(
      `Ad Soyad;Şirket;Sorumlu\nA;IŞIK İNŞAAT;owner@example.com\nB;Yok Ltd;\nC;İkiz Ltd;\nD;${one.id};Owner\n`,
    );
    const done = await run(read.id);
    expect(done.counts).toEqual({ create: 2, update: 0, skip: 0, fail: 2 });
    const { data } = await owner.run(listJobRows, { id: done.runId ?? "", filter: { status: { eq: "failed" } } });
    expect(data.map(({ problem }) => problem?.message)).toEqual([
      expect.stringContaining("Yok Ltd"),
      expect.stringContaining("İkiz Ltd"),
    ]);
  });

  it("fills the agency's own objects out of a workbook", async () => {
    await owner.run(createObject, { name: "policeler", label: "Poliçe", plural: "Poliçeler", icon: "file-text" });
    await owner.run(createField, { object: "policeler", key: "bitis", label: "Bitiş", kind: "date" });
    await owner.run(createField, { object: "policeler", key: "prim", label: "Prim", kind: "currency" });
    await owner.run(createField, { object: "policeler", key: "no", label: "Poliçe no", kind: "text", unique: true });
    await owner.run(createRecord, { object: "policeler", name: "Eski", custom: { no: "P-2" } });
    const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
    const book = zipSync({
      "xl/worksheets/sheet1.xml": strToU8(
        `<worksheet><sheetData><row r="1">${["Ad", "Poliçe no", "Bitiş", "Prim"].map((h, i) => cell(`${"ABCD"[i]}1`, h)).join("")}</row>
        <row r="2">${cell("A2", "Kasko")}${cell("B2", "P-1")}<c r="C2" s="1"><v>46348</v></c><c r="D2"><v>1234.5</v></c></row>
        <row r="3">${cell("A3", "Trafik")}${cell("B3", "p-2")}<c r="C3"><v>46349</v></c><c r="D3"><v>99</v></c></row></sheetData></worksheet>`,
      ),
      "xl/styles.xml": strToU8('<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'),
    });
    const read = await upload(book, "policeler", owner, "policeler.xlsx");
    expect(read.mapping).toEqual(["name", "custom.no", "custom.bitis", "custom.prim"]);
    await owner.run(updateImport, { id: read.id, match: "custom.no" });
    expect((await run(read.id)).counts).toEqual({ create: 1, update: 1, skip: 0, fail: 0 });
    const { data } = await owner.run(listRecords, { object: "policeler", sort: "name" });
    expect(data.map(({ name, custom }) => [name, custom.no, custom.bitis, custom.prim])).toEqual([
      ["Kasko", "P-1", "2026-11-22", 123450],
      ["Trafik", "p-2", "2026-11-23", 9900],
    ]);
  });

  it.each([
    ["nothing but headings", "Ad;E-posta\n", "imports.empty"],
    [
      "2,000 columns",
      `${Array.from({ length: 2000 }, (_, at) => `s${at}`).join(";")}\n1;2\n`,
      "imports.too_many_columns",
    ],
    ["a quote that never closes", `Ad;Not\n"açık;${"x\n".repeat(2_100_000)}`, "imports.endless_record"],
    ["what only calls itself a workbook", new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]), "imports.not_a_workbook"],
  ])("of %s says why it cannot be read", async (_, content, reason) => {
    const read = await upload(content);
    expect(read).toMatchObject({ status: "unreadable", problem: { reason } });
    await expect(owner.run(startImport, { id: read.id })).rejects.toMatchObject({ reason: "imports.not_now" });
  });

  it("of a row wider than the headings or with a cell of a megabyte takes the others", async () => {
    const read = await upload(`Ad;Kaynak\nGeniş;a;b\nUzun;${"x".repeat(1_000_000)}\nDüzgün satır;Fuar\n`);
    const done = await run(read.id);
    expect(done.counts).toMatchObject({ create: 1, fail: 2 });
    expect(await named("Düzgün satır")).toHaveLength(1);
  });

  it("of the same file twice at once writes it once", async () => {
    const text = "Ad Soyad;E-posta\nÇifte Kayıt;cifte@ornek.com\n";
    const [one, other] = [await upload(text), await upload(text)];
    const started = await Promise.allSettled([one, other].map(({ id }) => owner.run(startImport, { id })));
    expect(started.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(started.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { reason: "imports_running" },
    });
    await t.work();
    expect(await named("Çifte Kayıt")).toHaveLength(1);
  });

  it("whose Worker dies midway goes on, and no row is doubled", async () => {
    const rows = Array.from({ length: 1300 }, (_, at) => `Kesinti ${at};k${at}@ornek.com`);
    const read = await upload(`Ad Soyad;E-posta\n${rows.join("\n")}\n`);
    const { jobId } = await owner.run(startImport, { id: read.id });
    const works = [t.work()];
    // Again and again another Worker believes that the first one is gone.
    for (let i = 0; i < 6; i++) {
      await new Promise((later) => setTimeout(later, 150));
      await t.sql("update jobs set leased_until = now() - interval '1 second' where id = $1 and status = 'running'", [
        jobId,
      ]);
      t.services.jobs.push({ tenantId: t.tenant.id, jobId: jobId ?? "" });
      works.push(t.work());
    }
    await Promise.all(works);
    for (let i = 0; i < 50 && (await owner.run(getImport, { id: read.id })).status === "running"; i++) {
      await t.sql("update jobs set leased_until = null where id = $1", [jobId]);
      t.services.jobs.push({ tenantId: t.tenant.id, jobId: jobId ?? "" });
      await t.work();
    }
    expect(await owner.run(getImport, { id: read.id })).toMatchObject({
      status: "done",
      counts: { create: 1300, fail: 0 },
    });
    const [count] = await t.sql<{ count: string }>(
      "select count(*) from customers where tenant_id = $1 and name like 'Kesinti %'",
      [t.tenant.id],
    );
    expect(Number(count?.count)).toBe(1300);
  });

  it("is its owner's, with its owner's rights", async () => {
    const manager = await t.as("manager");
    const viewer = await t.as("viewer");
    const text = "Ad Soyad;Sorumlu\nX;\n";
    await expect(upload(text, "customers", viewer)).rejects.toMatchObject({ code: "forbidden" });
    const mine = await upload(text, "customers", manager);
    const theirs = await upload("Ad\nGizli\n");
    await expect(manager.run(getImport, { id: theirs.id })).rejects.toMatchObject({ code: "not_found" });
    const elsewhere = await (await freshTenant()).as("owner");
    for (const op of [getImport, startImport, checkImport, failedRows])
      await expect(elsewhere.run(op, { id: mine.id })).rejects.toMatchObject({ code: "not_found" });
    expect((await run(mine.id, manager)).counts).toMatchObject({ create: 1 });
  });
});
