import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createJob, getJob, undoJob } from "#worker/modules/jobs/index.ts";
import { freshTenant } from "#worker/testing/fixture.ts";
import { dealTenant } from "../deals.fixture.ts";
import {
  archiveDeal,
  archivePipeline,
  createPipeline,
  dealHistory,
  deleteStage,
  getBoard,
  getDeal,
  updateStage,
  winDeal,
} from "../index.ts";

let given: Awaited<ReturnType<typeof dealTenant>>;
let ctx: typeof given.ctx;
let from: Awaited<ReturnType<typeof given.pipeline>>;
let to: typeof from;

beforeAll(async () => {
  given = await dealTenant();
  ({ ctx } = given);
});
beforeEach(async () => {
  [from, to] = [await given.pipeline(), await given.pipeline()];
});

const names = async (pipelineId: string) =>
  (await ctx.run(getBoard, { id: pipelineId })).stages.map(({ cards }) => cards.data.map(({ name }) => name).join(""));

describe("a job moves deals to another pipeline", () => {
  it("each to the stage that stands for its own, and back", async () => {
    for (const name of ["b", "a"]) await from.add({ name });
    await from.add({ name: "c", stageId: from.second });
    await from.add({ name: "d", stageId: from.third });
    await to.add({ name: "z" });
    const job = await ctx.run(createJob, {
      subject: "deals",
      action: "transfer",
      values: { stages: { [from.first]: to.first, [from.second]: to.third } },
      select: { query: `filter[pipelineId]=${from.pipelineId}&filter[status]=open&sort=-position` },
    });
    await given.t.work();
    expect(await ctx.run(getJob, { id: job.id })).toMatchObject({ done: 3, skipped: 1, failed: 0 });
    expect(await names(to.pipelineId)).toEqual(["abz", "", "c"]);
    expect(await names(from.pipelineId)).toEqual(["", "", "d"]);
    await ctx.run(undoJob, { id: job.id });
    await given.t.work();
    expect(await names(to.pipelineId)).toEqual(["z", "", ""]);
    expect((await names(from.pipelineId)).map(({ length }) => length)).toEqual([2, 1, 1]);
    for (const stages of [{ [from.first]: "x" }, {}, undefined])
      await expect(
        ctx.run(createJob, { subject: "deals", action: "transfer", values: { stages }, select: { query: "" } }),
      ).rejects.toMatchObject({ code: "invalid", fields: [{ path: "values.stageId" }] });
  });
});

describe("what is put away hands its deals over", () => {
  it("a pipeline: open ones by stage and in their order, unasked, their history with them", async () => {
    await ctx.run(updateStage, { id: to.first, required: ["expectedClose"] });
    for (const name of ["c", "b", "a"]) await from.add({ name });
    const put = await from.add({ name: "arşiv", stageId: from.second });
    await ctx.run(archiveDeal, { id: put.id });
    const won = await from.add({ stageId: from.second });
    await ctx.run(winDeal, { id: won.id });
    await to.add({ name: "z", stageId: to.second });
    const elsewhere = await (await freshTenant()).as("owner");
    const foreign = await elsewhere.run(createPipeline, { name: "p", stages: [{ name: "A", probability: 1 }] });
    const archive = (stages: Record<string, string>) => ctx.run(archivePipeline, { id: from.pipelineId, stages });
    for (const taker of [from.second, foreign.stages[0]?.id ?? "", crypto.randomUUID()])
      await expect(archive({ [from.first]: taker })).rejects.toMatchObject({ fields: [{ path: "stages" }] });
    await expect(archive({ [to.first]: to.second })).rejects.toMatchObject({ reason: "pipelines.stages_changed" });
    await expect(archive({ [from.third]: to.first })).rejects.toMatchObject({ reason: "pipelines.not_empty" });
    expect(await names(from.pipelineId)).toEqual(["abc", "", ""]);
    await archive({ [from.first]: to.second, [from.second]: to.first });
    expect(await names(to.pipelineId)).toEqual(["", "abcz", ""]);
    expect(await ctx.run(getDeal, { id: put.id })).toMatchObject({ stageId: to.first, pipelineId: to.pipelineId });
    expect(await ctx.run(getDeal, { id: won.id })).toMatchObject({ stageId: from.second, pipelineId: from.pipelineId });
    const [moved] = (await ctx.run(getBoard, { id: to.pipelineId })).stages[1]?.cards.data ?? [];
    const { data } = await ctx.run(dealHistory, { id: moved?.id ?? "" });
    expect(data.map(({ stageId, leftAt }) => [stageId, leftAt !== null])).toEqual([
      [from.first, true],
      [to.second, false],
    ]);
  });

  it("a stage: all its deals, also into another pipeline", async () => {
    const deal = await from.add();
    await ctx.run(deleteStage, { id: from.first, moveTo: to.third });
    expect(await ctx.run(getDeal, { id: deal.id })).toMatchObject({ pipelineId: to.pipelineId, stageId: to.third });
  });
});
