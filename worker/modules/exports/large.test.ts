import { describe, expect, it } from "vitest";
import { work } from "#worker/kernel/jobs/work.ts";
import { modules } from "#worker/modules.ts";
import { freshTenant } from "#worker/testing/fixture.ts";
import { getImport, uploadImport } from "../imports/index.ts";
import { takenOut } from "./exports.fixture.ts";
import { createExport, deleteExport, downloadExport, getExport } from "./index.ts";
import { contentOf } from "./pieces.ts";

async function many(rows: number) {
  const t = await freshTenant();
  await t.sql(
    "insert into customers (tenant_id, id, kind, name, address) select $1, uuidv7(), 'person', 'Müşteri ' || i, repeat('Atatürk Caddesi ' || i || ' ', 10) from generate_series(1, $2::int) i",
    [t.tenant.id, rows],
  );
  return { t, ctx: await t.as("owner") };
}

const everybody = { subject: "customers", select: { query: "sort=name" } };

describe("a large file", () => {
  it("is written in pieces of which only one is in memory, and read back whole", async () => {
    const { t, ctx } = await many(20_000);
    let most = 0;
    const { put } = t.services.files;
    t.services.files.put = async (tenantId, name, body, type) => {
      most = Math.max(most, (body as ArrayBuffer).byteLength);
      await put(tenantId, name, body, type);
    };
    const { bytes, made } = await takenOut(t, ctx, { ...everybody, format: "xlsx" });
    expect(made).toMatchObject({ rows: 20_000, total: 20_000, status: "done", size: bytes.length });
    expect(most).toBeLessThan(bytes.length / 10);
    const body = new Response(bytes as Uint8Array<ArrayBuffer>).body as ReadableStream<Uint8Array>;
    const { id } = await uploadImport(ctx, { subject: "customers", name: "geri", body, length: bytes.length });
    await t.work();
    const read = await ctx.run(getImport, { id });
    expect([read.rows, read.columns[1]?.filled]).toEqual([20_000, 20_000]);
  }, 60_000);

  it("is whole once when Workers died in between, and when two were at it", async () => {
    const { t, ctx } = await many(3500);
    const { id, jobId } = await ctx.run(createExport, { ...everybody, format: "csv" });
    t.services.jobs.length = 0;
    let dying = 0;
    const { put } = t.services.files;
    // Dies after every third piece was kept, and before it could be booked.
    t.services.files.put = async (tenantId, name, body, type) => {
      await put(tenantId, name, body, type);
      if (dying++ % 3 === 0) throw new Error("The Worker is gone");
    };
    const relay = {
      modules,
      open: async (_: unknown, __?: number, job?: { id: string; asSystem: boolean }) =>
        t.open(job ? { kind: "job", hash: job.id } : { kind: "system" }),
    };
    const asleep = () => t.sql("update jobs set leased_until = null, attempts = 0 where id = $1", [jobId]);
    for (let at = 0; at < 12; at++) {
      await Promise.all([1, 2].map(() => work(t.tenant.id, jobId, relay as never)));
      await asleep();
    }
    expect(await ctx.run(getExport, { id })).toMatchObject({ status: "done", rows: 3500 });
    const file = await ctx.run(downloadExport, { id });
    const lines = (await new Response(contentOf(ctx, file)).text()).trimEnd().split("\r\n").slice(1);
    expect([lines.length, new Set(lines).size]).toEqual([3500, 3500]);
    const [job] = await t.sql<{ done: number; total: number }>("select done, total from jobs where id = $1", [jobId]);
    expect(job).toEqual({ done: 3500, total: 3500 });
  }, 60_000);

  it("stops when it is deleted midway, and leaves nothing behind", async () => {
    const { t, ctx } = await many(2500);
    const { id } = await ctx.run(createExport, everybody);
    const kept: string[] = [];
    const { put } = t.services.files;
    t.services.files.put = async (tenantId, name, body, type) => {
      if (kept.push(name) === 2) await ctx.run(deleteExport, { id });
      await put(tenantId, name, body, type);
    };
    await t.work();
    expect(kept).toHaveLength(2);
    for (const name of kept) expect(await t.services.files.get(t.tenant.id, name)).toBeNull();
  });
});
