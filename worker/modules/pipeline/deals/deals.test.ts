import { beforeAll, beforeEach, describe, expect, it } from "vitest";
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
let ctx: typeof given.ctx;
let customerId: typeof given.customerId;
let eventsOf: typeof given.eventsOf;
let own: Awaited<ReturnType<typeof given.pipeline>>;
let pipelineId: typeof own.pipelineId;
let first: typeof own.first;
let second: typeof own.second;
let add: typeof own.add;

beforeAll(async () => {
  given = await dealTenant();
  ({ ctx, customerId, eventsOf } = given);
});
beforeEach(async () => {
  own = await given.pipeline();
  ({ pipelineId, first, second, add } = own);
});

describe("a deal", () => {
  it("starts in the first stage, in the tenant's currency, with its history", async () => {
    const made = await ctx.run(createDeal, { name: " Kurumsal kimlik ", customerId, pipelineId, amountMinor: 123456 });
    expect(made).toMatchObject({
      name: "Kurumsal kimlik",
      customerName: "Yücel Mimarlık",
      stageId: first,
      stageName: "Yeni",
      probability: 20,
      status: "open",
      currency: "TRY",
      amountMinor: 123456,
      ownerName: "Owner",
      rotting: false,
      version: 1,
    });
    expect(await ctx.run(getDeal, { id: made.id })).toEqual(made);
    expect((await ctx.run(dealHistory, { id: made.id })).data).toMatchObject([
      { stageId: first, amountMinor: 123456, leftAt: null },
    ]);
    expect(await eventsOf(made.id)).toEqual([
      { name: "deals.created", customer_id: customerId, payload: { amountMinor: 123456, currency: "TRY" } },
    ]);
  });

  it("refuses money that is none, places and relations that do not exist", async () => {
    for (const [field, values] of Object.entries({
      currency: { currency: "XYZ" },
      amountMinor: { amountMinor: 12.5 },
      stageId: { stageId: crypto.randomUUID() },
      customerId: { customerId: crypto.randomUUID() },
      ownerId: { ownerId: crypto.randomUUID() },
      expectedClose: { expectedClose: "2026-02-30" },
      status: { status: "won" },
    })) {
      await expect(add(values)).rejects.toMatchObject({ code: "invalid", fields: [{ path: field }] });
    }
    const other = await ctx.run(createPipeline, { name: crypto.randomUUID(), stages: [{ name: "A", probability: 1 }] });
    await expect(add({ pipelineId: other.id })).rejects.toMatchObject({ fields: [{ path: "stageId" }] });
    expect((await ctx.run(listDeals, { filter: { pipelineId: { eq: pipelineId } } })).page.total).toBe(0);
  });

  it("is changed field by field; other verbs move and close it", async () => {
    const made = await add({ expectedClose: "2026-12-01" });
    const changed = await ctx.run(updateDeal, {
      id: made.id,
      version: 1,
      amountMinor: 500,
      currency: "EUR",
      expectedClose: "",
    });
    expect(changed).toMatchObject({ amountMinor: 500, currency: "EUR", expectedClose: null, version: 2 });
    await expect(ctx.run(updateDeal, { id: made.id, version: 1, name: "x" })).rejects.toMatchObject({
      code: "changed_meanwhile",
    });
    await expect(ctx.run(updateDeal, { id: made.id, stageId: second } as never)).rejects.toMatchObject({
      fields: [{ path: "stageId" }],
    });
    expect((await eventsOf(made.id)).at(-1)).toEqual({
      name: "deals.updated",
      customer_id: customerId,
      payload: { fields: ["amountMinor", "currency", "expectedClose"] },
    });
  });

  it("is put away and brought back", async () => {
    const made = await add();
    await ctx.run(archiveDeal, { id: made.id });
    const filter = { pipelineId: { eq: pipelineId } };
    expect((await ctx.run(listDeals, { filter })).data).toEqual([]);
    expect((await ctx.run(listDeals, { filter: { ...filter, archived: { eq: true } } })).data).toMatchObject([
      { id: made.id },
    ]);
    expect((await ctx.run(getBoard, { id: pipelineId })).stages[0]).toMatchObject({ sums: [], cards: { data: [] } });
    for (const op of [moveDeal, winDeal]) {
      await expect(
        ctx.run(op, { id: made.id, ...(op === moveDeal ? { stageId: second } : {}) } as never),
      ).rejects.toMatchObject({
        code: "conflict",
        reason: "deals.archived",
      });
    }
    expect(await ctx.run(restoreDeal, { id: made.id })).toMatchObject({ archivedAt: null });
    expect((await ctx.run(listDeals, { filter })).page.total).toBe(1);
  });

  it("counts against the plan", async () => {
    const small = await freshTenant();
    await small.sql(`update tenants set limits = '{"deals": 1}' where id = $1`, [small.tenant.id]);
    const own = await small.as("owner");
    const buyer = await own.run(createCustomer, { kind: "person", name: "x" });
    await own.run(createPipeline, { name: "p", stages: [{ name: "A", probability: 1 }] });
    await own.run(createDeal, { name: "one", customerId: buyer.id });
    await expect(own.run(createDeal, { name: "two", customerId: buyer.id })).rejects.toMatchObject({
      code: "limit_reached",
      params: { metric: "deals", limit: 1 },
    });
    expect((await own.run(listDeals, {})).page.total).toBe(1);
  });
});

describe("the list", () => {
  it("filters, searches and sorts, and pages by key in every order", async () => {
    const names = ["İpek Halı", "Çınar Yapı", "Cem Gıda", "Ilgaz Turizm", "Şule Moda"];
    for (const [i, name] of names.entries()) {
      const made = await add({ name, amountMinor: i * 100, ...(i % 2 ? { expectedClose: `2026-12-0${i}` } : {}) });
      if (i === 0) await ctx.run(winDeal, { id: made.id });
    }
    const filter = { pipelineId: { eq: pipelineId } };
    const named = async (input: object) =>
      (
        await ctx.run(listDeals, { ...input, filter: { ...filter, ...(input as { filter?: object }).filter } })
      ).data.map((d) => d.name);
    expect(await named({ sort: "name" })).toEqual(["Cem Gıda", "Çınar Yapı", "Ilgaz Turizm", "İpek Halı", "Şule Moda"]);
    expect(await named({ q: "ipek hal" })).toEqual(["İpek Halı"]);
    expect(await named({ filter: { status: { eq: "won" } } })).toEqual(["İpek Halı"]);
    expect(await named({ filter: { amountMinor: { gte: 300 } }, sort: "amountMinor" })).toEqual([
      "Ilgaz Turizm",
      "Şule Moda",
    ]);
    expect(
      await named({ filter: { expectedClose: { empty: false }, ownerId: { eq: "me" } }, sort: "expectedClose" }),
    ).toEqual(["Çınar Yapı", "Ilgaz Turizm"]);
    for (const by of ["createdAt", "expectedClose", "amountMinor", "name", "closedAt", "position"]) {
      for (const sort of [by, `-${by}`]) {
        const whole = (await ctx.run(listDeals, { sort, filter })).data.map(({ id }) => id);
        const paged: string[] = [];
        for (let cursor: string | undefined; paged.length < 5; ) {
          const page = await ctx.run(listDeals, { sort, filter, limit: 2, ...(cursor ? { cursor } : {}) });
          paged.push(...page.data.map(({ id }) => id));
          cursor = page.page.next ?? undefined;
          if (!cursor) break;
        }
        expect([sort, paged]).toEqual([sort, whole]);
      }
    }
  });
});

describe("the verdict", () => {
  it("is won or lost with a reason, once, and can be taken back", async () => {
    const reason = await ctx.run(createLostReason, { name: crypto.randomUUID() });
    const made = await add({ amountMinor: 700 });
    await expect(ctx.run(reopenDeal, { id: made.id })).rejects.toMatchObject({
      code: "conflict",
      reason: "deals.not_closed",
    });
    await expect(ctx.run(loseDeal, { id: made.id } as never)).rejects.toMatchObject({
      fields: [{ path: "reasonId", reason: "required" }],
    });
    await expect(ctx.run(loseDeal, { id: made.id, reasonId: crypto.randomUUID() })).rejects.toMatchObject({
      fields: [{ path: "reasonId" }],
    });
    const lost = await ctx.run(loseDeal, { id: made.id, reasonId: reason.id, note: "Pahalı buldular" });
    expect(lost).toMatchObject({
      status: "lost",
      lostReasonName: reason.name,
      closeNote: "Pahalı buldular",
      stageId: first,
    });
    expect(lost.closedAt).not.toBeNull();
    for (const again of [
      () => ctx.run(winDeal, { id: made.id }),
      () => ctx.run(loseDeal, { id: made.id, reasonId: reason.id }),
      () => ctx.run(moveDeal, { id: made.id, stageId: second }),
    ]) {
      await expect(again()).rejects.toMatchObject({ code: "conflict", reason: "deals.not_open" });
    }
    expect((await ctx.run(dealHistory, { id: made.id })).data).toMatchObject([{ leftAt: lost.closedAt }]);
    expect(await ctx.run(reopenDeal, { id: made.id })).toMatchObject({
      status: "open",
      closedAt: null,
      lostReasonId: null,
      closeNote: null,
    });
    expect(await ctx.run(winDeal, { id: made.id })).toMatchObject({ status: "won", lostReasonId: null });
    const { data } = await ctx.run(dealHistory, { id: made.id });
    expect(data.map(({ stageId, leftAt }) => [stageId, leftAt === null])).toEqual([
      [first, false],
      [first, false],
    ]);
    expect((await eventsOf(made.id)).slice(1)).toMatchObject([
      {
        name: "deals.lost",
        customer_id: customerId,
        payload: { amountMinor: 700, currency: "TRY", reasonId: reason.id },
      },
      { name: "deals.reopened" },
      { name: "deals.won", payload: { amountMinor: 700, currency: "TRY" } },
    ]);
  });

  it("falls once when two decide at the same time", async () => {
    const made = await add();
    const answers = await Promise.allSettled(Array.from({ length: 8 }, () => ctx.run(winDeal, { id: made.id })));
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await eventsOf(made.id)).filter(({ name }) => name === "deals.won")).toHaveLength(1);
  });
});
