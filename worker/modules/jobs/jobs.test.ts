import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "#worker/kernel/id.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import { createCustomer, getCustomer, listCustomers, updateCustomer } from "../customers/index.ts";
import { createField, createObject, createRecord, listRecords } from "../objects/index.ts";
import { cancelJob, createJob, getJob, listJobRows, listJobs, undoJob } from "./index.ts";

let t: Fixture;
beforeAll(async () => {
  t = await freshTenant();
});

const owner = () => t.as("owner");
const person = async (name: string, more = {}) =>
  (await owner()).run(createCustomer, { kind: "person", name, ...more });

describe("a job", () => {
  it("changes all that match, also what is more than a part, and takes it back", async () => {
    const ctx = await owner();
    for (let at = 0; at < 120; at++) await person(`Toplu ${at}`, { source: at < 10 ? "Fuar" : "Web" });
    const job = await ctx.run(createJob, {
      subject: "customers",
      action: "update",
      values: { source: "Fuar" },
      select: { query: "q=toplu" },
    });
    expect(job).toMatchObject({ status: "waiting", total: 120, done: 0, actorName: "Owner" });
    // Whoever comes later is not meant.
    const late = await person("Toplu sonra", { source: "Web" });
    await t.work();
    expect(await ctx.run(getJob, { id: job.id })).toMatchObject({
      status: "done",
      done: 110,
      skipped: 10,
      failed: 0,
      mayUndo: true,
    });
    expect((await ctx.run(getCustomer, { id: late.id })).source).toBe("Web");
    expect((await ctx.run(listCustomers, { filter: { source: { eq: "Fuar" } } })).page.total).toBe(120);

    const [changed] = (await ctx.run(listCustomers, { q: "Toplu 50" })).data;
    await ctx.run(updateCustomer, { id: changed?.id ?? "", title: "Müdür" });
    const back = await ctx.run(undoJob, { id: job.id });
    expect(back).toMatchObject({ kind: "undo", undoes: job.id, total: 110 });
    await t.work();
    expect(await ctx.run(getJob, { id: back.id })).toMatchObject({
      status: "done",
      done: 109,
      failed: 1,
      mayUndo: false,
    });
    const { data } = await ctx.run(listJobRows, { id: back.id, filter: { status: { eq: "failed" } } });
    expect(data).toEqual([
      expect.objectContaining({
        recordId: changed?.id,
        label: "Toplu 50",
        problem: expect.objectContaining({ reason: "changed_meanwhile" }),
      }),
    ]);
    expect((await ctx.run(listCustomers, { filter: { source: { eq: "Fuar" } } })).page.total).toBe(11);
    await expect(ctx.run(undoJob, { id: job.id })).rejects.toMatchObject({ code: "conflict", reason: "jobs.undone" });
    expect(await ctx.run(getJob, { id: job.id })).toMatchObject({ mayUndo: false, undoneBy: back.id });
  });

  it("has the rights of who asked for it, row by row, and those of now", async () => {
    const teamId = newId(Date.now());
    const { ctx: member, id } = await t.newUser("member", teamId);
    const { ctx: colleague } = await t.newUser("member", teamId);
    const mine = await member.run(createCustomer, { kind: "person", name: "Benim" });
    const others = await colleague.run(createCustomer, { kind: "person", name: "Başkasının" });
    const ids = [mine.id, others.id];
    const start = () =>
      member.run(createJob, { subject: "customers", action: "tag", values: { tag: "Vip" }, select: { ids } });
    const job = await start();
    await t.work();
    expect(await member.run(getJob, { id: job.id })).toMatchObject({ done: 1, failed: 1 });
    const rows = (await member.run(listJobRows, { id: job.id })).data;
    expect(rows.map(({ status }) => status)).toEqual(["done", "failed"]);
    expect((await (await owner()).run(getCustomer, { id: others.id })).tags).toEqual([]);
    const second = await start();
    await t.sql("update users set status = 'suspended' where id = $1", [id]);
    await t.work();
    const all = (await (await owner()).run(listJobs, {})).data;
    expect(all.find((one) => one.id === job.id)).toMatchObject({ status: "done" });
    expect(all.find((one) => one.id === second.id)).toMatchObject({
      status: "failed",
      done: 0,
      problem: { reason: "session_ended" },
    });
  });

  it("is refused before it begins: without the right, with values no record takes, for what is no object", async () => {
    const viewer = await t.as("viewer");
    const select = { query: "" };
    await expect(viewer.run(createJob, { subject: "customers", action: "archive", select })).rejects.toMatchObject({
      code: "forbidden",
    });
    const ctx = await owner();
    await expect(
      ctx.run(createJob, { subject: "customers", action: "update", values: { kind: "x", nope: 1 }, select }),
    ).rejects.toMatchObject({ code: "invalid", fields: [{ path: "values.kind" }, { path: "values.nope" }] });
    await expect(ctx.run(createJob, { subject: "customers", action: "explode", select })).rejects.toMatchObject({
      fields: [{ path: "action" }],
    });
    await expect(ctx.run(createJob, { subject: "records", action: "archive", select })).rejects.toMatchObject({
      fields: [{ path: "subject" }],
    });
    await expect(
      ctx.run(createJob, { subject: "customers", action: "archive", select: { query: "filter[nope]=1" } }),
    ).rejects.toMatchObject({ fields: [{ path: "select.query.filter.nope" }] });
  });

  it("of somebody else, or of another tenant, is not there", async () => {
    const ctx = await owner();
    const job = await ctx.run(createJob, { subject: "customers", action: "archive", select: { query: "q=kimse" } });
    const manager = await t.as("manager");
    const there = await (await freshTenant()).as("owner");
    for (const other of [manager, there]) {
      await expect(other.run(getJob, { id: job.id })).rejects.toMatchObject({ code: "not_found" });
      await expect(other.run(listJobRows, { id: job.id })).rejects.toMatchObject({ code: "not_found" });
      await expect(other.run(cancelJob, { id: job.id })).rejects.toMatchObject({ code: "not_found" });
      await expect(other.run(undoJob, { id: job.id })).rejects.toMatchObject({ code: "not_found" });
    }
    await t.work();
    expect(await ctx.run(getJob, { id: job.id })).toMatchObject({ status: "done", total: 0 });
    await expect(ctx.run(cancelJob, { id: job.id })).rejects.toMatchObject({ reason: "jobs.ended" });
    await expect(ctx.run(undoJob, { id: job.id })).rejects.toMatchObject({ reason: "jobs.no_way_back" });
  });

  it("that is stopped changes nothing more", async () => {
    const ctx = await owner();
    const { id: customerId } = await person("Dur");
    const job = await ctx.run(createJob, { subject: "customers", action: "archive", select: { ids: [customerId] } });
    await ctx.run(cancelJob, { id: job.id });
    await t.work();
    expect(await ctx.run(getJob, { id: job.id })).toMatchObject({ status: "cancelled", done: 0 });
    expect((await ctx.run(getCustomer, { id: customerId })).archivedAt).toBeNull();
  });

  it("is worked on by several messages at once, and no row twice", async () => {
    const ctx = await owner();
    for (let at = 0; at < 60; at++) await person(`Çift ${at}`);
    const job = await ctx.run(createJob, {
      subject: "customers",
      action: "update",
      values: { title: "Bir kez" },
      select: { query: "q=çift" },
    });
    await new Promise((done) => setTimeout(done, 0));
    t.services.jobs.push(...Array.from({ length: 3 }, () => ({ tenantId: t.tenant.id, jobId: job.id })));
    await Promise.all([t.work(), t.work(), t.work()]);
    expect(await ctx.run(getJob, { id: job.id })).toMatchObject({ status: "done", done: 60, total: 60 });
    const writes = await t.sql(
      "select row_id from audit_log where tenant_id = $1 and request_id = $2 and table_name = 'customers'",
      [t.tenant.id, job.id],
    );
    expect(writes).toHaveLength(60);
  });

  it("whose Worker died goes on where it stopped", async () => {
    const ctx = await owner();
    for (let at = 0; at < 70; at++) await person(`Ölü ${at}`);
    const job = await ctx.run(createJob, {
      subject: "customers",
      action: "archive",
      select: { query: "q=ölü" },
    });
    await new Promise((done) => setTimeout(done, 0));
    // The first part is done, then nothing is heard of that Worker any more.
    await t.sql("update jobs set status = 'running', leased_until = now() + interval '1 minute' where id = $1", [
      job.id,
    ]);
    await t.work();
    expect(await ctx.run(getJob, { id: job.id })).toMatchObject({ status: "running", done: 0 });
    await t.sql("update jobs set leased_until = now() - interval '1 second' where id = $1", [job.id]);
    t.services.jobs.push({ tenantId: t.tenant.id, jobId: job.id });
    await t.work();
    expect(await ctx.run(getJob, { id: job.id })).toMatchObject({ status: "done", done: 70 });
  });

  it("changes records of the agency's own objects, their own fields with them", async () => {
    const ctx = await owner();
    await ctx.run(createObject, { name: "araclar", label: "Araç", plural: "Araçlar", icon: "car" });
    await ctx.run(createField, { object: "araclar", key: "km", label: "Km", kind: "number" });
    for (const name of ["34 A 1", "34 A 2"])
      await ctx.run(createRecord, { object: "araclar", name, custom: { km: name.endsWith("1") ? 5 : 9 } });
    const job = await ctx.run(createJob, {
      subject: "araclar",
      action: "update",
      values: { custom: { km: 9 } },
      select: { query: "filter[custom.km][lt]=100" },
    });
    await t.work();
    expect(await ctx.run(getJob, { id: job.id })).toMatchObject({ done: 1, skipped: 1 });
    const back = await ctx.run(undoJob, { id: job.id });
    await t.work();
    expect(await ctx.run(getJob, { id: back.id })).toMatchObject({ done: 1, failed: 0 });
    const { data } = await ctx.run(listRecords, { object: "araclar", sort: "name" });
    expect(data.map(({ custom }) => custom.km)).toEqual([5, 9]);
    await expect(
      ctx.run(createJob, {
        subject: "araclar",
        action: "update",
        values: { custom: { km: "çok" } },
        select: { query: "" },
      }),
    ).rejects.toMatchObject({ code: "invalid" });
  });
});

it("that works out a field is not stopped half-way", async () => {
  const ctx = await owner();
  await person("Hesaplanan");
  const settings = { formula: "upper(name)" };
  await ctx.run(createField, { object: "customers", key: "buyuk_ad", label: "Büyük", kind: "text", settings });
  const [job] = (await ctx.run(listJobs, { filter: { kind: { eq: "compute" } } })).data;
  expect(job).toMatchObject({ subject: "customers", status: "waiting", actorName: "Owner" });
  await expect(ctx.run(cancelJob, { id: job?.id ?? "" })).rejects.toMatchObject({ reason: "jobs.goes_on" });
  await t.work();
  expect(await ctx.run(getJob, { id: job?.id ?? "" })).toMatchObject({ status: "done", done: job?.total });
  expect(
    (await ctx.run(listCustomers, { filter: { "custom.buyuk_ad": { eq: "HESAPLANAN" } } } as never)).page.total,
  ).toBe(1);
});

it("that meets the plan's limit ends there and says so", async () => {
  const here = await freshTenant();
  const ctx = await here.as("owner");
  await here.sql("update tenants set limits = jsonb_build_object('customers', 3) where id = $1", [here.tenant.id]);
  const deeds = Array.from({ length: 8 }, (_, at) => ({
    operation: createCustomer,
    input: { kind: "person", name: `Sınır ${at}` },
  }));
  await expect(ctx.runMany(deeds, () => [])).rejects.toMatchObject({ code: "limit_reached" });
  expect((await ctx.run(listCustomers, {})).page.total).toBe(3);
});
