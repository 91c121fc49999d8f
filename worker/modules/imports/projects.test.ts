import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "#worker/kernel/context.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import { createCustomer } from "../customers/index.ts";
import { getJob } from "../jobs/index.ts";
import { createField } from "../objects/index.ts";
import { createProject, getProject, listProjects, updateProject } from "../projects/index.ts";
import { createTask, getTask } from "../tasks/index.ts";
import { importing } from "./imports.fixture.ts";
import { startImport } from "./index.ts";

let t: Fixture;
let owner: Ctx;
let customerId: string;
let file: ReturnType<typeof importing>;
beforeAll(async () => {
  t = await freshTenant();
  owner = await t.as("owner");
  ({ id: customerId } = await owner.run(createCustomer, { kind: "company", name: "Işık İnşaat" }));
  file = importing(t, "projects", owner);
  await owner.run(createField, { object: "projects", key: "no", label: "Proje no", kind: "text", unique: true });
  await owner.run(createField, { object: "projects", key: "butce", label: "Bütçe", kind: "currency" });
});

const named = async (q: string) => (await owner.run(listProjects, { q, sort: "name", limit: 100 })).data;

describe("projects out of a file", () => {
  it("come in with Turkish headings, their customer and who looks after them by name, fields of the agency's own", async () => {
    const read = await file.upload(
      "Proje Adı;Müşteri Adı;Proje Durumu;Başlangıç Tarihi;Teslim Tarihi;Proje Yöneticisi;Proje no;Bütçe\n" +
        "Web sitesi;IŞIK İNŞAAT;Devam ediyor;01.09.2026;31.12.2026;owner@example.com;P1;12.500,50\n" +
        "Logo;Işık İnşaat;;;;;P2;\n",
    );
    expect(read.mapping).toEqual([
      ...["name", "customerId", "status", "startsOn", "endsOn", "ownerId", "custom.no", "custom.butce"],
    ]);
    expect((await file.run(read.id)).counts).toEqual({ create: 2, update: 0, skip: 0, fail: 0 });
    expect(await named("Web sitesi")).toMatchObject([
      {
        customerId,
        status: "active",
        startsOn: "2026-09-01",
        endsOn: "2026-12-31",
        ownerName: "Owner",
        custom: { no: "P1", butce: 1250050 },
      },
    ]);
    expect(await named("Logo")).toMatchObject([{ status: "planned", ownerName: "Owner" }]);
  });

  it("say row by row why they cannot come in, in a check as well", async () => {
    const theirs = await (await (await freshTenant()).as("owner")).run(createCustomer, {
      kind: "company",
      name: "Yabancı Ltd",
    });
    const read = await file.upload(
      `Ad;Müşteri;Durum;Başlangıç;Bitiş\nSorun 0;${theirs.id};;;\nSorun 1;;;;\nSorun 2;Işık İnşaat;belki;;\nSorun 3;Işık İnşaat;;02.02.2026;01.02.2026\nSorunsuz;Işık İnşaat;bitti;;\n`,
    );
    expect((await file.check(read.id)).counts).toMatchObject({ create: 1, fail: 4 });
    expect(await named("Sorun")).toEqual([]);
    const done = await file.run(read.id);
    expect(done.counts).toEqual({ create: 1, update: 0, skip: 0, fail: 4 });
    const why = await file.reasons(done.runId);
    expect(why[0]).toContain(theirs.id);
    for (const at of [1, 2, 3]) expect(why[at]).toBeTruthy();
  });

  it("known by a field take on what the file says, and all of it is taken back but what somebody changed since", async () => {
    const add = (name: string, no: string) => owner.run(createProject, { name, customerId, custom: { no } });
    const [kept, edited] = await Promise.all([add("Eski bir", "K1"), add("Eski iki", "K2")]);
    const done = await file.take(
      "Ad;Müşteri;Durum;Proje no\nYeni bir;;Tamamlandı;k1\nYeni iki;Işık İnşaat;;K2\nTaze;Işık İnşaat;;K3\n",
      { match: "custom.no" },
    );
    expect(done.counts).toEqual({ create: 1, update: 2, skip: 0, fail: 0 });
    expect(await owner.run(getProject, { id: kept.id })).toMatchObject({ name: "Yeni bir", status: "done" });
    await owner.run(updateProject, { id: edited.id, status: "on_hold" });
    // What was hung on it meanwhile stays without it.
    const [fresh] = await named("Taze");
    const task = await owner.run(createTask, { title: "Ara", projectId: fresh?.id ?? null });
    const back = await file.undo(done.runId);
    expect(await owner.run(getJob, { id: back })).toMatchObject({ status: "done", total: 3, failed: 1 });
    expect(await owner.run(getProject, { id: kept.id })).toMatchObject({ name: "Eski bir", status: "planned" });
    expect(await owner.run(getProject, { id: edited.id })).toMatchObject({ name: "Yeni iki", status: "on_hold" });
    expect(await named("Taze")).toEqual([]);
    expect(await owner.run(getTask, { id: task.id })).toMatchObject({ projectId: null });
  });

  it("of two files at once keep a unique value apart, and take the right to import", async () => {
    const lines = Array.from({ length: 30 }, (_, at) => `Yarış ${at};Işık İnşaat;Y${at}`);
    const files = await Promise.all(
      ["", "\n"].map((end) => file.upload(`Ad;Müşteri;Proje no\n${lines.join("\n")}\n${end}`)),
    );
    await Promise.all(files.map(({ id }) => owner.run(startImport, { id })));
    await Promise.all([t.work(), t.work()]);
    expect(await named("Yarış")).toHaveLength(30);
    for (const role of ["viewer", "member"] as const)
      await expect(file.take("Ad;Müşteri\nX;Işık İnşaat\n", undefined, await t.as(role))).rejects.toMatchObject({
        code: "forbidden",
      });
  });
});
