import { beforeAll, describe, expect, it } from "vitest";
import { createCustomer } from "#worker/modules/customers/index.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import {
  archivePipeline,
  createDeal,
  createLostReason,
  createPipeline,
  createStage,
  dealHistory,
  deleteLostReason,
  deleteStage,
  getDeal,
  listLostReasons,
  listPipelines,
  loseDeal,
  reopenDeal,
  updateLostReason,
  updatePipeline,
  updateStage,
} from "./index.ts";
import { pipelineModule } from "./module.ts";

let t: Fixture;
beforeAll(async () => {
  t = await provisioned();
});

describe("a new tenant", () => {
  it("has a pipeline, stages and reasons in its language, once", async () => {
    await layOut(t);
    const ctx = await t.as("owner");
    const { data } = await ctx.run(listPipelines, {});
    expect(data.map((pipeline) => [pipeline.name, pipeline.stages.map(({ name }) => name)])).toEqual([
      ["Satış", ["Yeni", "Görüşme", "Teklif", "Pazarlık", "Sözleşme"]],
    ]);
    expect((await ctx.run(listLostReasons, {})).data).toHaveLength(5);
    const english = await provisioned("en");
    expect((await (await english.as("owner")).run(listPipelines, {})).data[0]).toMatchObject({ name: "Sales" });
  });
});

describe("pipelines", () => {
  it("are changed by owner, admin and manager only", async () => {
    const made = await (await t.as("manager")).run(createPipeline, {
      name: "Bakım",
      stages: [{ name: "İlk", probability: 20 }],
    });
    for (const role of ["member", "viewer"] as const) {
      const ctx = await t.as(role);
      expect((await ctx.run(listPipelines, { q: "bakim" })).data).toMatchObject([{ id: made.id }]);
      await expect(ctx.run(updatePipeline, { id: made.id, name: "x" })).rejects.toMatchObject({ code: "forbidden" });
      await expect(ctx.run(createStage, { id: made.id, name: "x", probability: 1 })).rejects.toMatchObject({
        code: "forbidden",
      });
    }
    await expect(t.anonymous().run(listPipelines, {})).rejects.toMatchObject({ code: "unauthenticated" });
    const keyed = await t.apiKey({ "customers:read": "all" });
    await expect(keyed.run(listPipelines, {})).rejects.toMatchObject({ code: "forbidden" });
  });

  it("refuse what makes no sense, and write nothing of it", async () => {
    const ctx = await t.as("owner");
    const before = await ctx.run(listPipelines, {});
    const stages = [{ name: "A", probability: 101 }];
    await expect(ctx.run(createPipeline, { name: "x", stages })).rejects.toMatchObject({
      fields: [{ path: "stages.0.probability" }],
    });
    await expect(ctx.run(createPipeline, { name: "x", stages: [] })).rejects.toMatchObject({ code: "invalid" });
    const twins = [
      { name: "A", probability: 1 },
      { name: "A", probability: 2 },
    ];
    await expect(ctx.run(createPipeline, { name: "x", stages: twins })).rejects.toMatchObject({
      fields: [{ reason: "twice" }],
    });
    const again = { name: "Satış", stages: [{ name: "A", probability: 1 }] };
    await expect(ctx.run(createPipeline, again)).rejects.toMatchObject({ code: "conflict", reason: "pipelines_name" });
    expect(await ctx.run(listPipelines, {})).toEqual(before);
  });

  it("keep their order, their names and their stages' order", async () => {
    const ctx = await t.as("owner");
    const made = await ctx.run(createPipeline, {
      name: "Sıra",
      stages: ["A", "B", "C"].map((name) => ({ name, probability: 10 })),
    });
    const [a, b, c] = made.stages.map(({ id }) => id) as [string, string, string];
    const turned = await ctx.run(updatePipeline, { id: made.id, name: "Yeni sıra", stageIds: [c, a, b] });
    expect([turned.name, ...turned.stages.map(({ name }) => name)]).toEqual(["Yeni sıra", "C", "A", "B"]);
    await expect(ctx.run(updatePipeline, { id: made.id, stageIds: [c, a] })).rejects.toMatchObject({
      code: "conflict",
      reason: "pipelines.stages_changed",
    });
    const other = (await ctx.run(listPipelines, { q: "Satış" })).data[0]?.stages[0]?.id ?? "";
    await expect(ctx.run(updatePipeline, { id: made.id, stageIds: [c, a, other] })).rejects.toMatchObject({
      code: "conflict",
    });
    const grown = await ctx.run(createStage, { id: made.id, name: "D", probability: 90, rottingDays: 7 });
    expect(grown.stages.map(({ name }) => name)).toEqual(["C", "A", "B", "D"]);
    const renamed = await ctx.run(updateStage, { id: c, name: "Ç", rottingDays: 3 });
    expect(renamed.stages[0]).toMatchObject({ name: "Ç", probability: 10, rottingDays: 3 });
  });

  it("go only when no deal is open in them, and never the last", async () => {
    const small = await provisioned();
    const ctx = await small.as("owner");
    const [only] = (await ctx.run(listPipelines, {})).data;
    await expect(ctx.run(archivePipeline, { id: only?.id ?? "" })).rejects.toMatchObject({ reason: "pipelines.last" });
    const made = await ctx.run(createPipeline, { name: "İkinci", stages: [{ name: "A", probability: 1 }] });
    const deal = await ctx.run(createDeal, { name: "x", customerId: await customer(small), pipelineId: made.id });
    await expect(ctx.run(archivePipeline, { id: made.id })).rejects.toMatchObject({ reason: "pipelines.not_empty" });
    const reason = await ctx.run(createLostReason, { name: "Sebep" });
    await ctx.run(loseDeal, { id: deal.id, reasonId: reason.id });
    expect((await ctx.run(archivePipeline, { id: made.id })).archivedAt).not.toBeNull();
    expect((await ctx.run(listPipelines, { filter: { archived: { eq: true } } })).data).toMatchObject([
      { id: made.id },
    ]);
    await expect(ctx.run(reopenDeal, { id: deal.id })).rejects.toMatchObject({ reason: "deals.no_stage" });
    await expect(
      ctx.run(createDeal, { name: "y", customerId: await customer(small), pipelineId: made.id }),
    ).rejects.toMatchObject({
      fields: [{ path: "pipelineId" }],
    });
    await expect(ctx.run(updatePipeline, { id: made.id, name: "z" })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("stages", () => {
  it("go empty, or with one that takes their deals and their history", async () => {
    const ctx = await t.as("owner");
    const made = await ctx.run(createPipeline, {
      name: "Silme",
      stages: ["A", "B"].map((name) => ({ name, probability: 10 })),
    });
    const [a, b] = made.stages.map(({ id }) => id) as [string, string];
    const deal = await ctx.run(createDeal, { name: "x", customerId: await customer(t), stageId: a });
    await expect(ctx.run(deleteStage, { id: a })).rejects.toMatchObject({
      code: "conflict",
      reason: "stages.not_empty",
    });
    for (const moveTo of [a, crypto.randomUUID()]) {
      await expect(ctx.run(deleteStage, { id: a, moveTo })).rejects.toMatchObject({
        code: "invalid",
        fields: [{ path: "moveTo" }],
      });
    }
    const left = await ctx.run(deleteStage, { id: a, moveTo: b });
    expect(left.stages.map(({ id }) => id)).toEqual([b]);
    expect(await ctx.run(getDeal, { id: deal.id })).toMatchObject({ stageId: b });
    const { data } = await ctx.run(dealHistory, { id: deal.id });
    expect(data.map(({ stageName, leftAt }) => [stageName, leftAt !== null])).toEqual([
      ["A", true],
      ["B", false],
    ]);
    await expect(ctx.run(deleteStage, { id: b })).rejects.toMatchObject({ reason: "stages.last" });
    await expect(ctx.run(createDeal, { name: "y", customerId: await customer(t), stageId: a })).rejects.toMatchObject({
      fields: [{ path: "stageId" }],
    });
    expect((await ctx.run(createStage, { id: made.id, name: "A", probability: 5 })).stages).toHaveLength(2);
  });

  it("stay while somebody without sight of all deals wants them gone", async () => {
    const ctx = await t.as("owner");
    const made = await ctx.run(createPipeline, {
      name: "Kısıtlı",
      stages: ["A", "B"].map((name) => ({ name, probability: 10 })),
    });
    const keyed = await t.apiKey({ "pipelines:write": "all", "deals:read": "all", "deals:write": "own" });
    const id = made.stages[0]?.id ?? "";
    await expect(keyed.run(deleteStage, { id })).rejects.toMatchObject({
      code: "forbidden",
      reason: "pipelines.all_deals",
    });
  });

  it("never lose a deal to a removal at the same time", async () => {
    const ctx = await t.as("owner");
    const customerId = await customer(t);
    for (let round = 0; round < 5; round++) {
      const stages = ["A", "B"].map((name) => ({ name, probability: 10 }));
      const made = await ctx.run(createPipeline, { name: `Yarış ${round}`, stages });
      const [a, b] = made.stages.map(({ id }) => id) as [string, string];
      const adding = Array.from({ length: 6 }, () => ctx.run(createDeal, { name: "x", customerId, stageId: a }));
      await Promise.allSettled([...adding.slice(0, 3), ctx.run(deleteStage, { id: a, moveTo: b }), ...adding.slice(3)]);
      expect(
        await t.sql(
          "select d.id from deals d join stages s on s.tenant_id = d.tenant_id and s.id = d.stage_id where s.pipeline_id = $1 and s.archived_at is not null",
          [made.id],
        ),
      ).toEqual([]);
    }
  });
});

describe("reasons for losing", () => {
  it("are kept while a deal names one", async () => {
    const ctx = await t.as("owner");
    const made = await ctx.run(createLostReason, { name: "Fiyat çok" });
    const deal = await ctx.run(createDeal, { name: "x", customerId: await customer(t) });
    await ctx.run(loseDeal, { id: deal.id, reasonId: made.id });
    await expect(ctx.run(deleteLostReason, { id: made.id })).rejects.toMatchObject({ reason: "still_used" });
    expect(await ctx.run(updateLostReason, { id: made.id, archived: true })).toMatchObject({ archived: true });
    expect((await ctx.run(listLostReasons, { q: "fiyat cok" })).data).toEqual([]);
    const next = await ctx.run(createDeal, { name: "y", customerId: await customer(t) });
    await expect(ctx.run(loseDeal, { id: next.id, reasonId: made.id })).rejects.toMatchObject({
      fields: [{ path: "reasonId" }],
    });
    const unused = await ctx.run(createLostReason, { name: "Boş" });
    await ctx.run(deleteLostReason, { id: unused.id });
    await expect(ctx.run(updateLostReason, { id: unused.id, name: "z" })).rejects.toMatchObject({ code: "not_found" });
    await expect((await t.as("member")).run(createLostReason, { name: "z" })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

it("never reaches another tenant's pipelines, stages or reasons", async () => {
  const other = await provisioned();
  const [here, there] = [await t.as("owner"), await other.as("owner")];
  const theirs = (await there.run(listPipelines, {})).data[0];
  const [id, stageId] = [theirs?.id ?? "", theirs?.stages[0]?.id ?? ""];
  const reasonId = (await there.run(listLostReasons, {})).data[0]?.id ?? "";
  const missing = { code: "not_found" };
  await expect(here.run(updatePipeline, { id, name: "x" })).rejects.toMatchObject(missing);
  await expect(here.run(archivePipeline, { id })).rejects.toMatchObject(missing);
  await expect(here.run(createStage, { id, name: "x", probability: 1 })).rejects.toMatchObject(missing);
  await expect(here.run(updateStage, { id: stageId, name: "x" })).rejects.toMatchObject(missing);
  await expect(here.run(deleteStage, { id: stageId })).rejects.toMatchObject(missing);
  await expect(here.run(updateLostReason, { id: reasonId, name: "x" })).rejects.toMatchObject(missing);
  await expect(here.run(deleteLostReason, { id: reasonId })).rejects.toMatchObject(missing);
  expect((await there.run(listPipelines, {})).data[0]).toEqual(theirs);
});

async function provisioned(language: "tr" | "en" = "tr"): Promise<Fixture> {
  const fixture = await freshTenant({ language });
  await layOut(fixture);
  return fixture;
}

/** What the relay does when the tenant was provisioned. */
async function layOut(fixture: Fixture): Promise<void> {
  const event = {
    name: "tenants.provisioned",
    subject: "tenants",
    subjectId: fixture.tenant.id,
    id: fixture.tenant.id,
    customerId: null,
    payload: {},
    actorKind: "system",
    actorId: null,
    depth: 0,
    createdAt: new Date().toISOString(),
  };
  for (const consumer of pipelineModule.consumers ?? []) {
    if (consumer.on.includes(event.name)) await consumer.handle(event, fixture.system());
  }
}

async function customer(fixture: Fixture): Promise<string> {
  return (await (await fixture.as("owner")).run(createCustomer, { kind: "company", name: "Yücel Mimarlık" })).id;
}
