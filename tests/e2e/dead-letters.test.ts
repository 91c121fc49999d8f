import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { translator } from "#messages/server.ts";
import { closeBrowser, visiting } from "./browser.ts";
import { api, control, eventually, type Json, signedIn, sql, tenant } from "./product.ts";

afterAll(closeBrowser);

const tr = translator("tr");

const poison = inject("poison");
let owner: string;
beforeAll(async () => {
  owner = await signedIn("anka", "owner");
});

type Delivery = { id: string; status: string; attempts: number; error: string | null };

const delivered = async (eventId: string): Promise<Delivery[]> =>
  sql<Delivery>("select id, status, attempts, error from deliveries where event_id = $1", [eventId]);
const mailsTo = (email: string) =>
  sql<{ id: string; status: string }>("select id, status from mails where recipient = $1", [email]);

async function invite(email: string): Promise<Json> {
  const roles = (await api("anka", "/roles?limit=50", { cookie: owner })).json().data;
  const roleId = roles.find((role: Json) => role.key === "viewer").id;
  const made = await api("anka", "/users", { cookie: owner, body: { name: "Davetli Kişi", email, roleId } });
  expect(made.status, made.text).toBeLessThan(300);
  return made.json();
}

test("others are not held up by a poisoned event", async () => {
  const email = `davet-${randomUUID()}@anka.example`;
  const started = Date.now();
  await invite(email);
  const [mail] = await eventually(async () => {
    const rows = await mailsTo(email);
    return rows[0]?.status === "sent" && rows;
  });
  expect(mail?.status).toBe("sent");
  expect(Date.now() - started).toBeLessThan(8000);
});

test("the same event twice does its work once", async () => {
  const email = `iki-kez-${randomUUID()}@anka.example`;
  const { id } = await invite(email);
  await eventually(async () => (await mailsTo(email))[0]?.status === "sent");
  const [event] = await sql<{ tenant_id: string; id: string }>(
    "select tenant_id, id from events where name = 'users.invited' and subject_id = $1",
    [id],
  );
  const message = { tenantId: event?.tenant_id, eventId: event?.id };
  const deliver = { kind: "deliver", ...message, consumer: "identity.mail_invitation" };
  await control("/queue", [{ kind: "event", ...message }, { kind: "event", ...message }, deliver, deliver]);
  // A later event has gone the whole way, so those before it have too.
  const later = `sonraki-${randomUUID()}@anka.example`;
  await invite(later);
  await eventually(async () => (await mailsTo(later))[0]?.status === "sent");
  expect(await mailsTo(email)).toHaveLength(1);
  expect(await delivered(event?.id ?? "")).toEqual([expect.objectContaining({ status: "done", attempts: 1 })]);
  const tokens = await sql("select 1 from tokens where user_id = $1", [id]);
  expect(tokens).toHaveLength(1);
});

test("a message that is none of ours stops nothing", async () => {
  await control("/queue", [
    { kind: "robot" },
    "text",
    null,
    { kind: "deliver", tenantId: randomUUID(), eventId: randomUUID(), consumer: "mail.send" },
  ]);
  const email = `ardindan-${randomUUID()}@anka.example`;
  await invite(email);
  await eventually(async () => (await mailsTo(email))[0]?.status === "sent");
});

// Its tries began when the product was started; the last is 155 to 195 seconds after the first.
test("a poisoned event is tried again and again, then lies visibly in dead letters", { timeout: 270_000 }, async () => {
  const dead = await eventually(async () => {
    const [delivery] = await delivered(poison.eventId);
    return delivery?.status === "dead" && delivery;
  }, 260);
  expect(dead.attempts).toBeGreaterThanOrEqual(5);
  expect(dead.error).not.toBe("");
  const listed = (await api("anka", "/events/dead", { cookie: owner })).json().data;
  expect(listed).toEqual([
    expect.objectContaining({
      id: dead.id,
      consumer: "mail.send",
      error: dead.error,
      event: expect.objectContaining({ name: "mail.queued", subject: "mails" }),
    }),
  ]);
  expect((await api("pera", "/events/dead")).json().data).toEqual([]);
  const viewer = await signedIn("anka", "viewer");
  expect((await api("anka", "/events/dead", { cookie: viewer })).status).toBe(403);

  await visiting({ slug: "platform", role: "operator" }, async ({ page, go }) => {
    await go("/platform/dead-letters");
    const row = page.getByRole("row").filter({ hasText: "mail.queued" });
    expect(await row.textContent()).toContain(tenant("anka").name);
    expect(await row.textContent()).toContain(dead.error);
    await row.getByRole("button").click();
    await page.getByText(tr("platform.dead.sent")).waitFor();
    await page.getByText(tr("platform.dead.empty")).waitFor();
  });
  expect((await delivered(poison.eventId))[0]?.status).not.toBe("dead");
});
