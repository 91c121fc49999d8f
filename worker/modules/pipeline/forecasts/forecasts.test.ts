import { beforeAll, describe, expect, it } from "vitest";
import { createCustomer } from "#worker/modules/customers/index.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import {
  archiveDeal,
  createDeal,
  createPipeline,
  getForecast,
  keepSnapshots,
  overrideForecast,
  submitForecast,
  updateDeal,
  updateStage,
  winDeal,
} from "../index.ts";

let t: Fixture;
let ctx: Awaited<ReturnType<typeof t.as>>;
let customerId: string;
let stages: [string, string];
const team = crypto.randomUUID();
let ayse: Awaited<ReturnType<typeof t.newUser>>;
let murat: typeof ayse;

beforeAll(async () => {
  t = await freshTenant();
  ctx = await t.as("owner");
  customerId = (await ctx.run(createCustomer, { kind: "company", name: "Yücel" })).id;
  const made = await ctx.run(createPipeline, {
    name: "Satış",
    stages: [
      { name: "Yeni", probability: 25 },
      { name: "Teklif", probability: 50 },
    ],
  });
  stages = made.stages.map(({ id }) => id) as typeof stages;
  await ctx.run(updateStage, { id: stages[1], forecastCategory: "commit" });
  [ayse, murat] = [await t.newUser("member", team), await t.newUser("member")];
});

const deal = async (values: object) =>
  (await ctx.run(createDeal, { name: "x", customerId, stageId: stages[0], ...values })).id;
const won = async (values: object, closedAt: string) => {
  const id = await deal(values);
  await ctx.run(winDeal, { id });
  await t.sql("update deals set created_at = '2020-01-01', closed_at = $2 where id = $1", [id, closedAt]);
};

describe("a forecast", () => {
  it("is what was won and what is expected, by hand, with what people say beside it; the total is its parts", async () => {
    const hers = { ownerId: ayse.id };
    await deal({ ...hers, amountMinor: 1000, expectedClose: "2024-02-29" });
    await deal({ ...hers, amountMinor: 301, expectedClose: "2024-02-01", stageId: stages[1] });
    const best = await deal({ ...hers, amountMinor: 200, expectedClose: "2024-02-10" });
    await ctx.run(updateDeal, { id: best, forecastCategory: "best_case" });
    const omitted = await deal({ ...hers, amountMinor: 9000, expectedClose: "2024-02-10" });
    await ctx.run(updateDeal, { id: omitted, forecastCategory: "omitted" });
    // Istanbul's February ends three hours before that of Greenwich.
    await won({ ...hers, amountMinor: 70 }, "2024-01-31T21:00:00Z");
    await won({ ...hers, amountMinor: 7000 }, "2024-02-29T21:00:00Z");
    await deal({ ...hers, amountMinor: 5000, expectedClose: "2024-03-01" });
    await deal({ ...hers, amountMinor: 5000 });
    await ctx.run(archiveDeal, { id: await deal({ ...hers, amountMinor: 5000, expectedClose: "2024-02-10" }) });
    await deal({ ownerId: murat.id, amountMinor: 40, expectedClose: "2024-02-10", stageId: stages[1] });
    await deal({ ownerId: murat.id, amountMinor: 80, currency: "EUR", expectedClose: "2024-02-10" });
    await ayse.ctx.run(submitForecast, { period: "2024-02", amountMinor: 500 });
    await ayse.ctx.run(submitForecast, { period: "2024-02", amountMinor: 600, note: "Kesin" });
    await ctx.run(overrideForecast, { period: "2024-02", ownerId: ayse.id, amountMinor: 450 });
    const found = await ctx.run(getForecast, { period: "2024-02" });
    expect(found).toMatchObject({ from: "2024-02-01", to: "2024-02-29", currency: "TRY" });
    // 70 + 25 % of 1200 + half of 301.
    expect(found.rows.find(({ ownerId }) => ownerId === ayse.id)).toMatchObject({
      ...{ closedMinor: 70, commitMinor: 301, bestCaseMinor: 200, pipelineMinor: 1000, weightedMinor: 521 },
      ...{ submittedMinor: 600, note: "Kesin", overrideMinor: 450, overrideByName: "Owner", saidMinor: 450 },
    });
    expect(found.rows.find(({ ownerId }) => ownerId === murat.id)).toMatchObject({
      ...{ closedMinor: 0, commitMinor: 40, weightedMinor: 20, submittedMinor: null, saidMinor: null },
    });
    expect(found.total).toEqual({
      ...{
        closedMinor: 70,
        commitMinor: 341,
        bestCaseMinor: 200,
        pipelineMinor: 1000,
        weightedMinor: 541,
        saidMinor: 450,
      },
    });
    expect(found.others).toEqual([{ currency: "EUR", closedMinor: 0, weightedMinor: 20 }]);
    const quarter = await ctx.run(getForecast, { period: "2024-Q1" });
    expect(quarter).toMatchObject({ from: "2024-01-01", to: "2024-03-31", total: { closedMinor: 7070, saidMinor: 0 } });
    expect(
      (await ctx.run(getForecast, { period: "2024-02", teamId: team })).rows.map(({ ownerId }) => ownerId),
    ).toEqual([ayse.id]);
    await ctx.run(overrideForecast, { period: "2024-02", ownerId: ayse.id, amountMinor: null });
    expect((await ctx.run(getForecast, { period: "2024-02" })).total.saidMinor).toBe(600);
  });

  it("shows each what is theirs, and lets nobody speak for others", async () => {
    const theirs = await murat.ctx.run(getForecast, { period: "2024-02" });
    expect(theirs.rows.map(({ ownerId }) => ownerId)).toEqual([murat.id]);
    expect(theirs.total.closedMinor).toBe(0);
    await expect(
      murat.ctx.run(overrideForecast, { period: "2024-02", ownerId: ayse.id, amountMinor: 1 }),
    ).rejects.toMatchObject({ code: "forbidden" });
    const elsewhere = await freshTenant();
    const foreign = await elsewhere.newUser("member");
    await expect(
      ctx.run(overrideForecast, { period: "2024-02", ownerId: foreign.id, amountMinor: 1 }),
    ).rejects.toMatchObject({ fields: [{ path: "ownerId" }] });
    for (const period of ["2024-13", "2024-Q5", "2024"])
      await expect(ctx.run(getForecast, { period })).rejects.toMatchObject({ fields: [{ path: "period" }] });
  });

  it("is kept every week, once, and measured when the period is over", async () => {
    await keepSnapshots(t.system());
    await keepSnapshots(t.system());
    const kept = await t.sql<{ n: number; m: number }>(
      "select count(*)::int as n, count(distinct (period, owner_id, taken_on))::int as m from forecast_snapshots where tenant_id = $1",
      [t.tenant.id],
    );
    expect(kept[0]?.n).toBe(kept[0]?.m);
    for (const [day, weighted] of [
      ["2024-02-05", 60],
      ["2024-02-12", 350],
    ] as const)
      await t.sql(
        `insert into forecast_snapshots (tenant_id, id, owner_id, period, taken_on, closed_minor, commit_minor, best_case_minor, pipeline_minor, weighted_minor)
          values ($1, uuidv7(), $2, '2024-02', $3, 0, 0, 0, 0, $4)`,
        [t.tenant.id, ayse.id, day, weighted],
      );
    const { snapshots } = await ctx.run(getForecast, { period: "2024-02" });
    // 70 was won: 60 is a seventh off, 350 more than all of it.
    expect(snapshots.map(({ takenOn, weightedMinor, accuracy }) => [takenOn, weightedMinor, accuracy])).toEqual([
      ["2024-02-05", 60, 1 - 10 / 70],
      ["2024-02-12", 350, 0],
    ]);
    expect((await murat.ctx.run(getForecast, { period: "2024-02" })).snapshots).toEqual([]);
  });
});
