import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "#worker/kernel/context.ts";
import { createComment, listComments } from "#worker/modules/comments/index.ts";
import { createQuote, getQuote, sendQuote } from "#worker/modules/quotes/index.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import { createCustomer, customerTimeline, deleteCustomer, getCustomer } from "../customers/index.ts";
import { readDashboard } from "../insights/index.ts";
import { createJob, getJob, listJobRows, undoJob } from "../jobs/index.ts";
import { createField } from "../objects/index.ts";
import {
  analysePipeline,
  analyseWinLoss,
  createDeal,
  createPipeline,
  dealHistory,
  deleteDeal,
  deleteStage,
  getBoard,
  getDeal,
  getForecast,
  getQuotas,
  listDeals,
  moveDeal,
  setQuotas,
  summarizeDeals,
  updateStage,
  winDeal,
} from "../pipeline/index.ts";
import { createProject, deleteProject, getProject, listProjects, summarizeProjects } from "../projects/index.ts";
import { searchEverything } from "../search/index.ts";
import { createTask, deleteTask, getTask, updateTask } from "../tasks/index.ts";
import { deleteTrashed, listTrash, restoreTrashed } from "./index.ts";

let t: Fixture;
let ctx: Ctx;
let ownerId: string;
let customerId: string;
let pipelineId: string;
let stages: string[];
const month = new Date().toISOString().slice(0, 7);
const span = { from: `${month}-01T00:00:00Z`, to: new Date(Date.now() + 40 * 86_400_000).toISOString() };

beforeAll(async () => {
  t = await freshTenant();
  ctx = await t.as("owner");
  ownerId = (await t.sql<{ id: string }>("select id from users where tenant_id = $1", [t.tenant.id]))[0]?.id ?? "";
  customerId = (await ctx.run(createCustomer, { kind: "company", name: "Işıl Ajans" })).id;
  const wanted = ["Yeni", "Teklif", "Pazarlık"].map((name, at) => ({ name, probability: 20 + 30 * at }));
  const made = await ctx.run(createPipeline, { name: "Satış", stages: wanted });
  pipelineId = made.id;
  stages = made.stages.map(({ id }) => id);
  const rollUp = (kind: "number" | "currency", of: object) => ({ kind, settings: { rollup: of } as never });
  const deals = { object: "deals", by: "customerId", function: "sum", field: "amount" };
  const projects = { object: "projects", by: "customerId", function: "count" };
  await ctx.run(createField, { object: "customers", key: "toplam", label: "Toplam", ...rollUp("currency", deals) });
  await ctx.run(createField, { object: "customers", key: "proje", label: "Proje", ...rollUp("number", projects) });
  await t.work();
  await ctx.run(setQuotas, { entries: [{ ownerId, period: month, target: 1_000_000 }] });
});

const deal = (name: string, values: object = {}) =>
  ctx.run(createDeal, { name, customerId, stageId: stages[0], ...values });
const back = (id: string, who = ctx) => who.run(restoreTrashed, { id });
const rowsOf = async (table: string, id: string, column = "id") => {
  const [found] = await t.sql<{ rows: unknown }>(
    `select jsonb_agg(to_jsonb(r) - '{updated_at,last_activity_at}'::text[] order by r.id) as rows from ${table} r where ${column} = $1`,
    [id],
  );
  return found?.rows;
};

/** Everything that counts deals or projects, without when it was asked. */
async function figures() {
  const board = await ctx.run(getBoard, { id: pipelineId });
  const { custom } = await ctx.run(getCustomer, { id: customerId });
  const found = await ctx.run(searchEverything, { q: "sayılan" });
  return {
    board: board.stages.map(({ cards, ...stage }) => ({ ...stage, cards: cards.data.map(({ id }) => id) })),
    deals: (await ctx.run(listDeals, {})).data.map(({ id }) => id),
    projects: (await ctx.run(listProjects, {})).data.map(({ id }) => id),
    sums: [
      await ctx.run(summarizeDeals, span),
      await ctx.run(summarizeProjects, { ...span, previousFrom: "2020-01-01T00:00:00Z" }),
    ],
    forecast: await ctx.run(getForecast, { period: month }),
    quotas: (await ctx.run(getQuotas, { period: month })).people.map(({ attained, target }) => ({ attained, target })),
    won: await ctx.run(analyseWinLoss, span),
    flow: (await ctx.run(analysePipeline, { ...span, id: pipelineId })).stages,
    cards: (await ctx.run(readDashboard, {})).cards,
    rollUps: custom,
    found: [found.deals, found.projects],
    used: await t.sql(
      "select metric, used from usage where tenant_id = $1 and metric in ('deals', 'projects') and used > 0 order by 1",
      [t.tenant.id],
    ),
  };
}

describe("a deleted deal or project", () => {
  it("is counted nowhere, and everywhere again when it is back", async () => {
    const without = await figures();
    const open = await deal("Sayılan açık", { amountMinor: 120_000, expectedClose: `${month}-28`, ownerId });
    await ctx.run(moveDeal, { id: open.id, stageId: stages[1] ?? "" });
    const won = await deal("Sayılan kazanılan", { amountMinor: 500_000, ownerId });
    await ctx.run(winDeal, { id: won.id });
    const project = await ctx.run(createProject, { name: "Sayılan proje", customerId, status: "active" });
    await t.work();
    const full = await figures();
    for (const part of Object.keys(full) as (keyof typeof full)[])
      expect([part, full[part]]).not.toEqual([part, without[part]]);
    const kept = async () => [
      await rowsOf("deals", open.id),
      await rowsOf("deals", won.id),
      await rowsOf("deal_stages", open.id, "deal_id"),
      await rowsOf("deal_stages", won.id, "deal_id"),
      await rowsOf("projects", project.id),
    ];
    const before = await kept();
    await ctx.run(deleteDeal, { id: open.id });
    await ctx.run(deleteDeal, { id: won.id });
    await ctx.run(deleteProject, { id: project.id });
    await t.work();
    await expect(ctx.run(getDeal, { id: open.id })).rejects.toMatchObject({ code: "not_found" });
    await expect(ctx.run(getProject, { id: project.id })).rejects.toMatchObject({ code: "not_found" });
    expect(await figures()).toEqual(without);
    expect((await ctx.run(listTrash, { q: "sayılan" })).data.map(({ subject }) => subject).sort()).toEqual([
      "deals",
      "deals",
      "projects",
    ]);
    for (const { id } of [open, won, project]) await back(id);
    await t.work();
    expect(await kept()).toEqual(before);
    expect(await figures()).toEqual(full);
    const told = (await ctx.run(customerTimeline, { id: customerId })).data.map(({ name }) => name);
    expect(told).toEqual(expect.arrayContaining(["deals.deleted", "deals.restored", "projects.deleted"]));
  });

  it("takes its comments along; its tasks stay, and hang on it again unless they hang elsewhere by now", async () => {
    const [gone, other] = [await deal("Görevli"), await deal("Öteki")];
    const project = await ctx.run(createProject, { name: "Görevli proje", customerId });
    await ctx.run(createComment, { subject: "deals", recordId: gone.id, body: "Şu teklif" });
    const task = (title: string) =>
      ctx.run(createTask, { title, dealId: gone.id, projectId: project.id }).then(({ id }) => id);
    const [one, two] = [await task("Bir"), await task("İki")];
    await ctx.run(deleteDeal, { id: gone.id });
    await ctx.run(deleteProject, { id: project.id });
    expect(await ctx.run(getTask, { id: one })).toMatchObject({ dealId: null, projectId: null });
    await ctx.run(updateTask, { id: two, dealId: other.id });
    await back(gone.id);
    await back(project.id);
    expect(await ctx.run(getTask, { id: one })).toMatchObject({ dealId: gone.id, projectId: project.id });
    expect(await ctx.run(getTask, { id: two })).toMatchObject({ dealId: other.id, projectId: project.id });
    const { data } = await ctx.run(listComments, { subject: "deals", recordId: gone.id });
    expect(data.map(({ body }) => body)).toEqual(["Şu teklif"]);
  });

  it("is waited for by a task in the trash, until it is gone for good", async () => {
    const gone = await deal("Beklenen");
    const task = await ctx.run(createTask, { title: "Bekleyen", dealId: gone.id });
    await ctx.run(deleteTask, { id: task.id });
    await ctx.run(deleteDeal, { id: gone.id });
    await expect(back(task.id)).rejects.toMatchObject({ reason: "trash.parent_gone" });
    await ctx.run(deleteTrashed, { id: gone.id });
    await back(task.id);
    expect(await ctx.run(getTask, { id: task.id })).toMatchObject({ dealId: null });
  });

  it("waits for its customer, which may be deleted once nothing hangs on it", async () => {
    const { id } = await ctx.run(createCustomer, { kind: "company", name: "Kısa" });
    const gone = await deal("Kısa iş", { customerId: id });
    await expect(ctx.run(deleteCustomer, { id })).rejects.toMatchObject({ reason: "still_used" });
    await ctx.run(deleteDeal, { id: gone.id });
    await ctx.run(deleteCustomer, { id });
    await expect(back(gone.id)).rejects.toMatchObject({ reason: "trash.parent_gone" });
    await back(id);
    await back(gone.id);
    expect(await ctx.run(getDeal, { id: gone.id })).toMatchObject({ customerId: id });
  });
});

describe("a deal with quotes", () => {
  const quote = (dealId: string) =>
    ctx.run(createQuote, {
      name: "Web sitesi",
      customerId,
      dealId,
      emails: ["deniz@example.com"],
      lines: [{ name: "Tasarım", quantity: 1, unitPriceMinor: 10_000_00, vatBp: 2000 }],
    });

  it("is not deleted while one is with the customer, though who deletes may not see it", async () => {
    const made = await deal("Gönderilen");
    const { id } = await quote(made.id);
    await ctx.run(sendQuote, { id, mail: false });
    const only = await t.apiKey({ "deals:read": "all", "deals:write": "all", "deals:delete": "all" });
    for (const who of [ctx, only])
      await expect(who.run(deleteDeal, { id: made.id })).rejects.toMatchObject({
        code: "conflict",
        reason: "deals.quoted",
      });
    expect(await ctx.run(getDeal, { id: made.id })).toMatchObject({ id: made.id });
    expect((await ctx.run(listTrash, { q: "gönderilen" })).data).toEqual([]);
  });

  it("leaves its drafts, and has them again", async () => {
    const made = await deal("Taslaklı");
    const { id } = await quote(made.id);
    await ctx.run(deleteDeal, { id: made.id });
    expect(await ctx.run(getQuote, { id })).toMatchObject({ dealId: null, status: "draft" });
    await back(made.id);
    expect(await ctx.run(getQuote, { id })).toMatchObject({ dealId: made.id });
  });
});

describe("a deal that comes back", () => {
  it("is not asked for what its stage wants by now", async () => {
    const made = await deal("Sorulmayan");
    await ctx.run(deleteDeal, { id: made.id });
    await ctx.run(updateStage, { id: stages[0] ?? "", required: ["expectedClose"] });
    await expect(deal("Sorulan")).rejects.toMatchObject({ reason: "stages.asks" });
    await back(made.id);
    await expect(deal("Yine sorulan")).rejects.toMatchObject({ reason: "stages.asks" });
    await ctx.run(updateStage, { id: stages[0] ?? "", required: [] });
    expect(await ctx.run(getDeal, { id: made.id })).toMatchObject({ stageId: stages[0] });
  });

  it("stands in its pipeline's first stage when its own went out of use, and its history says so", async () => {
    const other = await ctx.run(createPipeline, {
      name: "Yenileme",
      stages: [{ name: "İlk" }, { name: "Giden" }].map((stage) => ({ ...stage, probability: 10 })),
    });
    const [first, leaving] = other.stages.map(({ id }) => id) as [string, string];
    const made = await deal("Yersiz", { stageId: leaving });
    await ctx.run(deleteDeal, { id: made.id });
    await ctx.run(deleteStage, { id: leaving });
    await back(made.id);
    expect(await ctx.run(getDeal, { id: made.id })).toMatchObject({ stageId: first, pipelineId: other.id });
    const { data } = await ctx.run(dealHistory, { id: made.id });
    expect(data.map(({ stageId, leftBy }) => [stageId, leftBy])).toEqual([
      [leaving, "moved"],
      [first, null],
    ]);
  });
});

describe("who may delete", () => {
  it("is who holds the right to, over that record; nobody of another tenant", async () => {
    const mine = await t.newUser("member");
    const made = await deal("Üyenin", { ownerId: mine.id });
    const project = await ctx.run(createProject, { name: "Üyenin", customerId, ownerId: mine.id });
    const there = await (await freshTenant()).as("owner");
    const own = await t.apiKey({ "deals:read": "all", "deals:write": "all" });
    for (const [op, id] of [
      [deleteDeal, made.id],
      [deleteProject, project.id],
    ] as const) {
      await expect(mine.ctx.run(op, { id })).rejects.toMatchObject({ code: "forbidden" });
      await expect(own.run(op, { id })).rejects.toMatchObject({ code: "forbidden" });
      await expect(there.run(op, { id })).rejects.toMatchObject({ code: "not_found" });
      await expect(ctx.run(op, { id, version: 99 })).rejects.toMatchObject({ reason: "changed_meanwhile" });
    }
    await ctx.run(deleteDeal, { id: made.id });
    await expect(back(made.id, mine.ctx)).rejects.toMatchObject({ code: "not_found" });
    await back(made.id, await t.as("manager"));
  });

  it("does so with many, is told of each that stays, and takes it back", async () => {
    const names = ["Toplu 1", "Toplu 2", "Toplu teklifli"];
    const made = await Promise.all(names.map((name) => deal(name)));
    const { id } = await ctx.run(createQuote, {
      name: "x",
      customerId,
      dealId: made[2]?.id ?? "",
      emails: ["deniz@example.com"],
      lines: [{ name: "Tasarım", quantity: 1, unitPriceMinor: 100, vatBp: 0 }],
    });
    await ctx.run(sendQuote, { id, mail: false });
    const project = await ctx.run(createProject, { name: "Toplu", customerId });
    const start = (subject: string) =>
      ctx.run(createJob, { subject, action: "delete", select: { query: "q=toplu" } }).then((job) => job.id);
    const [deals, projects] = [await start("deals"), await start("projects")];
    await t.work();
    expect(await ctx.run(getJob, { id: deals })).toMatchObject({ done: 2, failed: 1, mayUndo: true });
    expect(await ctx.run(getJob, { id: projects })).toMatchObject({ done: 1, failed: 0 });
    const { data } = await ctx.run(listJobRows, { id: deals, filter: { status: { eq: "failed" } } });
    expect(data).toEqual([
      expect.objectContaining({
        label: "Toplu teklifli",
        problem: expect.objectContaining({ reason: "deals.quoted" }),
      }),
    ]);
    expect((await ctx.run(listDeals, { q: "toplu" })).data.map(({ name }) => name)).toEqual(["Toplu teklifli"]);
    for (const job of [deals, projects]) await ctx.run(undoJob, { id: job });
    await t.work();
    expect((await ctx.run(listDeals, { q: "toplu" })).page.total).toBe(3);
    expect(await ctx.run(getProject, { id: project.id })).toMatchObject({ name: "Toplu" });
  });
});
