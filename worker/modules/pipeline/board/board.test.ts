import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createCustomer } from "#worker/modules/customers/index.ts";
import { freshTenant } from "#worker/testing/fixture.ts";
import { dealTenant } from "../deals.fixture.ts";
import {
  archiveDeal,
  createDeal,
  createPipeline,
  getBoard,
  getDeal,
  listDeals,
  listPipelines,
  summarizeDeals,
  winDeal,
} from "../index.ts";

let given: Awaited<ReturnType<typeof dealTenant>>;
let ctx: typeof given.ctx;
let own: Awaited<ReturnType<typeof given.pipeline>>;
let pipelineId: typeof own.pipelineId;
let first: typeof own.first;
let second: typeof own.second;
let add: typeof own.add;

beforeAll(async () => {
  given = await dealTenant();
  ({ ctx } = given);
});
beforeEach(async () => {
  own = await given.pipeline();
  ({ pipelineId, first, second, add } = own);
});

describe("the board and the figures", () => {
  it("agree with the rows", async () => {
    const currencies = ["TRY", "EUR"];
    for (let i = 0; i < 55; i++) await add({ name: `K${i}`, amountMinor: i * 101, currency: currencies[i % 2] });
    await add({ stageId: second, amountMinor: 7 });
    const won = await add({ stageId: second, amountMinor: 9 });
    await ctx.run(winDeal, { id: won.id });
    const board = await ctx.run(getBoard, { id: pipelineId });
    expect(board.stages.map(({ cards }) => [cards.data.length, cards.page.total, cards.page.next !== null])).toEqual([
      [50, 55, true],
      [1, 1, false],
      [0, 0, false],
    ]);
    const filter = { pipelineId: { eq: pipelineId }, stageId: { eq: first }, status: { eq: "open" } };
    const rest = await ctx.run(listDeals, { sort: "position", filter, cursor: board.stages[0]?.cards.page.next ?? "" });
    const all = [...(board.stages[0]?.cards.data ?? []), ...rest.data];
    expect(new Set(all.map(({ id }) => id)).size).toBe(55);
    for (const { currency, amountMinor } of board.stages[0]?.sums ?? []) {
      expect(amountMinor).toBe(
        all.filter((deal) => deal.currency === currency).reduce((sum, deal) => sum + deal.amountMinor, 0),
      );
    }
    expect(board.stages[0]?.sums.map(({ currency }) => currency)).toEqual(["EUR", "TRY"]);
    expect(all[0]).toEqual(await ctx.run(getDeal, { id: all[0]?.id ?? "" }));
  });

  it("can be narrowed, and the first pipeline needs no id", async () => {
    const other = await given.pipeline();
    await add({ name: "Kurumsal site", amountMinor: 500 });
    await add({ name: "Logo", amountMinor: 300, currency: "EUR" });
    await other.add({ name: "Kurumsal film" });
    const found = async (input: object) =>
      (await ctx.run(getBoard, { id: pipelineId, ...input })).stages[0]?.cards ?? { data: [], page: { total: -1 } };
    const names = async (input: object) => (await found(input)).data.map(({ name }) => name);
    expect(await names({ q: "kurumsal" })).toEqual(["Kurumsal site"]);
    expect(await names({ filter: { currency: { eq: "EUR" } } })).toEqual(["Logo"]);
    expect((await found({ filter: { amountMinor: { gt: 900 } } })).page.total).toBe(0);
    const first = await ctx.run(getBoard, { id: "first" });
    const { data } = await ctx.run(listPipelines, {});
    expect(first.id).toBe(data[0]?.id);
    expect(first.stages.map(({ id }) => id)).toEqual(data[0]?.stages.map(({ id }) => id));
    await expect(ctx.run(getBoard, { id: crypto.randomUUID() })).rejects.toMatchObject({ code: "not_found" });
  });

  it("sum what is open and what was won, now and before, as the list does", async () => {
    const own = await freshTenant();
    const boss = await own.as("owner");
    const buyer = (await boss.run(createCustomer, { kind: "person", name: "x" })).id;
    const made = await boss.run(createPipeline, {
      name: "p",
      stages: [
        { name: "A", probability: 25 },
        { name: "B", probability: 50 },
      ],
    });
    const [a, b] = made.stages.map(({ id }) => id) as [string, string];
    const deal = (values: object) => boss.run(createDeal, { name: "x", customerId: buyer, stageId: a, ...values });
    await deal({ amountMinor: 1000 });
    await deal({ amountMinor: 600, stageId: b });
    await deal({ amountMinor: 30, currency: "EUR" });
    await boss.run(archiveDeal, { id: (await deal({ amountMinor: 5 })).id });
    for (const [closedAt, amountMinor] of [
      ["2026-10-31T23:59:59Z", 10],
      ["2026-11-01T00:00:00Z", 20],
      ["2026-11-30T23:59:59Z", 40],
      ["2026-12-01T00:00:00Z", 80],
      ["2026-09-30T10:00:00Z", 160],
    ] as const) {
      const { id } = await deal({ amountMinor });
      await boss.run(winDeal, { id });
      await own.sql("update deals set closed_at = $2, created_at = least(created_at, $2) where id = $1", [
        id,
        closedAt,
      ]);
    }
    const months = { from: "2026-11-01T00:00:00Z", to: "2026-12-01T00:00:00Z", previousFrom: "2026-10-01T00:00:00Z" };
    const summary = await boss.run(summarizeDeals, months);
    expect(summary).toEqual({
      open: {
        count: 3,
        values: [
          { currency: "EUR", count: 1, amountMinor: 30, weightedMinor: 8 },
          { currency: "TRY", count: 2, amountMinor: 1600, weightedMinor: 550 },
        ],
      },
      won: { count: 2, values: [{ currency: "TRY", count: 2, amountMinor: 60 }] },
      wonBefore: { count: 1, values: [{ currency: "TRY", count: 1, amountMinor: 10 }] },
    });
    const listed = await boss.run(listDeals, {
      filter: { status: { eq: "won" }, closedAt: { gte: months.from, lt: months.to } },
    });
    expect(listed.page.total).toBe(summary.won.count);
    expect((await boss.run(listDeals, { filter: { status: { eq: "open" } } })).page.total).toBe(summary.open.count);
    await expect(boss.run(summarizeDeals, { from: months.to, to: months.from })).rejects.toMatchObject({
      fields: [{ path: "to" }],
    });
    const member = await own.newUser("member");
    expect((await member.ctx.run(summarizeDeals, months)).open).toEqual({ count: 0, values: [] });
  });
});
