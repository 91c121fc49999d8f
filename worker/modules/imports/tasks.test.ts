import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "#worker/kernel/context.ts";
import { dealTenant } from "#worker/modules/pipeline/deals.fixture.ts";
import { createRule } from "#worker/modules/tasks/assignment/create-rule.ts";
import { deleteRule } from "#worker/modules/tasks/assignment/delete-rule.ts";
import { freshTenant } from "#worker/testing/fixture.ts";
import { createCustomer } from "../customers/index.ts";
import { createField } from "../objects/index.ts";
import { createProject } from "../projects/index.ts";
import { createTask, getTask, listTasks } from "../tasks/index.ts";
import { importing } from "./imports.fixture.ts";
import { startImport } from "./index.ts";

let given: Awaited<ReturnType<typeof dealTenant>>;
let owner: Ctx;
let file: ReturnType<typeof importing>;
beforeAll(async () => {
  given = await dealTenant();
  owner = given.ctx;
  file = importing(given.t, "tasks", owner);
  const own = await given.pipeline();
  await own.add({ name: "Kurumsal site" });
  await owner.run(createProject, { name: "Yeni logo", customerId: given.customerId });
  await owner.run(createField, { object: "tasks", key: "no", label: "Kayıt no", kind: "text", unique: true });
});

const named = async (q: string) => (await owner.run(listTasks, { q, sort: "title", limit: 100 })).data;
const one = async (q: string) => {
  const [task] = await named(q);
  if (!task) throw new Error(`No task ${q}`);
  return task;
};

describe("tasks out of a file", () => {
  it("come in with Turkish headings, what they hang on by name, done ones with when", async () => {
    const read = await file.upload(
      "Görev;Açıklama;Son tarih;Öncelik;Sorumlu;Müşteri;Fırsat;Proje;Durum;Tamamlanma tarihi;Alt görevler\n" +
        "Teklifi gönder;Önce ara;31.12.2026;Acil;owner@example.com;Yücel Mimarlık;kurumsal site;Yeni logo;;;Yaz; \n".replace(
          "Yaz; ",
          '"Yaz;Oku"',
        ) +
        "Sunum hazırla;;30.12.2026 14:30;orta;Owner;;;;;;\n" +
        "Faturayı kes;;;;Owner;;;;Tamamlandı;05.01.2026 10:00;\n" +
        "Arşivle;;;;Owner;;;;evet;;\n",
    );
    expect(read.mapping).toEqual([
      ...["title", "note", "dueAt", "priority", "ownerId", "customerId", "dealId", "projectId", "status", "doneAt"],
      "checklist",
    ]);
    expect((await file.run(read.id)).counts).toEqual({ create: 4, update: 0, skip: 0, fail: 0 });
    expect(await one("Teklifi gönder")).toMatchObject({
      note: "Önce ara",
      // A day without a time is its last minute.
      dueAt: "2026-12-31T20:59:00.000Z",
      priority: "urgent",
      ownerName: "Owner",
      customerName: "Yücel Mimarlık",
      dealName: "Kurumsal site",
      projectName: "Yeni logo",
      doneAt: null,
      checklist: [{ text: "Yaz" }, { text: "Oku" }],
    });
    expect(await one("Sunum hazırla")).toMatchObject({ dueAt: "2026-12-30T11:30:00.000Z", priority: "normal" });
    expect(await one("Faturayı")).toMatchObject({
      doneAt: "2026-01-05T07:00:00.000Z",
    });
    expect((await one("Arşivle")).doneAt).toBeTruthy();
  });

  it("that nobody is named for go by the rules, evenly; done ones and named ones stay as they are", async () => {
    const people = (await Promise.all([1, 2, 3].map(() => given.t.newUser("member")))).map(({ id }) => id);
    const [me] = await given.t.sql<{ id: string }>("select id from users where tenant_id = $1 and email = $2", [
      given.t.tenant.id,
      "owner@example.com",
    ]);
    const everyone = [...people, me?.id ?? ""];
    for (const method of ["round_robin", "least_load"] as const) {
      await given.t.sql("delete from tasks where tenant_id = $1", [given.t.tenant.id]);
      const rule = await owner.run(createRule, { name: "Kural", method, people: everyone });
      const rows = Array.from({ length: 40 }, (_, at) => `${method} ${at};;`);
      await file.take(`Görev;Atanan;Durum\n${rows.join("\n")}\n${method} bitmiş;;Done\n${method} benim;Owner;\n`);
      const waiting = (await named(`${method} `)).filter(({ title }) => /\d$/.test(title));
      const counts = everyone.map((id) => waiting.filter(({ ownerId }) => ownerId === id).length);
      expect(counts).toEqual([10, 10, 10, 10]);
      // From the first row on: those that still wait count for nobody.
      const first = waiting.filter(({ title }) => / [0-3]$/.test(title)).map(({ ownerId }) => ownerId);
      expect(new Set(first).size).toBe(4);
      expect(await one(`${method} bitmiş`)).toMatchObject({ ownerName: "Owner" });
      const [why] = await given.t.sql<{ n: number }>(
        "select count(*)::int as n from assignments where tenant_id = $1 and rule_id = $2",
        [given.t.tenant.id, rule.id],
      );
      expect(why).toEqual({ n: 40 });
      await owner.run(deleteRule, { id: rule.id });
    }
  });

  it("say row by row why they cannot come in", async () => {
    const theirs = await (await (await freshTenant()).as("owner")).run(createCustomer, {
      kind: "company",
      name: "Yabancı Ltd",
    });
    const done = await file.take(
      `Görev;Müşteri;Fırsat;Öncelik;Son tarih;Durum;Tamamlanma tarihi\nSorun 0;${theirs.id};;;;;\nSorun 1;;Yok fırsat;;;;\nSorun 2;;;belki;;;\nSorun 3;;;;yarın;;\nSorun 4;;;;;;01.01.2031\nSorun 5;;;;;Açık;01.01.2026\nSorunsuz;;;;;;\n`,
    );
    expect(done.counts).toEqual({ create: 1, update: 0, skip: 0, fail: 6 });
    const why = await file.reasons(done.runId);
    expect(why[0]).toContain(theirs.id);
    expect(why[1]).toContain("Yok fırsat");
    for (const at of [2, 3, 4, 5]) expect(why[at]).toBeTruthy();
  });

  it("known by a field or their id take on what the file says, and get all of it back", async () => {
    const base = { dueAt: "2026-12-01T09:00:00.000Z", ownerId: null };
    const [first, second] = await Promise.all([
      owner.run(createTask, { title: "Eski bir", ...base, custom: { no: "T1" }, repeats: { every: 1, unit: "week" } }),
      owner.run(createTask, { title: "Eski iki", ...base, custom: { no: "T2" } }),
    ]);
    const done = await file.take(
      "Görev;Kayıt no;Durum;Öncelik\nYeni bir;t1;Tamamlandı;Yüksek\nEski iki;T2;Açık;\nYeni üç;T3;Tamamlandı;\n",
      { match: "custom.no" },
    );
    expect(done.counts).toEqual({ create: 1, update: 1, skip: 1, fail: 0 });
    const changed = await owner.run(getTask, { id: first.id });
    expect(changed).toMatchObject({ title: "Yeni bir", priority: "high" });
    expect(changed.doneAt).toBeTruthy();
    // It repeats: the next one is there, and goes with the undo.
    expect(await named("Yeni bir")).toHaveLength(2);
    await file.undo(done.runId);
    const { version: _, updatedAt: __, overdue: ___, ...before } = first;
    expect(await owner.run(getTask, { id: first.id })).toMatchObject(before);
    expect(await named("Yeni")).toEqual([]);

    const byId = await file.take(`Görev;ID\nElle iki;${second.id}\nKimin;${given.customerId}\n`, { match: "id" });
    expect(byId.counts).toEqual({ create: 0, update: 1, skip: 0, fail: 1 });
    expect(await owner.run(getTask, { id: second.id })).toMatchObject({ title: "Elle iki" });
  });

  it("are taken back as a whole, what the rules noted with them, and come in once of two files at once", async () => {
    const rule = await owner.run(createRule, {
      name: "Hepsi",
      method: "round_robin",
      people: [(await given.t.newUser("member")).id],
    });
    const made = await file.take("Görev\nGeri 1\nGeri 2\n");
    const kept = () =>
      given.t.sql<{ n: number }>("select count(*)::int as n from assignments where rule_id = $1", [rule.id]);
    expect(await kept()).toEqual([{ n: 2 }]);
    await file.undo(made.runId);
    expect(await named("Geri")).toEqual([]);
    expect(await kept()).toEqual([{ n: 0 }]);
    await owner.run(deleteRule, { id: rule.id });

    const lines = Array.from({ length: 30 }, (_, at) => `Yarış ${at};R${at}`);
    const files = await Promise.all(
      ["", "\n"].map((end) => file.upload(`Görev;Kayıt no\n${lines.join("\n")}\n${end}`)),
    );
    await Promise.all(files.map(({ id }) => owner.run(startImport, { id })));
    await Promise.all([given.t.work(), given.t.work()]);
    expect(await named("Yarış")).toHaveLength(30);
  });
});
