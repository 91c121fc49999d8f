import { beforeAll, describe, expect, it } from "vitest";
import { createCustomer } from "#worker/modules/customers/index.ts";
import { freshTenant } from "#worker/testing/fixture.ts";
import { dealTenant } from "../deals.fixture.ts";
import {
  analyseWinLoss,
  archiveDeal,
  createCompetitor,
  createLostReason,
  createWinReason,
  deleteCompetitor,
  getDeal,
  listDeals,
  loseDeal,
  reopenDeal,
  updateCompetitor,
  updateDeal,
  winDeal,
} from "../index.ts";

let given: Awaited<ReturnType<typeof dealTenant>>;
let ctx: typeof given.ctx;
let own: Awaited<ReturnType<typeof given.pipeline>>;
let ids: { price: string; late: string; trust: string; rival: string };

beforeAll(async () => {
  given = await dealTenant();
  ({ ctx } = given);
  own = await given.pipeline();
  ids = {
    price: (await ctx.run(createLostReason, { name: "Fiyat" })).id,
    late: (await ctx.run(createLostReason, { name: "Gecikme" })).id,
    trust: (await ctx.run(createWinReason, { name: "Güven" })).id,
    rival: (await ctx.run(createCompetitor, { name: "Öteki Ajans" })).id,
  };
});

const november = { from: "2026-11-01T00:00:00Z", to: "2026-12-01T00:00:00Z" };
const closedOn = (id: string, moment = "2026-11-15T00:00:00Z") =>
  given.t.sql("update deals set created_at = least(created_at, '2026-01-01'), closed_at = $2 where id = $1", [
    id,
    moment,
  ]);

describe("a verdict", () => {
  it("names reason and competitor, which can be told later and are forgotten when it is opened again", async () => {
    const { id } = await own.add();
    await expect(ctx.run(updateDeal, { id, winReasonId: ids.trust })).rejects.toMatchObject({
      reason: "deals.not_won",
    });
    await ctx.run(updateDeal, { id, competitorId: ids.rival });
    await expect(ctx.run(winDeal, { id, reasonId: ids.price })).rejects.toMatchObject({
      fields: [{ path: "reasonId" }],
    });
    const won = await ctx.run(winDeal, { id, reasonId: ids.trust });
    expect(won).toMatchObject({ winReasonName: "Güven", competitorName: "Öteki Ajans", lostReasonId: null });
    const open = await ctx.run(reopenDeal, { id });
    expect(open).toMatchObject({ winReasonId: null, competitorId: ids.rival });
    await ctx.run(winDeal, { id });
    expect(await ctx.run(updateDeal, { id, winReasonId: ids.trust })).toMatchObject({ winReasonName: "Güven" });
    await ctx.run(archiveDeal, { id });
    await expect(ctx.run(deleteCompetitor, { id: ids.rival })).rejects.toMatchObject({ reason: "still_used" });
  });

  it("takes only what is offered here", async () => {
    const elsewhere = await (await freshTenant()).as("owner");
    const theirs = (await elsewhere.run(createCompetitor, { name: "Onların" })).id;
    const old = (await ctx.run(createCompetitor, { name: "Eski" })).id;
    await ctx.run(updateCompetitor, { id: old, archived: true });
    const { id } = await own.add();
    for (const competitorId of [theirs, old, ids.price]) {
      const refused = { code: "invalid", fields: [{ path: "competitorId" }] };
      await expect(ctx.run(loseDeal, { id, reasonId: ids.price, competitorId })).rejects.toMatchObject(refused);
      await expect(ctx.run(updateDeal, { id, competitorId })).rejects.toMatchObject(refused);
      await expect(own.add({ competitorId })).rejects.toMatchObject(refused);
    }
    expect((await ctx.run(getDeal, { id })).status).toBe("open");
  });
});

describe("won and lost", () => {
  it("is what was closed in the period, as worked out by hand, and the list behind each figure agrees", async () => {
    const person = (await ctx.run(createCustomer, { kind: "person", name: "Ayşe", source: "Fuar" })).id;
    const here = await given.pipeline();
    const won = async (values: object, reasonId?: string, at?: string) => {
      const { id } = await here.add(values);
      await ctx.run(winDeal, { id, ...(reasonId ? { reasonId } : {}) });
      await closedOn(id, at);
      return id;
    };
    const lost = async (values: object, more: { reasonId: string; competitorId?: string }, at?: string) => {
      const { id } = await here.add(values);
      await ctx.run(loseDeal, { id, ...more });
      await closedOn(id, at);
      return id;
    };
    await won({ amountMinor: 100, customerId: person }, ids.trust);
    await won({ amountMinor: 40, competitorId: ids.rival });
    await won({ amountMinor: 7, currency: "EUR" });
    await lost({ amountMinor: 30, customerId: person }, { reasonId: ids.price, competitorId: ids.rival });
    await lost({ amountMinor: 20 }, { reasonId: ids.price, competitorId: ids.rival });
    await lost({ amountMinor: 5 }, { reasonId: ids.late });
    // The edges, what was opened again, what is archived.
    await won({ amountMinor: 1000 }, ids.trust, "2026-10-31T23:59:59Z");
    await won({ amountMinor: 1000 }, ids.trust, "2026-12-01T00:00:00Z");
    await ctx.run(reopenDeal, { id: await lost({ amountMinor: 1000 }, { reasonId: ids.late }) });
    await ctx.run(archiveDeal, { id: await won({ amountMinor: 1000 }) });
    await lost({ amountMinor: 15 }, { reasonId: ids.late }, "2026-11-01T00:00:00Z");
    const found = await ctx.run(analyseWinLoss, { ...november, pipelineId: here.pipelineId });
    expect(found).toMatchObject({
      currency: "TRY",
      total: { won: 3, lost: 4, winRate: 3 / 7, wonMinor: 140, lostMinor: 70 },
    });
    const rows = (by: string) =>
      found.groups
        .find((group) => group.by === by)
        ?.rows.map(({ label, won, lost, wonMinor, lostMinor }) => [label, won, lost, wonMinor, lostMinor]);
    expect(rows("lost_reason")).toEqual([
      ["Fiyat", 0, 2, 0, 50],
      ["Gecikme", 0, 2, 0, 20],
    ]);
    expect(rows("win_reason")).toEqual([
      [null, 2, 0, 40, 0],
      ["Güven", 1, 0, 100, 0],
    ]);
    expect(rows("competitor")).toEqual([["Öteki Ajans", 1, 2, 40, 50]]);
    expect(rows("customer_kind")).toEqual([
      ["company", 2, 3, 40, 40],
      ["person", 1, 1, 100, 30],
    ]);
    expect(rows("source")).toEqual([
      [null, 2, 3, 40, 40],
      ["Fuar", 1, 1, 100, 30],
    ]);
    const behind = async (filter: object) =>
      (
        await ctx.run(listDeals, {
          filter: { pipelineId: { eq: here.pipelineId }, closedAt: { gte: november.from, lt: november.to }, ...filter },
        })
      ).page.total;
    expect(await behind({ status: { eq: "lost" }, lostReasonId: { eq: ids.price } })).toBe(2);
    expect(await behind({ competitorId: { eq: ids.rival } })).toBe(3);
    expect(await behind({ related: { customerId: { kind: { in: ["person"] } } } })).toBe(2);
  });

  it("counts what one may see", async () => {
    const here = await given.pipeline();
    const member = await given.t.newUser("member");
    for (const ownerId of [member.id, undefined]) {
      const { id } = await here.add({ ownerId });
      await ctx.run(winDeal, { id });
      await closedOn(id);
    }
    const asked = { ...november, pipelineId: here.pipelineId };
    expect((await ctx.run(analyseWinLoss, asked)).total.won).toBe(2);
    const theirs = await member.ctx.run(analyseWinLoss, asked);
    expect(theirs.total.won).toBe(1);
    // The customer is not theirs to see: what it is stays unsaid.
    expect(theirs.groups.find(({ by }) => by === "customer_kind")?.rows).toMatchObject([{ key: null, won: 1 }]);
    expect((await ctx.run(analyseWinLoss, { ...asked, ownerId: member.id })).total.won).toBe(1);
  });
});
