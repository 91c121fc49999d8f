import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "#worker/kernel/context.ts";
import { operationNamed } from "#worker/kernel/registry.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import { createCustomer } from "../customers/index.ts";
import { createField, createObject, createRecord } from "../objects/index.ts";
import { createCompetitor, createDeal, createPipeline } from "../pipeline/index.ts";
import { createProject } from "../projects/index.ts";
import { createTask } from "../tasks/index.ts";
import { createJob, getJob, listJobRows, undoJob } from "./index.ts";

let t: Fixture;
let owner: Ctx;
let colleague: string;
let company: { id: string };
let other: { id: string };

beforeAll(async () => {
  t = await freshTenant();
  owner = await t.as("owner");
  colleague = (await t.newUser("member")).id;
  company = await owner.run(createCustomer, { kind: "company", name: "Kaya A.Ş." });
  other = await owner.run(createCustomer, { kind: "company", name: "Demir Ltd." });
  await owner.run(createPipeline, { name: "Satış", stages: [{ name: "Yeni", probability: 20 }] });
  await owner.run(createObject, { name: "mulk", label: "Mülk", plural: "Mülkler", icon: "house" });
});

type Row = Record<string, unknown> & { id: string };

/** Sets values in these records, takes it back, and answers what a record was before, then, and after. */
async function setAndUndone(subject: string, { id }: { id: string }, values: Record<string, unknown>) {
  const own = subject === "mulk";
  const get = operationNamed(`${own ? "records" : subject}.get`);
  if (!get) throw new Error(`${subject} cannot be read`);
  const read = async () => (await owner.run(get, { ...(own ? { object: subject } : {}), id } as never)) as Row;
  const before = await read();
  const job = await owner.run(createJob, { subject, action: "update", values, select: { ids: [id] } });
  await t.work();
  expect(await owner.run(getJob, { id: job.id })).toMatchObject({ status: "done", done: 1 });
  const then = await read();
  await owner.run(undoJob, { id: job.id });
  await t.work();
  return { before: lasting(before), then, after: lasting(await read()) };
}

/** What a change leaves behind whatever it was. */
function lasting({ version, updatedAt, lastActivityAt, ...rest }: Row) {
  return rest;
}

describe("every field of ours that a record's update takes", () => {
  it("of customers", async () => {
    const made = await owner.run(createCustomer, {
      kind: "person",
      name: "Işıl",
      title: "Müdür",
      emails: ["isil@example.com", "i@example.com"],
      phones: ["+905321112233"],
      province: "İzmir",
      district: "Konak",
      taxOffice: "Konak",
      birthday: "1990-03-29",
      source: "Fuar",
      companyId: company.id,
      tags: ["Vip", "SEO"],
    });
    const values = {
      title: null,
      emails: [],
      phones: ["+905332223344"],
      province: "Ankara",
      district: "Çankaya",
      address: "Kızılay",
      website: "https://example.com",
      taxNumber: "1234567890",
      taxOffice: null,
      birthday: "2000-01-01",
      source: null,
      companyId: other.id,
      ownerId: colleague,
      tags: ["Yeni"],
    };
    const { before, then, after } = await setAndUndone("customers", made, values);
    expect(then).toMatchObject({ ...values, tags: [expect.objectContaining({ name: "Yeni" })] });
    expect(after).toEqual(before);
  });

  it("of deals, where none of its own goes back to the stage's forecast category", async () => {
    const rival = await owner.run(createCompetitor, { name: "Rakip" });
    const made = await owner.run(createDeal, {
      name: "Web",
      customerId: company.id,
      amountMinor: 100,
      currency: "USD",
    });
    const values = {
      name: "Site",
      customerId: other.id,
      amountMinor: 250_000,
      currency: "TRY",
      expectedClose: "2026-12-31",
      ownerId: colleague,
      forecastCategory: "commit",
      competitorId: rival.id,
    };
    const { before, then, after } = await setAndUndone("deals", made, values);
    expect(then).toMatchObject({ ...values, ownForecastCategory: "commit" });
    expect(after).toEqual(before);
    expect(after).toMatchObject({ ownForecastCategory: null });
  });

  it("of projects, tasks and records of an own object", async () => {
    const project = await owner.run(createProject, { name: "Kurulum", customerId: company.id, startsOn: "2026-11-01" });
    const dates = { startsOn: "2026-12-01", endsOn: "2026-12-31" };
    const ofProject = { name: "Yeni", customerId: other.id, status: "active", ownerId: colleague, ...dates };
    const task = await owner.run(createTask, {
      title: "Ara",
      note: "Sabah",
      customerId: company.id,
      dueAt: "2026-12-01T06:30:00.000Z",
      checklist: [{ key: "a", text: "Numara", done: true }],
    });
    const links = { customerId: other.id, projectId: project.id };
    const ofTask = { title: "Yaz", note: null, dueAt: null, priority: "high", ownerId: colleague, ...links };
    const record = await owner.run(createRecord, { object: "mulk", name: "Daire" });
    for (const [subject, made, values] of [
      ["projects", project, ofProject],
      ["tasks", task, ofTask],
      ["mulk", record, { name: "Ev", ownerId: null }],
    ] as const) {
      const { before, then, after } = await setAndUndone(subject, made, values);
      expect(then).toMatchObject(values);
      expect(after).toEqual(before);
    }
  });
});

describe("own fields of many", () => {
  it("take what is added and taken away, and have exactly their former lists again", async () => {
    const choices = ["a", "b", "c"].map((value) => ({ value, label: value }));
    const settings = { choices };
    await owner.run(createField, { object: "mulk", key: "ozellik", label: "Özellik", kind: "multi_select", settings });
    const has = (name: string, ozellik: string[] | null) =>
      owner.run(createRecord, { object: "mulk", name, custom: { ozellik } });
    const [one, two] = [await has("Bir", ["c", "a"]), await has("İki", null)];
    const { before, then, after } = await setAndUndone("mulk", one, {
      custom: { ozellik: { add: ["b"], remove: ["a"] } },
    });
    expect(then.custom).toMatchObject({ ozellik: ["c", "b"] });
    expect(after).toEqual(before);
    const empty = await setAndUndone("mulk", two, { custom: { ozellik: { add: ["b"] } } });
    expect(empty.then.custom).toMatchObject({ ozellik: ["b"] });
    expect(empty.after).toEqual(empty.before);
  });

  it("are checked before there is a job: no record would take it, it would have to be one's alone, or nobody shows it", async () => {
    const { ctx: member } = await t.newUser("member");
    const memberRole = await t.sql<{ id: string }>("select id from roles where tenant_id = $1 and key = 'member'", [
      t.tenant.id,
    ]);
    const field = (key: string, more: object) =>
      owner.run(createField, { object: "customers", key, label: key, kind: "text", ...more } as never);
    await field("plaka", { unique: true });
    await field("sinif", { required: true });
    await field("gizli", { hiddenFrom: [memberRole[0]?.id] });
    const start = (who: Ctx, custom: object) =>
      who.run(createJob, { subject: "customers", action: "update", values: { custom }, select: { query: "q=kimse" } });
    const refusedAt = (path: string, reason: string) => ({ code: "invalid", fields: [{ path, reason }] });
    await expect(start(owner, { plaka: "34 A 1" })).rejects.toMatchObject(
      refusedAt("values.custom.plaka", "jobs.unique"),
    );
    await expect(start(owner, { sinif: null })).rejects.toMatchObject(refusedAt("values.custom.sinif", "required"));
    await expect(start(owner, { yok: 1 })).rejects.toMatchObject(refusedAt("values.custom.yok", "unknown_field"));
    await expect(start(member, { gizli: "x" })).rejects.toMatchObject(
      refusedAt("values.custom.gizli", "unknown_field"),
    );
    await expect(start(owner, { plaka: null, sinif: "A", gizli: "x" })).resolves.toMatchObject({ total: 0 });
  });

  it("tell of each record that refuses, and change the others", async () => {
    const closed = await owner.run(createProject, { name: "Biten", customerId: company.id, endsOn: "2026-11-30" });
    const open = await owner.run(createProject, { name: "Süren", customerId: company.id });
    const job = await owner.run(createJob, {
      subject: "projects",
      action: "update",
      values: { startsOn: "2026-12-15" },
      select: { ids: [closed.id, open.id] },
    });
    await t.work();
    expect(await owner.run(getJob, { id: job.id })).toMatchObject({ done: 1, failed: 1 });
    const { data } = await owner.run(listJobRows, { id: job.id, filter: { status: { eq: "failed" } } });
    expect(data).toEqual([
      expect.objectContaining({ label: "Biten", problem: expect.objectContaining({ reason: "ends_before_start" }) }),
    ]);
  });
});
