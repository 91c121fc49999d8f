import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createJob, getJob, listJobRows } from "#worker/modules/jobs/index.ts";
import { createField, updateField } from "#worker/modules/objects/index.ts";
import { dealTenant } from "../deals.fixture.ts";
import { createStage, deleteStage, getDeal, moveDeal, reopenDeal, updateDeal, updateStage, winDeal } from "../index.ts";

let given: Awaited<ReturnType<typeof dealTenant>>;
let ctx: typeof given.ctx;
let own: Awaited<ReturnType<typeof given.pipeline>>;

beforeAll(async () => {
  given = await dealTenant();
  ({ ctx } = given);
  for (const [key, kind] of [
    ["kaynak", "text"],
    ["ozet", "long_text"],
    ["onay", "yes_no"],
  ] as const)
    await ctx.run(createField, { object: "deals", key, label: key, kind, settings: {} });
});
beforeEach(async () => {
  own = await given.pipeline();
});

const asks = (...paths: string[]) => ({
  code: "invalid",
  reason: "stages.asks",
  fields: paths.map((path) => ({ path, reason: "stages.asks", params: { stage: "Teklif" } })),
});

describe("what a stage asks for", () => {
  it("is named field by field, own fields too, and can be brought along", async () => {
    const required = ["expectedClose", "amountMinor", "custom.kaynak", "custom.ozet", "custom.onay"];
    await ctx.run(updateStage, { id: own.second, required });
    const deal = await own.add();
    await expect(ctx.run(moveDeal, { id: deal.id, stageId: own.second })).rejects.toMatchObject(asks(...required));
    await ctx.run(updateDeal, { id: deal.id, amountMinor: 100, custom: { onay: false } });
    const rest = ["expectedClose", "custom.kaynak", "custom.ozet"];
    await expect(ctx.run(moveDeal, { id: deal.id, stageId: own.second })).rejects.toMatchObject(asks(...rest));
    expect(await ctx.run(getDeal, { id: deal.id })).toMatchObject({ stageId: own.first });
    // Not asked on the way out of it, nor within it, nor by other stages.
    await ctx.run(moveDeal, { id: deal.id, stageId: own.third });
    const values = { expectedClose: "2026-12-01", custom: { kaynak: "Fuar", ozet: "Uzun" } };
    const moved = await ctx.run(moveDeal, { id: deal.id, stageId: own.second, ...values });
    expect(moved).toMatchObject({ stageId: own.second, expectedClose: "2026-12-01", custom: { kaynak: "Fuar" } });
    await ctx.run(updateDeal, { id: deal.id, expectedClose: null });
    await ctx.run(moveDeal, { id: deal.id, stageId: own.second });
    await ctx.run(winDeal, { id: deal.id });
    expect(await ctx.run(reopenDeal, { id: deal.id })).toMatchObject({ status: "open", stageId: own.second });
    expect((await given.eventsOf(deal.id)).map(({ name }) => name)).toEqual([
      ...["deals.created", "deals.updated", "deals.moved", "deals.updated", "deals.moved", "deals.updated"],
      ...["deals.won", "deals.reopened"],
    ]);
  });

  it("holds for new deals and for each deal of a job", async () => {
    await ctx.run(updateStage, { id: own.second, required: ["expectedClose"] });
    await expect(own.add({ stageId: own.second })).rejects.toMatchObject(asks("expectedClose"));
    const [bare, ready] = [await own.add(), await own.add({ expectedClose: "2026-12-01" })];
    const job = await ctx.run(createJob, {
      subject: "deals",
      action: "move",
      values: { stageId: own.second },
      select: { ids: [bare.id, ready.id] },
    });
    await given.t.work();
    expect(await ctx.run(getJob, { id: job.id })).toMatchObject({ done: 1, failed: 1 });
    const { data } = await ctx.run(listJobRows, { id: job.id });
    expect(data.find(({ recordId }) => recordId === bare.id)).toMatchObject({
      status: "failed",
      problem: { reason: "stages.asks" },
    });
    expect((await ctx.run(getDeal, { id: ready.id })).stageId).toBe(own.second);
  });

  it("is nothing that one may not see, that is out of use, or that a removed stage would ask of", async () => {
    const secret = await ctx.run(createField, {
      object: "deals",
      key: "gizli",
      label: "Gizli",
      kind: "text",
      settings: {},
    });
    const [role] = await given.t.sql<{ id: string }>("select id from roles where tenant_id = $1 and key = 'member'", [
      given.t.tenant.id,
    ]);
    await ctx.run(updateField, { id: secret.id, hiddenFrom: [role?.id ?? ""] });
    await ctx.run(updateStage, { id: own.second, required: ["custom.gizli"] });
    const member = await given.t.newUser("member");
    const theirs = await own.add({ ownerId: member.id });
    expect(await member.ctx.run(moveDeal, { id: theirs.id, stageId: own.second })).toMatchObject({
      stageId: own.second,
    });
    const mine = await own.add();
    await expect(ctx.run(moveDeal, { id: mine.id, stageId: own.second })).rejects.toMatchObject(asks("custom.gizli"));
    await ctx.run(deleteStage, { id: own.first, moveTo: own.second });
    expect(await ctx.run(getDeal, { id: mine.id })).toMatchObject({ stageId: own.second });
  });

  it("can only be fields that deals have and people fill in", async () => {
    for (const name of ["name", "custom.yok", "closedAt", "custom."])
      await expect(ctx.run(updateStage, { id: own.first, required: [name] })).rejects.toMatchObject({
        fields: [{ path: "required.0", reason: "unknown_field" }],
      });
    const made = await ctx.run(createStage, {
      id: own.pipelineId,
      name: "Son",
      probability: 90,
      required: ["custom.kaynak"],
    });
    expect(made.stages.at(-1)).toMatchObject({ required: ["custom.kaynak"] });
  });
});
