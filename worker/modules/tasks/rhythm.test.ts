import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { createJob, getJob, undoJob } from "#worker/modules/jobs/index.ts";
import { createField } from "#worker/modules/objects/index.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import { completeTask, createTask, getTask, listTasks, reopenTask, tickCheck, updateTask } from "./index.ts";

let t: Fixture;
let ctx: Awaited<ReturnType<Fixture["as"]>>;
beforeAll(async () => {
  t = await freshTenant();
  ctx = await t.as("owner");
});

const weekly = { every: 1, unit: "week" } as const;
const named = async (title: string) => (await ctx.run(listTasks, { q: title, sort: "createdAt" })).data;
const soon = (days: number) => new Date(Math.floor(Date.now() / 60_000) * 60_000 + days * 86_400_000).toISOString();

test("who does a task that repeats gets the next one, with all that it had but its ticks", async () => {
  await ctx.run(createField, { object: "tasks", key: "kod", label: "Kod", kind: "text", unique: true });
  await ctx.run(createField, { object: "tasks", key: "yer", label: "Yer", kind: "text" });
  await ctx.run(createField, {
    object: "tasks",
    key: "sira",
    label: "Sıra",
    kind: "auto_number",
    settings: { prefix: "G-" },
  });
  const point = { key: randomUUID(), text: "Yedekle" };
  const made = await ctx.run(createTask, {
    title: "Haftalık rapor",
    note: "Pazartesi",
    dueAt: soon(1),
    priority: "high",
    repeats: weekly,
    checklist: [point],
    custom: { kod: "A-1", yer: "Ofis" },
  });
  expect(made).toMatchObject({ priority: "high", repeats: { every: 1, unit: "week", from: "due" } });
  expect(await ctx.run(tickCheck, { id: made.id, key: point.key, done: true })).toMatchObject({
    checklist: [{ ...point, done: true }],
  });
  await ctx.run(completeTask, { id: made.id });
  const [, next] = await named("Haftalık rapor");
  expect(next).toMatchObject({
    title: "Haftalık rapor",
    note: "Pazartesi",
    dueAt: soon(8),
    priority: "high",
    checklist: [{ ...point, done: false }],
    ownerId: made.ownerId,
    doneAt: null,
    version: 1,
    custom: { yer: "Ofis", kod: null, sira: "G-2" },
  });
});

test("what follows goes when the task is reopened, unless somebody has begun with it; done twice it is followed by one", async () => {
  const made = await ctx.run(createTask, { title: "Yedek", dueAt: soon(1), repeats: weekly });
  await ctx.run(completeTask, { id: made.id });
  await ctx.run(reopenTask, { id: made.id });
  expect(await named("Yedek")).toHaveLength(1);
  await ctx.run(completeTask, { id: made.id });
  const [, next] = await named("Yedek");
  await ctx.run(updateTask, { id: next?.id ?? "", note: "başladım" });
  await ctx.run(reopenTask, { id: made.id });
  await ctx.run(completeTask, { id: made.id });
  expect((await named("Yedek")).map(({ note }) => note)).toEqual([null, "başladım"]);
});

test("of two who complete it at once one does", async () => {
  const made = await ctx.run(createTask, { title: "İkili", dueAt: soon(1), repeats: weekly });
  const done = await Promise.allSettled([1, 2].map(() => ctx.run(completeTask, { id: made.id })));
  expect(done.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await named("İkili")).toHaveLength(2);
});

test("many at once are followed as well, and taken back with what followed", async () => {
  for (let n = 0; n < 3; n++) await ctx.run(createTask, { title: `Toplu ${n}`, dueAt: soon(1), repeats: weekly });
  const job = await ctx.run(createJob, { subject: "tasks", action: "complete", select: { query: "q=Toplu" } });
  await t.work();
  expect(await ctx.run(getJob, { id: job.id })).toMatchObject({ done: 3, failed: 0 });
  expect(await named("Toplu")).toHaveLength(6);
  await ctx.run(undoJob, { id: job.id });
  await t.work();
  expect((await named("Toplu")).map(({ doneAt }) => doneAt)).toEqual([null, null, null]);
});

test("what repeats has to be due some time, and keeps its day of the month", async () => {
  const refused = { code: "invalid", fields: [{ path: "dueAt", reason: "tasks.repeat_needs_due" }] };
  await expect(ctx.run(createTask, { title: "x", repeats: weekly })).rejects.toMatchObject(refused);
  const made = await ctx.run(createTask, {
    title: "x",
    dueAt: "2027-01-31T09:00:00+03:00",
    repeats: { every: 1, unit: "month" },
  });
  expect(made.repeats).toMatchObject({ day: 31 });
  await expect(ctx.run(updateTask, { id: made.id, dueAt: null })).rejects.toMatchObject(refused);
  await expect(
    ctx.run(updateTask, { id: (await ctx.run(createTask, { title: "y" })).id, repeats: weekly }),
  ).rejects.toMatchObject(refused);
  expect(await ctx.run(updateTask, { id: made.id, dueAt: null, repeats: null })).toMatchObject({ repeats: null });
});

test("two who tick at once both get their way; a point that is gone, or another's task, is not found", async () => {
  const points = ["a", "b"].map((text) => ({ key: randomUUID(), text }));
  const made = await ctx.run(createTask, { title: "Liste", checklist: points });
  await Promise.all(points.map(({ key }) => ctx.run(tickCheck, { id: made.id, key, done: true })));
  expect((await ctx.run(getTask, { id: made.id })).checklist.map(({ done }) => done)).toEqual([true, true]);
  const missing = { id: made.id, key: randomUUID(), done: true };
  await expect(ctx.run(tickCheck, missing)).rejects.toMatchObject({ code: "not_found" });
  const stranger = await (await freshTenant()).as("owner");
  const [first] = points;
  await expect(stranger.run(tickCheck, { ...missing, key: first?.key ?? "" })).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(ctx.run(updateTask, { id: made.id, checklist: [first, first] as never })).rejects.toMatchObject({
    code: "invalid",
    fields: [{ path: "checklist", reason: "twice" }],
  });
});

test("the most urgent come first, and are found", async () => {
  for (const priority of ["low", "urgent", "normal", "high"] as const)
    await ctx.run(createTask, { title: "Öncelik", priority });
  const sorted = await ctx.run(listTasks, { q: "Öncelik", sort: "priority" });
  expect(sorted.data.map(({ priority }) => priority)).toEqual(["urgent", "high", "normal", "low"]);
  const { data } = await ctx.run(listTasks, { q: "Öncelik", filter: { priority: { in: ["urgent", "high"] } } });
  expect(data).toHaveLength(2);
});
