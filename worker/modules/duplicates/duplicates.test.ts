import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "#worker/kernel/context.ts";
import { archiveCustomer, createCustomer, deleteCustomer, updateCustomer } from "#worker/modules/customers/index.ts";
import { createJob, getJob } from "#worker/modules/jobs/index.ts";
import { createField, createObject, createRecord } from "#worker/modules/objects/index.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import { hear } from "./duplicates.fixture.ts";
import { checkDuplicates, dismissDuplicates, listDuplicates, reconsiderDuplicates, scanDuplicates } from "./index.ts";

let t: Fixture;
let owner: Ctx;
beforeAll(async () => {
  t = await freshTenant();
  owner = await t.as("owner");
});

const company = (name: string, more: object = {}, ctx = owner) =>
  ctx.run(createCustomer, { kind: "company", name, ...more });
const groups = async (ctx = owner, input: object = {}) =>
  (await ctx.run(listDuplicates, input)).data.map(({ members, score, reasons }) => ({
    names: members.map(({ name }) => name).sort(),
    why: reasons.map(({ reason, field }) => field ?? reason),
    score,
  }));
const groupOf = async (recordId: string, ctx = owner) => (await groups(ctx, { recordId }))[0];

describe("names", () => {
  const key = async (name: string) =>
    (await t.sql<{ words: string[] }>("select app.name_words($1) as words", [name]))[0]?.words.join(" ");
  it.each([
    ["Yılmaz İnşaat Ltd. Şti.", "yilmaz insaat"],
    ["YILMAZ INSAAT LIMITED", "yilmaz insaat"],
    ["yılmaz inş. san. ve tic. a.ş.", "yilmaz insaat"],
    ["IŞIL Gıda Anonim Şirketi", "isil gida"],
    ["Işıl GIDA A.S.", "isil gida"],
    ["D'Artagnan Müh.", "dartagnan muhendislik"],
    ["Dr. Ayşe  Öz", "ayse oz"],
    ["Sanayi ve Ticaret A.Ş.", "sanayi ve ticaret a s"],
    ["ŞÇĞÜÖİ ltd.şti.", "scguoi"],
  ])("%s is %s", async (name, words) => {
    expect(await key(name)).toBe(words);
  });

  it("one mailbox is one text: Gmail takes no notice of dots, others do", async () => {
    const mailbox = async (email: string) => (await t.sql<{ m: string }>("select app.mailbox($1) as m", [email]))[0]?.m;
    expect(await mailbox("ayse.oz+crm@gmail.com")).toBe("ayseoz@gmail.com");
    expect(await mailbox("ayse.oz@ornek.com.tr")).toBe("ayse.oz@ornek.com.tr");
  });
});

describe("what is likely the same", () => {
  const probably = async (name: string, more: object, other: string, otherMore: object) => {
    const tenant = await freshTenant();
    const ctx = await tenant.as("owner");
    await company(name, more, ctx);
    await company(other, otherMore, ctx);
    await hear(tenant);
    return (await groups(ctx))[0];
  };
  it.each([
    ["Yılmaz İnşaat Ltd. Şti.", {}, "YILMAZ INSAAT LIMITED", {}, ["sameName"]],
    ["Yılmaz İnşaat", { province: "İzmir" }, "İnşaat Yılmaz A.Ş.", { province: "İzmir" }, ["sameName", "place"]],
    ["Martılar Peyzaj", { province: "Bursa" }, "Martlar Peyzaj", { province: "Bursa" }, ["similarName", "place"]],
    ["Demir Çelik Sanayi", {}, "Demirçelik San.", {}, ["similarName"]],
    ["A", { emails: ["Info@Deneme.com"] }, "B", { emails: ["x@y.com", "info@deneme.com"] }, ["email"]],
    ["A", { phones: ["0532 418 20 77"] }, "B", { phones: ["+905324182077"] }, ["phone"]],
    ["A", { taxNumber: "481 005 8590" }, "B", { taxNumber: "4810058590" }, ["taxNumber"]],
  ])("%s %j and %s %j", async (name, more, other, otherMore, why) => {
    expect(await probably(name, more, other, otherMore)).toMatchObject({ names: [name, other].sort(), why });
  });

  it.each([
    ["Yılmaz İnşaat", {}, "Yılmaz Gıda", {}],
    ["Kaya Tekstil", { taxNumber: "4810058590" }, "Kaya Tekstil", { taxNumber: "1234567890" }],
    [
      "Ege Tur",
      { province: "İzmir", phones: ["02324182077"] },
      "Ege Tur",
      { province: "Van", phones: ["04324182077"] },
    ],
  ])("not %s %j and %s %j", async (name, more, other, otherMore) => {
    expect(await probably(name, more, other, otherMore)).toBeUndefined();
  });

  it("a like name alone counts for less than with the place, and that for less than with a number", async () => {
    const scores = [];
    for (const more of [{}, { province: "Rize" }, { province: "Rize", phones: ["0464 418 20 77"] }])
      scores.push((await probably("Çınarlı Lojistik", more, "Çınarli Lojistk", more))?.score ?? 0);
    expect(scores.toSorted((a, b) => a - b)).toEqual(scores);
    expect(new Set(scores).size).toBe(3);
  });

  it("an address that half the list shares says nothing", async () => {
    const tenant = await freshTenant();
    const ctx = await tenant.as("owner");
    for (let at = 0; at < 22; at++)
      await company(`Ortak ${at} ${"abcdefghijklmnopqrstuv"[at]}`, { emails: ["bilgi@ortak.com"] }, ctx);
    await hear(tenant);
    expect(await groups(ctx)).toEqual([]);
  });
});

describe("groups", () => {
  it("hang together, follow every change, and forget who is archived or gone", async () => {
    const [a, b, c] = [
      await company("Grup Bir", { emails: ["grup@ornek.com"] }),
      await company("Grup İki", { emails: ["grup@ornek.com"], phones: ["0212 418 20 77"] }),
      await company("Grup Üç", { phones: ["0212 418 20 77"] }),
    ];
    await hear(t);
    expect(await groupOf(a.id)).toMatchObject({ names: ["Grup Bir", "Grup Üç", "Grup İki"], why: ["email", "phone"] });
    await owner.run(updateCustomer, { id: c.id, phones: [] });
    await hear(t);
    expect((await groupOf(b.id))?.names).toEqual(["Grup Bir", "Grup İki"]);
    expect(await groupOf(c.id)).toBeUndefined();
    await owner.run(archiveCustomer, { id: a.id });
    expect(await groupOf(b.id)).toBeUndefined();
    await owner.run(updateCustomer, { id: c.id, emails: ["grup@ornek.com"] });
    await hear(t);
    expect((await groupOf(c.id))?.names).toEqual(["Grup Üç", "Grup İki"]);
    await owner.run(deleteCustomer, { id: b.id });
    expect(await groupOf(c.id)).toBeUndefined();
    await hear(t);
    expect(await t.sql("select 1 from duplicate_pairs where $1 in (subject_id, other_id)", [b.id])).toEqual([]);
  });

  it("what somebody said to be two stays so, whatever is looked at again", async () => {
    const [a, b] = [
      await company("İkiz Kardeş", { province: "Muş" }),
      await company("Ikiz kardes", { province: "Muş" }),
    ];
    await hear(t);
    await owner.run(dismissDuplicates, { ids: [a.id, b.id] });
    expect(await groupOf(a.id)).toBeUndefined();
    await owner.run(updateCustomer, { id: b.id, name: "İkiz Kardeş" });
    await hear(t);
    await owner.run(scanDuplicates, {});
    await t.work();
    expect(await groupOf(a.id)).toBeUndefined();
    await owner.run(reconsiderDuplicates, { ids: [a.id, b.id] });
    expect((await groupOf(a.id))?.why).toEqual(["sameName", "place"]);
  });

  it("come page by page, and by why", async () => {
    const tenant = await freshTenant();
    const ctx = await tenant.as("owner");
    for (const at of [1, 2, 3]) {
      await company(`Sayfa ${at} Ltd.`, { emails: [`s${at}@ornek.com`] }, ctx);
      await company(`Başka ${"xyz"[at - 1]}`, { emails: [`s${at}@ornek.com`] }, ctx);
    }
    await company("Tek Vergi", { taxNumber: "4810058590" }, ctx);
    await company("Vergi Tek", { taxNumber: "4810058590" }, ctx);
    await hear(tenant);
    const first = await ctx.run(listDuplicates, { limit: 3 });
    expect([first.data.length, first.page.total]).toEqual([3, 4]);
    expect(first.data[0]?.reasons[0]?.reason).toBe("taxNumber");
    const rest = await ctx.run(listDuplicates, { limit: 3, cursor: first.page.next ?? "" });
    expect(new Set([...first.data, ...rest.data].map(({ id }) => id)).size).toBe(4);
    expect(rest.page.next).toBeNull();
    expect(await groups(ctx, { filter: { reason: { eq: "taxNumber" } } })).toHaveLength(1);
  });

  it("a job finds what was there before anybody looked, and what a job changed is looked at after it", async () => {
    const tenant = await freshTenant();
    const ctx = await tenant.as("owner");
    const ids = [];
    for (let at = 0; at < 6; at++) ids.push((await company(`Eski ${at}`, { source: "a" }, ctx)).id);
    await company("Yeni 0", { taxNumber: "4810058590" }, ctx);
    await company("Yeni 1", { taxNumber: "4810058590" }, ctx);
    const { jobId } = await ctx.run(scanDuplicates, {});
    await tenant.work();
    expect(await ctx.run(getJob, { id: jobId })).toMatchObject({
      kind: "duplicates",
      status: "done",
      total: 8,
      done: 8,
    });
    expect(await groups(ctx)).toHaveLength(1);
    await tenant.sql("update events set dispatched_at = now() where tenant_id = $1", [tenant.tenant.id]);
    await ctx.run(createJob, {
      subject: "customers",
      action: "update",
      values: { emails: ["ayni@ornek.com"] },
      select: { ids: ids.slice(0, 2) },
    });
    await tenant.work();
    await hear(tenant);
    await tenant.work();
    expect((await groups(ctx)).map(({ why }) => why[0])).toEqual(["taxNumber", "email"]);
  });
});

describe("who sees what", () => {
  it("a pair is there only for who sees both records", async () => {
    const tenant = await freshTenant();
    const mine = await tenant.newUser("member");
    const theirs = await tenant.newUser("member");
    const boss = await tenant.as("manager");
    const a = await company("Hak Bir", { emails: ["hak@ornek.com"], ownerId: mine.id }, boss);
    const b = await company("Hak İki", { emails: ["hak@ornek.com"], ownerId: theirs.id }, boss);
    const c = await company("Hak Üç", { emails: ["hak@ornek.com"], ownerId: mine.id }, boss);
    await hear(tenant);
    expect((await groups(boss))[0]?.names).toHaveLength(3);
    expect((await groups(mine.ctx))[0]?.names).toEqual(["Hak Bir", "Hak Üç"]);
    expect(await groups(theirs.ctx)).toEqual([]);
    expect((await mine.ctx.run(listDuplicates, { recordId: b.id })).data).toEqual([]);
    const likely = await mine.ctx.run(checkDuplicates, { emails: ["hak@ornek.com"] });
    expect(likely.data.map(({ id }) => id).sort()).toEqual([a.id, c.id].sort());
    await expect(mine.ctx.run(dismissDuplicates, { ids: [a.id, b.id] })).rejects.toMatchObject({ code: "not_found" });
    await expect(mine.ctx.run(scanDuplicates, {})).rejects.toMatchObject({ code: "forbidden" });
    const other = await freshTenant();
    expect(await groups(await other.as("owner"))).toEqual([]);
    expect((await (await other.as("owner")).run(checkDuplicates, { emails: ["hak@ornek.com"] })).data).toEqual([]);
  });

  it("a hidden field is no reason to whom it is hidden from", async () => {
    const tenant = await freshTenant();
    const ctx = await tenant.as("owner");
    const member = await tenant.newUser("manager");
    const [role] = await tenant.sql<{ id: string }>("select role_id as id from users where id = $1", [member.id]);
    const gizli = { object: "customers", key: "gizli", label: "Gizli posta", kind: "email" as const };
    await ctx.run(createField, { ...gizli, hiddenFrom: [role?.id ?? ""] });
    for (const [name, more] of [
      ["Saklı A"],
      ["Gizem B"],
      ["Açık Firma", { province: "Van" }],
      ["Acik Firma", { province: "Van" }],
    ] as const)
      await company(name, { ...more, custom: { gizli: name.startsWith("A") ? "x@gizli.com" : "y@gizli.com" } }, ctx);
    await hear(tenant);
    expect((await groups(ctx)).map(({ names, why }) => [names[0], why[0]])).toEqual([
      ["Acik Firma", "Gizli posta"],
      ["Gizem B", "Gizli posta"],
    ]);
    const [seen, ...others] = await groups(member.ctx);
    expect(others).toEqual([]);
    expect(seen).toMatchObject({ names: ["Acik Firma", "Açık Firma"], why: ["sameName", "place"] });
    expect(seen?.score).toBeLessThan((await groups(ctx))[0]?.score ?? 0);
  });
});

describe("records of own objects", () => {
  it("are found by their names and their addresses", async () => {
    await owner.run(createObject, { name: "arac", label: "Araç", plural: "Araçlar" });
    await owner.run(createField, { object: "arac", key: "posta", label: "Posta", kind: "email" });
    const make = (name: string, posta?: string) => owner.run(createRecord, { object: "arac", name, custom: { posta } });
    await make("Kamyon Beyaz");
    await make("beyaz KAMYON");
    await make("Otobüs", "filo@ornek.com");
    await make("Minibüs", "filo@ornek.com");
    await hear(t);
    expect((await groups(owner, { subject: "arac" })).map(({ names, why }) => [names[0], ...why])).toEqual([
      ["Kamyon Beyaz", "sameName"],
      ["Minibüs", "Posta"],
    ]);
    expect((await owner.run(checkDuplicates, { subject: "arac", name: "Beyaz kamyon" })).data).toHaveLength(2);
  });
});
