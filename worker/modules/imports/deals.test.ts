import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "#worker/kernel/context.ts";
import { dealTenant } from "#worker/modules/pipeline/deals.fixture.ts";
import { freshTenant } from "#worker/testing/fixture.ts";
import { createCustomer } from "../customers/index.ts";
import { getJob } from "../jobs/index.ts";
import { createField } from "../objects/index.ts";
import {
  createCompetitor,
  createLostReason,
  createPipeline,
  createWinReason,
  dealHistory,
  getDeal,
  listDeals,
  updateDeal,
  updateStage,
} from "../pipeline/index.ts";
import { importing } from "./imports.fixture.ts";
import { startImport } from "./index.ts";

let given: Awaited<ReturnType<typeof dealTenant>>;
let owner: Ctx;
let file: ReturnType<typeof importing>;
let stages: string[];
beforeAll(async () => {
  given = await dealTenant();
  owner = given.ctx;
  file = importing(given.t, "deals", owner);
  const made = await owner.run(createPipeline, {
    name: "Yeni İş",
    stages: ["Görüşme", "Teklif", "Pazarlık"].map((name, i) => ({ name, probability: 20 + 30 * i })),
  });
  stages = made.stages.map(({ id }) => id);
  await owner.run(createPipeline, { name: "Yenileme", stages: [{ name: "Teklif", probability: 70 }] });
  await owner.run(createLostReason, { name: "Fiyat" });
  await owner.run(createWinReason, { name: "Referans" });
  await owner.run(createCompetitor, { name: "Öteki Ajans" });
  await owner.run(createField, { object: "deals", key: "no", label: "Eski no", kind: "text", unique: true });
});

const named = async (q: string) => (await owner.run(listDeals, { q, sort: "name" })).data;
const one = async (q: string) => {
  const [deal] = await named(q);
  if (!deal) throw new Error(`No deal ${q}`);
  return deal;
};

describe("deals out of a file", () => {
  it("come in with Turkish headings: customer, pipeline, stage and owner by name, money with its currency", async () => {
    const read = await file.upload(
      "Fırsat Adı;Müşteri Adı;Tutar;Para Birimi;Satış hattı;Aşama;Kapanış Tarihi;Sorumlu;Eski no\n" +
        "Kurumsal site;YÜCEL MİMARLIK;1.234,56 ₺;;Yeni İş;teklif;31.12.2026;owner@example.com;A1\n" +
        "Bakım;Yücel Mimarlık;1.000;dolar;Yenileme;Teklif;;Owner;A2\n" +
        "Logo;Yücel Mimarlık;€ 50;;;;;;A3\n",
    );
    expect(read.mapping).toEqual([
      ...["name", "customerId", "amountMinor", "currency", "pipelineId", "stageId", "expectedClose", "ownerId"],
      "custom.no",
    ]);
    expect((await file.run(read.id)).counts).toEqual({ create: 3, update: 0, skip: 0, fail: 0 });
    expect(await one("Kurumsal site")).toMatchObject({
      customerId: given.customerId,
      amountMinor: 123456,
      currency: "TRY",
      stageId: stages[1],
      status: "open",
      expectedClose: "2026-12-31",
      ownerName: "Owner",
      custom: { no: "A1" },
    });
    expect(await one("Bakım")).toMatchObject({ amountMinor: 100000, currency: "USD", pipelineName: "Yenileme" });
    expect(await one("Logo")).toMatchObject({ amountMinor: 5000, currency: "EUR" });
    const [visit] = (await owner.run(dealHistory, { id: (await one("Logo")).id })).data;
    expect(visit).toMatchObject({ amountMinor: 5000, currency: "EUR", leftAt: null });
  });

  it("come in decided as other programs export them, with when they were opened and closed", async () => {
    const done = await file.take(
      "Deal Name,Associated Company,Deal Stage,Amount,Close Date,Create Date,Closed Lost Reason,Closed Won Reason,Competitor,Record ID\n" +
        "Alınan iş,Yücel Mimarlık,Closed Won,500,2026-03-20,2026-03-01 10:00,,Referans,,991\n" +
        "Kaçan iş,Yücel Mimarlık,closedlost,400,2026-04-20,2026-04-01,Fiyat,,Öteki Ajans,992\n" +
        "Nedensiz iş,Yücel Mimarlık,Closed Lost,400,2026-04-20,2026-04-01,,,,993\n" +
        "Bilinmeyen başlangıç,Yücel Mimarlık,Closed Won,10,2026-05-20,,,,,994\n" +
        "Süren iş,Yücel Mimarlık,Pazarlık,10,2027-01-20,2026-09-01 09:30,,,,995\n",
      undefined,
    );
    expect(done.counts).toMatchObject({ create: 4, fail: 1 });
    expect(Object.keys(await file.reasons(done.runId))).toEqual(["2"]);
    const won = await one("Alınan iş");
    expect(won).toMatchObject({
      status: "won",
      createdAt: "2026-03-01T07:00:00.000Z",
      closedAt: "2026-03-19T21:00:00.000Z",
      winReasonName: "Referans",
      lostReasonId: null,
    });
    expect((await owner.run(dealHistory, { id: won.id })).data).toMatchObject([
      { enteredAt: won.createdAt, leftAt: won.closedAt, leftBy: "won", leftAmountMinor: 50000 },
    ]);
    const lost = await one("Kaçan iş");
    expect(lost).toMatchObject({ status: "lost", lostReasonName: "Fiyat", competitorName: "Öteki Ajans" });
    expect((await owner.run(dealHistory, { id: (await one("Bilinmeyen başlangıç")).id })).data).toEqual([]);
    const open = await one("Süren iş");
    expect(open).toMatchObject({ status: "open", createdAt: "2026-09-01T06:30:00.000Z", stageId: stages[2] });
    expect((await owner.run(dealHistory, { id: open.id })).data).toMatchObject([
      { enteredAt: open.createdAt, leftAt: null },
    ]);
  });

  it("say row by row why they cannot come in, in a check as well, and leave the others alone", async () => {
    await owner.run(updateStage, { id: stages[2] ?? "", required: ["expectedClose"] });
    const elsewhere = await freshTenant();
    const theirs = await (await elsewhere.as("owner")).run(createCustomer, { kind: "company", name: "Yabancı Ltd" });
    const read = await file.upload(
      "Ad;Müşteri;Satış hattı;Aşama;Durum;Kapandığı tarih;Tutar\n" +
        "Sorun 0;Yücel Mimarlık;Yeni İş;Yok Aşaması;;;1\n" +
        "Sorun 1;Yücel Mimarlık;Yenileme;Pazarlık;;;1\n" +
        "Sorun 2;Yücel Mimarlık;Yeni İş;Pazarlık;;;1\n" +
        `Sorun 3;${theirs.id};;;;;1\n` +
        "Sorun 4;Yabancı Ltd;;;;;1\n" +
        "Sorun 5;Yücel Mimarlık;;;belki;;1\n" +
        "Sorun 6;Yücel Mimarlık;;;;01.02.2026;1\n" +
        "Sorun 7;Yücel Mimarlık;;;Kazanıldı;01.02.2030;1\n" +
        "Sorun 8;Yücel Mimarlık;;;;;çok\n" +
        "Sorunsuz;Yücel Mimarlık;Yeni İş;Teklif;;;1\n",
    );
    const checked = await file.check(read.id);
    expect(checked.counts).toMatchObject({ create: 1, fail: 9 });
    expect(await named("Sorun")).toEqual([]);
    const done = await file.run(read.id);
    expect(done.counts).toEqual({ create: 1, update: 0, skip: 0, fail: 9 });
    const why = await file.reasons(done.runId);
    expect(why[0]).toContain("Yok Aşaması");
    expect(why[1]).toContain("Pazarlık");
    expect(why[2]).toContain("Pazarlık");
    expect(why[3]).toContain(theirs.id);
    expect(why[4]).toContain("Yabancı Ltd");
    for (const at of [5, 6, 7, 8]) expect(why[at]).toBeTruthy();
    expect(await named("Sorun")).toMatchObject([{ name: "Sorunsuz" }]);
    await owner.run(updateStage, { id: stages[2] ?? "", required: [] });
  });

  it("known by a field of the agency's own take on what the file says, and get all of it back", async () => {
    const first = await file.take(
      "Ad;Müşteri;Satış hattı;Aşama;Tutar;Eski no\nBir;Yücel Mimarlık;Yeni İş;Görüşme;10;U1\nİki;Yücel Mimarlık;Yenileme;Teklif;20;U2\nÜç;Yücel Mimarlık;Yeni İş;Görüşme;30;U3\n",
    );
    expect(first.counts).toMatchObject({ create: 3 });
    const before = await Promise.all(["Bir", "İki", "Üç"].map(one));
    const done = await file.take(
      "Ad;Müşteri;Aşama;Tutar;Eski no;Durum;Kayıp nedeni\nBir;Yücel Mimarlık;Pazarlık;15;u1;;\nİki Yeni;Yücel Mimarlık;Teklif;25;U2;Kaybedildi;Fiyat\nÜç;Yücel Mimarlık;Görüşme;30;U3;;\nDört;Yücel Mimarlık;;5;U4;Kazanıldı;\n",
      { match: "custom.no" },
    );
    expect(done.counts).toEqual({ create: 1, update: 2, skip: 1, fail: 0 });
    expect(await one("Bir")).toMatchObject({ stageId: stages[2], amountMinor: 1500, status: "open" });
    // Both pipelines have such a stage: it stays in its own.
    expect(await one("İki")).toMatchObject({ pipelineName: "Yenileme", status: "lost", lostReasonName: "Fiyat" });
    const visits = async (at: number) => (await owner.run(dealHistory, { id: before[at]?.id ?? "" })).data;
    expect(await visits(0)).toMatchObject([{ leftBy: "moved" }, { stageId: stages[2], leftAt: null }]);
    expect(await visits(1)).toMatchObject([{ leftBy: "lost", leftAmountMinor: 2500 }]);
    expect((await given.eventsOf(before[1]?.id ?? "")).map(({ name }) => name)).toEqual([
      ...["deals.created", "deals.updated", "deals.lost"],
    ]);

    await owner.run(updateDeal, { id: before[0]?.id ?? "", amountMinor: 99 });
    const back = await file.undo(done.runId);
    expect(await owner.run(getJob, { id: back })).toMatchObject({ status: "done", total: 3, failed: 1 });
    expect(await owner.run(getDeal, { id: before[0]?.id ?? "" })).toMatchObject({
      amountMinor: 99,
      stageId: stages[2],
    });
    const { version: _, updatedAt: __, enteredStageAt: ___, lastActivityAt: ____, ...second } = before[1] ?? {};
    expect(await owner.run(getDeal, { id: before[1]?.id ?? "" })).toMatchObject(second);
    expect(await named("Dört")).toEqual([]);
  });

  it("are taken back as a whole, their history with them", async () => {
    const done = await file.take(
      "Ad;Müşteri;Durum;Açılış tarihi;Kapandığı tarih;Aşama\nGeri 1;Yücel Mimarlık;;;;Teklif\nGeri 2;Yücel Mimarlık;Kazanıldı;01.01.2026;01.02.2026;\n",
    );
    expect(done.counts).toMatchObject({ create: 2 });
    const ids = (await named("Geri")).map(({ id }) => id);
    const kept = () =>
      given.t.sql<{ n: number }>(
        "select (select count(*) from deals where id = any($1))::int + (select count(*) from deal_stages where deal_id = any($1))::int as n",
        [ids],
      );
    expect(await kept()).toEqual([{ n: 4 }]);
    await file.undo(done.runId);
    expect(await kept()).toEqual([{ n: 0 }]);
  });

  it("of the same file twice at once are written once, and of two files at once keep a unique value apart", async () => {
    const text = "Ad;Müşteri;Eski no\nÇifte;Yücel Mimarlık;Z1\n";
    const same = [await file.upload(text), await file.upload(text)];
    const started = await Promise.allSettled(same.map(({ id }) => owner.run(startImport, { id })));
    expect(started.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await given.t.work();
    expect(await named("Çifte")).toHaveLength(1);

    const lines = Array.from({ length: 40 }, (_, at) => `Yarış ${at};Yücel Mimarlık;Y${at}`);
    const files = await Promise.all(
      ["", "\n"].map((end) => file.upload(`Ad;Müşteri;Eski no\n${lines.join("\n")}\n${end}`)),
    );
    await Promise.all(files.map(({ id }) => owner.run(startImport, { id })));
    await Promise.all([given.t.work(), given.t.work()]);
    expect((await owner.run(listDeals, { q: "Yarış", limit: 100 })).data).toHaveLength(40);
  });

  it("take the right to write deals, and are no more than the plan allows", async () => {
    const viewer = await given.t.as("viewer");
    await expect(file.take("Ad;Müşteri\nX;Yücel Mimarlık\n", undefined, viewer)).rejects.toMatchObject({
      code: "forbidden",
    });
    const manager = await given.t.as("manager");
    const done = await file.take("Ad;Müşteri\nMüdürün;Yücel Mimarlık\n", undefined, manager);
    expect(done.counts).toMatchObject({ create: 1 });
    await given.t.sql(
      "update tenants set limits = (select jsonb_object_agg(metric, used) from usage where tenant_id = $1) where id = $1",
      [given.t.tenant.id],
    );
    await file.take("Ad;Müşteri\nFazla;Yücel Mimarlık\n");
    expect(await named("Fazla")).toEqual([]);
    await given.t.sql("update tenants set limits = '{}' where id = $1", [given.t.tenant.id]);
  });
});
