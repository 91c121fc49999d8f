import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "#worker/kernel/context.ts";
import { createCustomer } from "#worker/modules/customers/index.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
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
  summarizeDeals,
  updateDeal,
  winDeal,
} from "./index.ts";

let t: Fixture;
let ctx: Ctx;
let customerId: string;
let pipelineId: string;
let stages: string[];
let [first, second, third] = ["", "", ""];

beforeAll(async () => {
  t = await freshTenant();
  ctx = await t.as("owner");
  customerId = (await ctx.run(createCustomer, { kind: "company", name: "Yücel Mimarlık" })).id;
});

/** A pipeline of its own for each test, so that boards and counts start empty. */
beforeEach(async () => {
  const wanted = ["Yeni", "Teklif", "Pazarlık"].map((name, i) => ({ name, probability: 20 + 30 * i }));
  const made = await ctx.run(createPipeline, { name: crypto.randomUUID(), stages: wanted });
  pipelineId = made.id;
  stages = made.stages.map(({ id }) => id);
  [first, second, third] = stages as [string, string, string];
});

const add = (values: object = {}, by: Ctx = ctx) =>
  by.run(createDeal, { name: "Web sitesi", customerId, stageId: first, ...values });
const eventsOf = (id: string) =>
  t.sql<{ name: string; customer_id: string; payload: object }>(
    "select name, customer_id, payload from events where subject_id = $1 order by id",
    [id],
  );

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

describe("moving", () => {
  it("keeps who stands where, from when to when", async () => {
    const made = await add({ amountMinor: 100 });
    const moved = await ctx.run(moveDeal, { id: made.id, stageId: second });
    expect(moved).toMatchObject({ stageId: second, probability: 50, version: 2 });
    await ctx.run(updateDeal, { id: made.id, amountMinor: 900 });
    await ctx.run(moveDeal, { id: made.id, stageId: third });
    const { data } = await ctx.run(dealHistory, { id: made.id });
    expect(data.map(({ stageId, amountMinor }) => [stageId, amountMinor])).toEqual([
      [first, 100],
      [second, 100],
      [third, 900],
    ]);
    expect(data.map(({ leftAt }, i) => leftAt === (data[i + 1]?.enteredAt ?? null))).toEqual([true, true, true]);
    expect(
      (await eventsOf(made.id)).filter(({ name }) => name === "deals.moved").map(({ payload }) => payload),
    ).toEqual([
      { from: first, to: second },
      { from: second, to: third },
    ]);
    await expect(ctx.run(moveDeal, { id: made.id, stageId: first, version: 1 })).rejects.toMatchObject({
      code: "changed_meanwhile",
    });
  });

  it("puts a card just where it was dropped, also between two that stand too close", async () => {
    const cards: Record<string, string> = {};
    for (const name of ["d", "c", "b", "a"]) cards[name] = (await add({ name })).id;
    const order = async () =>
      (await ctx.run(getBoard, { id: pipelineId })).stages[0]?.cards.data.map((deal) => deal.name).join("");
    const put = (name: string, beside: object) =>
      ctx.run(moveDeal, { id: cards[name] ?? "", stageId: first, ...beside });
    expect(await order()).toBe("abcd");
    await put("d", { beforeId: cards.b });
    expect(await order()).toBe("adbc");
    await put("a", { afterId: cards.c });
    expect(await order()).toBe("dbca");
    await put("a", {});
    expect(await order()).toBe("adbc");
    await t.sql("update deals set position = 7 where pipeline_id = $1", [pipelineId]);
    const tied = await order();
    const [w, x, y, z] = [...(tied ?? "")] as [string, string, string, string];
    await put(z, { beforeId: cards[x] });
    expect(await order()).toBe([w, z, x, y].join(""));
    for (let i = 0; i < 40; i++) await put(i % 2 ? x : z, { afterId: cards[w] });
    expect(await order()).toBe([w, x, z, y].join(""));
    const places = await t.sql<{ position: number }>("select position from deals where pipeline_id = $1", [pipelineId]);
    expect(new Set(places.map(({ position }) => position)).size).toBe(4);
    // Another order alone is no change of a deal.
    expect((await ctx.run(getDeal, { id: cards[y] ?? "" })).version).toBe(
      (await ctx.run(getDeal, { id: cards[w] ?? "" })).version,
    );
  });

  it("goes to another pipeline by its stages, and lands on top when the neighbour has left", async () => {
    const other = await ctx.run(createPipeline, { name: crypto.randomUUID(), stages: [{ name: "A", probability: 1 }] });
    const target = other.stages[0]?.id ?? "";
    const [one, two] = [await add(), await add()];
    const moved = await ctx.run(moveDeal, { id: one.id, stageId: target, beforeId: two.id });
    expect(moved).toMatchObject({ pipelineId: other.id, stageId: target });
    for (const field of ["beforeId", "afterId"]) {
      await expect(
        ctx.run(moveDeal, { id: one.id, stageId: target, [field]: crypto.randomUUID() }),
      ).rejects.toMatchObject({ fields: [{ path: field }] });
    }
  });

  it("bears twenty hands at once: one place, no lost move, an unbroken history", async () => {
    const made = await add();
    const moves = Array.from({ length: 20 }, (_, i) =>
      ctx.run(moveDeal, { id: made.id, stageId: stages[i % 3] ?? "" }),
    );
    const answers = await Promise.allSettled(moves);
    const done = answers.filter((answer) => answer.status === "fulfilled");
    for (const answer of answers) {
      if (answer.status === "rejected")
        expect(answer.reason).toMatchObject({ code: "conflict", reason: "deals.moved_meanwhile" });
    }
    expect(done.length).toBeGreaterThan(0);
    const { data } = await ctx.run(dealHistory, { id: made.id });
    const now = await ctx.run(getDeal, { id: made.id });
    expect(data.filter(({ leftAt }) => leftAt === null)).toMatchObject([{ stageId: now.stageId }]);
    expect(data.at(-1)?.leftAt).toBeNull();
    for (const [i, row] of data.slice(1).entries()) {
      expect(row.enteredAt).toBe(data[i]?.leftAt);
      expect(row.stageId).not.toBe(data[i]?.stageId);
    }
    const told = (await eventsOf(made.id)).filter(({ name }) => name === "deals.moved");
    expect(told.map(({ payload }) => payload)).toEqual(
      data.slice(1).map(({ stageId }, i) => ({ from: data[i]?.stageId, to: stageId })),
    );
  });

  it("bears many cards dropped on one spot at once", async () => {
    const spot = await add();
    const made = await Promise.all(Array.from({ length: 12 }, () => add({ stageId: second })));
    await t.sql("update deals set position = 0 where pipeline_id = $1", [pipelineId]);
    await Promise.all(made.map(({ id }) => ctx.run(moveDeal, { id, stageId: first, afterId: spot.id })));
    const rows = await t.sql<{ position: number; open: number }>(
      `select d.position, (select count(*)::int from deal_stages h where h.deal_id = d.id and h.left_at is null) as open from deals d where d.stage_id = $1`,
      [first],
    );
    expect(rows).toHaveLength(13);
    expect(new Set(rows.map(({ position }) => position)).size).toBe(13);
    expect(rows.every(({ open }) => open === 1)).toBe(true);
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
      await own.sql("update deals set closed_at = $2 where id = $1", [id, closedAt]);
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
