import { beforeAll, expect, it } from "vitest";
import { completeTask, createTask } from "#worker/modules/tasks/index.ts";
import { dealTenant } from "../deals.fixture.ts";
import { getBoard, getDeal, listDeals, moveDeal, updateStage, winDeal } from "../index.ts";

let given: Awaited<ReturnType<typeof dealTenant>>;
let own: Awaited<ReturnType<typeof given.pipeline>>;
beforeAll(async () => {
  given = await dealTenant();
  own = await given.pipeline();
  await given.ctx.run(updateStage, { id: own.first, rottingDays: 7 });
});

const age = (id: string, days: number) =>
  given.t.sql("update deals set last_activity_at = now() - make_interval(days => $2) where id = $1", [id, days]);

it("a deal is stale when nothing happened to it for longer than its stage allows, wherever it shows", async () => {
  const { ctx } = given;
  const [old, young, won, elsewhere] = [
    await own.add({ name: "eski" }),
    await own.add({ name: "yeni" }),
    await own.add({ name: "kazanılan" }),
    await own.add({ name: "sınırsız", stageId: own.second }),
  ];
  await ctx.run(winDeal, { id: won.id });
  for (const { id } of [old, won, elsewhere]) await age(id, 8);
  await age(young.id, 6);
  const found = async (rotting: boolean) => {
    const filter = { pipelineId: { eq: own.pipelineId }, rotting: { eq: rotting } };
    return (await ctx.run(listDeals, { filter, sort: "name" })).data.map((deal) => [deal.name, deal.rotting]);
  };
  expect(await found(true)).toEqual([["eski", true]]);
  expect(await found(false)).toEqual([
    ["kazanılan", false],
    ["sınırsız", false],
    ["yeni", false],
  ]);
  const board = await ctx.run(getBoard, { id: own.pipelineId, filter: { rotting: { eq: true } } });
  expect(board.stages.map(({ cards }) => cards.page.total)).toEqual([1, 0, 0]);
});

it("whatever happens to it, or to a task of it, is activity; another place in its stage is none", async () => {
  const { ctx } = given;
  const [deal, other] = [await own.add(), await own.add()];
  const { version } = deal;
  const rotting = async () => (await ctx.run(getDeal, { id: deal.id })).rotting;
  await age(deal.id, 8);
  await ctx.run(moveDeal, { id: deal.id, stageId: own.first, beforeId: other.id });
  expect(await rotting()).toBe(true);
  const task = await ctx.run(createTask, { title: "Ara", dealId: deal.id });
  expect(await rotting()).toBe(false);
  await age(deal.id, 8);
  await ctx.run(completeTask, { id: task.id });
  expect(await rotting()).toBe(false);
  // Neither a version of the deal nor a line in the audit log comes of it.
  expect((await ctx.run(getDeal, { id: deal.id })).version).toBe(version);
  const told = await given.t.sql<{ operation: string }>("select operation from audit_log where row_id = $1", [deal.id]);
  expect(told.map(({ operation }) => operation)).toEqual(["deals.create"]);
});
