import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "#worker/kernel/context.ts";
import { createCustomer } from "#worker/modules/customers/index.ts";
import { freshTenant } from "#worker/testing/fixture.ts";
import { dealTenant } from "../deals.fixture.ts";
import {
  archiveDeal,
  createDeal,
  createLostReason,
  createPipeline,
  dealHistory,
  getBoard,
  getDeal,
  listDeals,
  loseDeal,
  moveDeal,
  reopenDeal,
  restoreDeal,
  updateDeal,
  winDeal,
} from "../index.ts";

let given: Awaited<ReturnType<typeof dealTenant>>;
let t: typeof given.t;
let ctx: typeof given.ctx;
let own: Awaited<ReturnType<typeof given.pipeline>>;
let pipelineId: typeof own.pipelineId;
let first: typeof own.first;
let second: typeof own.second;
let add: typeof own.add;

beforeAll(async () => {
  given = await dealTenant();
  ({ t, ctx } = given);
});
beforeEach(async () => {
  own = await given.pipeline();
  ({ pipelineId, first, second, add } = own);
});

describe("rights", () => {
  it("let a member change own deals, see its team's, and a viewer look only", async () => {
    const team = crypto.randomUUID();
    const [ayse, murat, other] = [
      await t.newUser("member", team),
      await t.newUser("member", team),
      await t.newUser("member"),
    ];
    const buyer = (await ayse.ctx.run(createCustomer, { kind: "person", name: "Ayşe'nin müşterisi" })).id;
    const made = await ayse.ctx.run(createDeal, { name: "x", customerId: buyer, stageId: first });
    expect(made.ownerId).toBe(ayse.id);
    const forbidden = { code: "forbidden" };
    const missing = { code: "not_found" };
    const reasonId = (await ctx.run(createLostReason, { name: crypto.randomUUID() })).id;
    const writes = (by: Ctx) => [
      () => by.run(updateDeal, { id: made.id, name: "y" }),
      () => by.run(moveDeal, { id: made.id, stageId: second }),
      () => by.run(winDeal, { id: made.id }),
      () => by.run(loseDeal, { id: made.id, reasonId }),
      () => by.run(archiveDeal, { id: made.id }),
    ];
    expect(await murat.ctx.run(getDeal, { id: made.id })).toMatchObject({ id: made.id });
    for (const write of writes(murat.ctx)) await expect(write()).rejects.toMatchObject(forbidden);
    for (const write of writes(other.ctx)) await expect(write()).rejects.toMatchObject(missing);
    for (const read of [getDeal, dealHistory])
      await expect(other.ctx.run(read, { id: made.id })).rejects.toMatchObject(missing);
    expect(
      (await other.ctx.run(getBoard, { id: pipelineId })).stages.every(({ cards }) => cards.page.total === 0),
    ).toBe(true);
    expect((await other.ctx.run(listDeals, { filter: { customerId: { eq: buyer } } })).page.total).toBe(0);
    const viewer = await t.as("viewer");
    expect(await viewer.run(getDeal, { id: made.id })).toMatchObject({ id: made.id });
    for (const write of writes(viewer)) await expect(write()).rejects.toMatchObject(forbidden);
    await expect(other.ctx.run(createDeal, { name: "y", customerId: buyer })).rejects.toMatchObject({
      fields: [{ path: "customerId" }],
    });
    await expect(
      ayse.ctx.run(createDeal, { name: "y", customerId: buyer, ownerId: murat.id, stageId: first }),
    ).rejects.toMatchObject(forbidden);
    // Its place is found among cards it cannot see.
    await add({ name: "unseen" });
    const mine = await ayse.ctx.run(createDeal, { name: "z", customerId: buyer, stageId: first });
    await ayse.ctx.run(moveDeal, { id: mine.id, stageId: first, afterId: made.id });
    expect((await ctx.run(getBoard, { id: pipelineId })).stages[0]?.cards.data.map(({ name }) => name)).toEqual([
      "unseen",
      "x",
      "z",
    ]);
    expect(await ctx.run(getDeal, { id: made.id })).toMatchObject({ version: 1, name: "x", status: "open" });
  });

  it("never reach another tenant, by path, body, filter or relation", async () => {
    const elsewhere = await freshTenant();
    const there = await elsewhere.as("owner");
    const theirCustomer = (await there.run(createCustomer, { kind: "person", name: "Başkası" })).id;
    const theirs = await there.run(createPipeline, { name: "p", stages: [{ name: "A", probability: 1 }] });
    const theirStage = theirs.stages[0]?.id ?? "";
    const deal = await there.run(createDeal, { name: "x", customerId: theirCustomer });
    const reasonId = (await there.run(createLostReason, { name: "r" })).id;
    const { id } = deal;
    const missing = { code: "not_found" };
    for (const op of [getDeal, dealHistory, archiveDeal, restoreDeal, winDeal, reopenDeal])
      await expect(ctx.run(op, { id })).rejects.toMatchObject(missing);
    await expect(ctx.run(updateDeal, { id, name: "y" })).rejects.toMatchObject(missing);
    await expect(ctx.run(moveDeal, { id, stageId: first })).rejects.toMatchObject(missing);
    await expect(ctx.run(getBoard, { id: theirs.id })).rejects.toMatchObject(missing);
    const mine = await add();
    const bad = (path: string) => ({ code: "invalid", fields: [{ path }] });
    await expect(ctx.run(moveDeal, { id: mine.id, stageId: theirStage })).rejects.toMatchObject(bad("stageId"));
    await expect(ctx.run(moveDeal, { id: mine.id, stageId: second, beforeId: id })).rejects.toMatchObject(
      bad("beforeId"),
    );
    await expect(ctx.run(loseDeal, { id: mine.id, reasonId })).rejects.toMatchObject(bad("reasonId"));
    await expect(ctx.run(updateDeal, { id: mine.id, customerId: theirCustomer })).rejects.toMatchObject(
      bad("customerId"),
    );
    await expect(add({ customerId: theirCustomer })).rejects.toMatchObject(bad("customerId"));
    await expect(add({ stageId: theirStage })).rejects.toMatchObject(bad("stageId"));
    for (const filter of [
      { customerId: { eq: theirCustomer } },
      { stageId: { eq: theirStage } },
      { pipelineId: { in: [theirs.id] } },
    ]) {
      expect((await ctx.run(listDeals, { filter })).page.total).toBe(0);
    }
    expect(await there.run(getDeal, { id })).toEqual(deal);
    expect(await ctx.run(getDeal, { id: mine.id })).toEqual(mine);
  });
});
