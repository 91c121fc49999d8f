import { describe, expect, it } from "vitest";
import { openCtx } from "#worker/kernel/open.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import { createCustomer } from "../customers/index.ts";
import { takenOut } from "./exports.fixture.ts";
import { contentOf, deleteExport, downloadByLink, getExport, shareExport } from "./index.ts";
import { removeExpired } from "./remove-expired.ts";

const everybody = { subject: "customers", select: { query: "" } };

async function shared(t: Fixture, role: "owner" | "manager" = "owner") {
  const user = await t.newUser(role);
  await user.ctx.run(createCustomer, { kind: "person", name: "Işıl" });
  const { made } = await takenOut(t, user.ctx, everybody);
  const link = await user.ctx.run(shareExport, { id: made.id });
  return { user, id: made.id, link, token: link.url.split("/").at(-1) ?? "" };
}

const byLink = (t: Fixture, token: string) => t.anonymous().run(downloadByLink, { token });
const gone = { code: "not_found" };

describe("a link to a file", () => {
  it("brings the file to whoever knows it, on the tenant's own host, and leaves a trace", async () => {
    const t = await freshTenant();
    const { id, link, token } = await shared(t);
    expect(link.url).toMatch(/^https:\/\/t[0-9a-f]{32}\.test\/exports\/file\/[\w-]{43}$/);
    expect(Date.parse(link.expiresAt) - Date.now()).toBeLessThanOrEqual(24 * 3_600_000);
    const file = await byLink(t, token);
    expect(await new Response(contentOf(t.anonymous(), file)).text()).toContain("Işıl");
    const other = await freshTenant();
    await expect(byLink(other, token)).rejects.toMatchObject(gone);
    await expect(
      byLink(
        t,
        token.replace(/^./, (c) => (c === "a" ? "b" : "a")),
      ),
    ).rejects.toMatchObject(gone);
    const [event] = await t.sql<{ payload: object }>(
      "select payload from events where subject_id = $1 and name = 'exports.downloaded' order by id desc",
      [id],
    );
    expect(event?.payload).toEqual({ by: "link" });
    const [stored] = await t.sql<{ kept: string }>("select to_jsonb(e)::text as kept from exports e where id = $1", [
      id,
    ]);
    expect(stored?.kept).not.toContain(token);
  });

  it("ends with its time, with the next link, with the export, and with who made it", async () => {
    const t = await freshTenant();
    const { user, id, token } = await shared(t);
    await t.sql("update exports set link_expires_at = now() where id = $1", [id]);
    await expect(byLink(t, token)).rejects.toMatchObject(gone);
    const second = await user.ctx.run(shareExport, { id, hours: 1 });
    const next = second.url.split("/").at(-1) ?? "";
    await expect(byLink(t, next)).resolves.toMatchObject({ id });
    await expect(byLink(t, token)).rejects.toMatchObject(gone);
    await user.ctx.run(deleteExport, { id });
    await expect(byLink(t, next)).rejects.toMatchObject(gone);
    const theirs = await shared(t, "manager");
    await expect((await t.as("owner")).run(shareExport, { id: theirs.id })).rejects.toMatchObject({
      reason: "exports.not_ready",
    });
    await expect(byLink(t, theirs.token)).resolves.toMatchObject({ id: theirs.id });
    await t.sql("update users set status = 'suspended' where id = $1", [theirs.user.id]);
    await expect(byLink(t, theirs.token)).rejects.toMatchObject(gone);
  });
});

describe("by the clock", () => {
  it("files go when their time is over, from the store first", async () => {
    const t = await freshTenant();
    const { user, id, token } = await shared(t);
    const fresh = await shared(t);
    const platform = openCtx({ ...t.system(), tenant: null });
    await t.sql("update exports set expires_at = now() - interval '1 minute' where id = $1", [id]);
    await expect(byLink(t, token)).rejects.toMatchObject(gone);
    await removeExpired(platform);
    for (const piece of ["head", "0", "tail"])
      expect(await t.services.files.get(t.tenant.id, `${id}.${piece}`)).toBeNull();
    await expect(user.ctx.run(getExport, { id })).rejects.toMatchObject(gone);
    await expect(byLink(t, fresh.token)).resolves.toMatchObject({ id: fresh.id });
    await expect(removeExpired(openCtx({ ...(await t.as("owner")), tenant: t.tenant }))).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
