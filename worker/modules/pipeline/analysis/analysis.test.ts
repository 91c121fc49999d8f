import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dealTenant } from "../deals.fixture.ts";
import {
  analysePipeline,
  archiveDeal,
  createLostReason,
  dealHistory,
  loseDeal,
  moveDeal,
  reopenDeal,
  updateDeal,
  winDeal,
} from "../index.ts";

let given: Awaited<ReturnType<typeof dealTenant>>;
let ctx: typeof given.ctx;
let own: Awaited<ReturnType<typeof given.pipeline>>;
let reasonId: string;

beforeAll(async () => {
  given = await dealTenant();
  ({ ctx } = given);
  reasonId = (await ctx.run(createLostReason, { name: "Fiyat" })).id;
});
beforeEach(async () => {
  own = await given.pipeline();
});

const november = { from: "2026-11-01T00:00:00Z", to: "2026-12-01T00:00:00Z" };
const day = (n: number) => `2026-11-${String(n).padStart(2, "0")}T00:00:00Z`;

/** Lays the visits of a deal on these days of November: the first is when it was added, the last, if it is decided, when it was. */
async function on(id: string, days: number[]) {
  const visits = await given.t.sql<{ id: string; left_at: string | null }>(
    "select id, left_at from deal_stages where deal_id = $1 order by entered_at, id",
    [id],
  );
  for (const [at, visit] of visits.entries())
    await given.t.sql("update deal_stages set entered_at = $2, left_at = $3 where id = $1", [
      visit.id,
      day(days[at] ?? 1),
      visit.left_at === null ? null : day(days[at + 1] ?? 1),
    ]);
  await given.t.sql(
    `update deals set created_at = $2, entered_stage_at = $2, closed_at = case when status = 'open' then null else $3::timestamptz end where id = $1`,
    [id, day(days[0] ?? 1), day(days.at(-1) ?? 1)],
  );
}

/** A deal that went this way, and when. */
async function deal(
  way: string[],
  days: number[],
  { end, ...values }: { end?: "won" | "lost"; [field: string]: unknown } = {},
) {
  const [start = own.first, ...rest] = way;
  const made = await own.add({ stageId: start, ...values });
  for (const stageId of rest) await ctx.run(moveDeal, { id: made.id, stageId });
  if (end === "won") await ctx.run(winDeal, { id: made.id });
  if (end === "lost") await ctx.run(loseDeal, { id: made.id, reasonId });
  await on(made.id, days);
  return made.id;
}

describe("a visit", () => {
  it("keeps what the deal was worth at both ends, each time it enters, and how it left", async () => {
    const { id } = await own.add({ amountMinor: 100 });
    await ctx.run(updateDeal, { id, amountMinor: 200, currency: "EUR" });
    await ctx.run(moveDeal, { id, stageId: own.second });
    await ctx.run(moveDeal, { id, stageId: own.first });
    await ctx.run(updateDeal, { id, amountMinor: 300 });
    await ctx.run(winDeal, { id });
    await ctx.run(reopenDeal, { id });
    const { data } = await ctx.run(dealHistory, { id });
    expect(
      data.map((one) => [
        one.stageId,
        one.amountMinor,
        one.currency,
        one.leftAmountMinor,
        one.leftCurrency,
        one.leftBy,
      ]),
    ).toEqual([
      [own.first, 100, "TRY", 200, "EUR", "moved"],
      [own.second, 200, "EUR", 200, "EUR", "moved"],
      [own.first, 200, "EUR", 300, "EUR", "won"],
      [own.first, 300, "EUR", null, null, null],
    ]);
  });
});

describe("figures of a pipeline", () => {
  it("are those worked out by hand: re-entry, skipping, reopening, archive, other pipelines and times", async () => {
    const { first, second, third } = own;
    // Won in ten days over all stages; 4 + 2 + 4.
    await deal([first, second, third], [1, 5, 7, 11], { end: "won", amountMinor: 600_00 });
    // Won in twenty days past the second stage; 8 + 12.
    await deal([first, third], [2, 10, 22], { end: "won", amountMinor: 200_00 });
    // Back again: in the first twice, 2 + 6, in the second 3; lost there.
    await deal([first, second, first], [3, 5, 8, 14], { end: "lost" });
    // Still where it began.
    await deal([first], [4], {});
    // Won once, open again: it counts as open.
    const again = await deal([first], [6, 9], { end: "won", amountMinor: 999_00 });
    await ctx.run(reopenDeal, { id: again });
    // Neither what is archived nor what entered in another month.
    const put = await deal([first, second], [6, 9], {});
    await ctx.run(archiveDeal, { id: put });
    const early = await deal([first], [1], {});
    await given.t.sql("update deal_stages set entered_at = '2026-10-31T23:59:59Z' where deal_id = $1", [early]);
    // It went to another pipeline: it did not go on here, and is not open here.
    const other = await given.pipeline();
    const gone = await deal([first, other.first], [10, 12], {});
    await ctx.run(winDeal, { id: await deal([other.first], [1], { amountMinor: 5 }) });
    // Euros are a world of their own.
    await deal([second], [15], { currency: "EUR", amountMinor: 50_00 });
    const found = await ctx.run(analysePipeline, { id: own.pipelineId, ...november });
    const days = (n: number) => n * 86_400;
    expect(found.stages).toMatchObject([
      // Six deals: both won, the one that came back, the one that waits, the one reopened, the one that went elsewhere.
      { id: first, entered: 6, wentOn: 3, won: 2, lost: 1, visits: 6, open: 3 },
      { id: second, entered: 3, wentOn: 1, won: 1, lost: 1, visits: 2, averageSeconds: days(2.5), open: 1 },
      {
        id: third,
        entered: 2,
        wentOn: 2,
        won: 2,
        lost: 0,
        visits: 2,
        averageSeconds: days(8),
        medianSeconds: days(8),
        open: 0,
      },
    ]);
    // 4, 8, 2, 6, 3 (until it was won the first time) and 2 days: 25 in all, the middle between 3 and 4.
    expect(found.stages[0]?.averageSeconds).toBeCloseTo(days(25) / 6, 3);
    expect(found.stages[0]?.medianSeconds).toBe(days(3.5));
    expect(found.cycle).toEqual({ won: 2, averageSeconds: days(15), medianSeconds: days(15) });
    // Three open, two of three won, worth 400 each, in 15 days: 3 × 2/3 × 400 ÷ 15 = 53.33 a day.
    expect(found.velocity).toEqual([
      {
        currency: "TRY",
        open: 3,
        won: 2,
        lost: 1,
        winRate: 2 / 3,
        averageMinor: 400_00,
        cycleSeconds: days(15),
        perDayMinor: 5333,
      },
      {
        currency: "EUR",
        open: 1,
        won: 0,
        lost: 0,
        winRate: null,
        averageMinor: null,
        cycleSeconds: null,
        perDayMinor: null,
      },
    ]);
    expect(gone).not.toBe(early);
  });

  it("count what one may see, of one person or of one team", async () => {
    const team = crypto.randomUUID();
    const [ayse, murat] = [await given.t.newUser("member", team), await given.t.newUser("member")];
    for (const ownerId of [ayse.id, ayse.id, murat.id, null]) await deal([own.first], [2], { ownerId });
    const entered = async (by: typeof ctx, whose: object = {}) =>
      (await by.run(analysePipeline, { id: own.pipelineId, ...november, ...whose })).stages[0]?.entered;
    expect(await entered(ctx)).toBe(4);
    expect(await entered(ctx, { ownerId: ayse.id })).toBe(2);
    expect(await entered(ctx, { teamId: team })).toBe(2);
    expect(await entered(ctx, { teamId: team, ownerId: murat.id })).toBe(0);
    expect(await entered(murat.ctx)).toBe(1);
    expect(await entered(murat.ctx, { ownerId: ayse.id })).toBe(0);
    expect(await entered(murat.ctx, { ownerId: "me" })).toBe(1);
    await expect(
      ctx.run(analysePipeline, { id: own.pipelineId, from: november.to, to: november.from }),
    ).rejects.toMatchObject({ fields: [{ path: "to" }] });
  });
});
