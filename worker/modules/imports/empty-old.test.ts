import { expect, it } from "vitest";
import { openCtx } from "#worker/kernel/open.ts";
import { freshTenant } from "#worker/testing/fixture.ts";
import { emptyOld } from "./empty-old.ts";
import { checkImport, failedRows, getImport, uploadImport } from "./index.ts";

it("removes a file and its parts after 30 days, and nothing of what is newer", async () => {
  const t = await freshTenant();
  const ctx = await t.as("owner");
  const upload = async (rows: number) => {
    const bytes = new TextEncoder().encode(`Ad\n${"Işıl\n".repeat(rows)}`);
    const body = new Response(bytes).body as ReadableStream<Uint8Array>;
    const { id } = await uploadImport(ctx, { subject: "customers", name: "liste", body, length: bytes.length });
    await t.work();
    return id;
  };
  const old = await upload(1200);
  const fresh = await upload(2);
  await t.sql("update imports set created_at = now() - interval '31 days' where id = $1", [old]);
  await emptyOld(openCtx({ ...t.system(), tenant: null }));
  const kept = (name: string) => t.services.files.get(t.tenant.id, name);
  for (const name of [old, `${old}.0`, `${old}.1`]) expect(await kept(name)).toBeNull();
  for (const name of [fresh, `${fresh}.0`]) expect(await kept(name)).not.toBeNull();
  expect(await ctx.run(getImport, { id: old })).toMatchObject({ rows: 1200 });
  for (const operation of [failedRows, checkImport])
    await expect(ctx.run(operation, { id: old })).rejects.toMatchObject({ reason: "imports.emptied" });
});
