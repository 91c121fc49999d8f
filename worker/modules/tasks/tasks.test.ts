import { beforeAll, describe, expect, it } from "vitest";
import { createCustomer } from "#worker/modules/customers/index.ts";
import { createDeal, createPipeline } from "#worker/modules/pipeline/index.ts";
import { createProject } from "#worker/modules/projects/index.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import {
  completeTask,
  createTask,
  deleteTask,
  getTask,
  listTasks,
  reopenTask,
  summarizeTasks,
  updateTask,
} from "./index.ts";

let t: Fixture;
let links: { customerId: string; dealId: string; projectId: string };
beforeAll(async () => {
  t = await freshTenant();
  links = await linksOf(t);
});

/** One of each that a task may hang on. */
async function linksOf(fixture: Fixture) {
  const ctx = await fixture.as("owner");
  const customerId = (await ctx.run(createCustomer, { kind: "company", name: "Yücel Mimarlık" })).id;
  await ctx.run(createPipeline, { name: "Satış", stages: [{ name: "Yeni", probability: 10 }] });
  const dealId = (await ctx.run(createDeal, { name: "Web sitesi", customerId })).id;
  const projectId = (await ctx.run(createProject, { name: "Kimlik", customerId })).id;
  return { customerId, dealId, projectId };
}

describe("tasks", () => {
  it("are added, changed, done, reopened and removed, and tell the customer's timeline", async () => {
    const ctx = await t.as("owner");
    const made = await ctx.run(createTask, { title: " Teklifi gönder ", dueAt: "2026-11-22T12:30:00+03:00", ...links });
    expect(made).toMatchObject({
      title: "Teklifi gönder",
      dueAt: "2026-11-22T09:30:00.000Z",
      ownerName: "Owner",
      version: 1,
    });
    expect(made).toMatchObject({
      customerName: "Yücel Mimarlık",
      dealName: "Web sitesi",
      projectName: "Kimlik",
      doneAt: null,
    });
    expect(await ctx.run(getTask, { id: made.id })).toEqual(made);
    expect(await ctx.run(updateTask, { id: made.id, version: 1, note: "Acele", dueAt: "" })).toMatchObject({
      note: "Acele",
      dueAt: null,
      overdue: false,
    });
    await expect(ctx.run(updateTask, { id: made.id, version: 1, title: "x" })).rejects.toMatchObject({
      code: "changed_meanwhile",
    });
    await expect(ctx.run(reopenTask, { id: made.id })).rejects.toMatchObject({
      code: "conflict",
      reason: "tasks.not_done",
    });
    const done = await ctx.run(completeTask, { id: made.id });
    expect([done.doneAt !== null, done.doneBy]).toEqual([true, made.ownerId]);
    await expect(ctx.run(completeTask, { id: made.id })).rejects.toMatchObject({
      code: "conflict",
      reason: "tasks.done",
    });
    expect(await ctx.run(reopenTask, { id: made.id })).toMatchObject({ doneAt: null, doneBy: null });
    await ctx.run(deleteTask, { id: made.id });
    await expect(ctx.run(getTask, { id: made.id })).rejects.toMatchObject({ code: "not_found" });
    const { customerId, dealId, projectId } = links;
    const payload = { dealId, projectId };
    const told = await t.sql<{ name: string }>(
      "select name, customer_id, payload from events where subject_id = $1 order by id",
      [made.id],
    );
    expect(told.map(({ name }) => name)).toEqual(
      ["created", "updated", "completed", "reopened", "deleted"].map((verb) => `tasks.${verb}`),
    );
    for (const event of told) expect(event).toMatchObject({ customer_id: customerId, payload });
    expect(told[1]).toMatchObject({ payload: { fields: ["note", "dueAt"] } });
  });

  it("are done once when two tick them at the same time", async () => {
    const ctx = await t.as("owner");
    const { id } = await ctx.run(createTask, { title: "x" });
    const answers = await Promise.allSettled(Array.from({ length: 6 }, () => ctx.run(completeTask, { id })));
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("are listed by what is due first, without a date last, and found by their links", async () => {
    const own = await freshTenant();
    const ctx = await own.as("owner");
    const about = await linksOf(own);
    const member = await own.newUser("member");
    const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
    const add = (title: string, values: object = {}) => ctx.run(createTask, { title, ...values });
    await add("Sonra", { dueAt: inAnHour, ...about });
    await add("Hiç");
    const late = await add("Geç", { dueAt: "2026-01-01T00:00:00Z", ownerId: member.id });
    const done = await add("Bitmiş", { dueAt: "2026-01-02T00:00:00Z" });
    await ctx.run(completeTask, { id: done.id });
    expect(late.overdue).toBe(true);
    const titles = async (input: object) => (await ctx.run(listTasks, input)).data.map(({ title }) => title);
    expect(await titles({})).toEqual(["Geç", "Bitmiş", "Sonra", "Hiç"]);
    expect(await titles({ filter: { done: { eq: false }, ownerId: { eq: "me" } } })).toEqual(["Sonra", "Hiç"]);
    expect(await titles({ filter: { done: { eq: true } } })).toEqual(["Bitmiş"]);
    expect(await titles({ filter: { overdue: { eq: true } } })).toEqual(["Geç"]);
    expect(await titles({ filter: { overdue: { eq: false } } })).toEqual(["Bitmiş", "Sonra", "Hiç"]);
    expect(await titles({ filter: { dueAt: { gte: "2026-01-02T00:00:00Z", lt: inAnHour } } })).toEqual(["Bitmiş"]);
    expect(await titles({ q: "bitmis" })).toEqual(["Bitmiş"]);
    for (const [field, id] of Object.entries(about))
      expect(await titles({ filter: { [field]: { eq: id } } })).toEqual(["Sonra"]);
    for (const sort of ["dueAt", "-dueAt", "createdAt", "-title", "doneAt"]) {
      const first = await ctx.run(listTasks, { sort, limit: 2 });
      const second = await ctx.run(listTasks, { sort, limit: 2, cursor: first.page.next ?? "" });
      expect([...first.data, ...second.data].map(({ title }) => title)).toEqual(await titles({ sort }));
    }
  });

  it("go from hand to hand among members; only the owner of one and managers remove it", async () => {
    const [ayse, murat, viewer] = [await t.newUser("member"), await t.newUser("member"), await t.as("viewer")];
    const made = await ayse.ctx.run(createTask, { title: "x" });
    const { id } = made;
    expect(await murat.ctx.run(updateTask, { id, title: "y", ownerId: murat.id })).toMatchObject({ ownerId: murat.id });
    await expect(ayse.ctx.run(deleteTask, { id })).rejects.toMatchObject({ code: "forbidden" });
    expect(await viewer.run(getTask, { id })).toMatchObject({ title: "y" });
    for (const op of [updateTask, completeTask, deleteTask])
      await expect(viewer.run(op, { id })).rejects.toMatchObject({ code: "forbidden" });
    expect(await t.sql("select id from events where subject_id = $1 and name = 'tasks.deleted'", [id])).toEqual([]);
    await murat.ctx.run(deleteTask, { id });
    const next = await ayse.ctx.run(createTask, { title: "z" });
    await (await t.as("manager")).run(deleteTask, { id: next.id });
  });

  it("hang only on what the one who writes may see, and name nothing else to the one who reads", async () => {
    const member = await t.newUser("member");
    for (const [path, id] of Object.entries(links)) {
      await expect(member.ctx.run(createTask, { title: "x", [path]: id })).rejects.toMatchObject({
        code: "invalid",
        fields: [{ path }],
      });
    }
    const made = await (await t.as("owner")).run(createTask, { title: "x", ...links });
    expect(await member.ctx.run(getTask, { id: made.id })).toMatchObject({
      customerName: null,
      dealName: null,
      projectName: null,
    });
  });

  it("never reach another tenant", async () => {
    const elsewhere = await freshTenant();
    const [here, there] = [await t.as("owner"), await elsewhere.as("owner")];
    const theirs = await linksOf(elsewhere);
    const made = await there.run(createTask, { title: "x", ...theirs });
    for (const op of [getTask, updateTask, completeTask, reopenTask, deleteTask]) {
      await expect(here.run(op, { id: made.id })).rejects.toMatchObject({ code: "not_found" });
    }
    const mine = await here.run(createTask, { title: "mine" });
    for (const [path, id] of Object.entries({ ...theirs, ownerId: made.ownerId })) {
      const bad = { code: "invalid", fields: [{ path }] };
      await expect(here.run(createTask, { title: "x", [path]: id })).rejects.toMatchObject(bad);
      await expect(here.run(updateTask, { id: mine.id, [path]: id })).rejects.toMatchObject(bad);
      expect((await here.run(listTasks, { filter: { [path]: { eq: id } } })).page.total).toBe(0);
    }
    expect(await there.run(getTask, { id: made.id })).toEqual(made);
    expect(await here.run(getTask, { id: mine.id })).toEqual(mine);
  });

  it("are summed as the list counts them, one's own and all", async () => {
    const own = await freshTenant();
    const ctx = await own.as("owner");
    const member = await own.newUser("member");
    const today = {
      from: new Date(Date.now() - 7_200_000).toISOString(),
      to: new Date(Date.now() + 7_200_000).toISOString(),
    };
    const add = (minutes: number, values: object = {}) =>
      ctx.run(createTask, { title: "x", dueAt: new Date(Date.now() + minutes * 60_000).toISOString(), ...values });
    await add(30);
    await add(-30);
    await add(-3000, { ownerId: member.id });
    await add(60, { ownerId: member.id });
    await add(3000);
    await ctx.run(createTask, { title: "no date" });
    await ctx.run(completeTask, { id: (await add(-10)).id });
    const summary = await ctx.run(summarizeTasks, today);
    expect(summary).toEqual({ mine: { due: 2, overdue: 1 }, all: { due: 3, overdue: 2 } });
    const due = await ctx.run(listTasks, { filter: { done: { eq: false }, dueAt: { gte: today.from, lt: today.to } } });
    const overdue = await ctx.run(listTasks, { filter: { overdue: { eq: true } } });
    expect({ due: due.page.total, overdue: overdue.page.total }).toEqual(summary.all);
    expect((await member.ctx.run(summarizeTasks, today)).mine).toEqual({ due: 1, overdue: 1 });
  });
});
