import { beforeAll, describe, expect, it } from "vitest";
import type { Event } from "#worker/kernel/events/event.ts";
import { hashToken } from "#worker/kernel/token.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import { mailInvitation } from "../consumers.ts";
import {
  acceptInvitation,
  createRole,
  getInvitation,
  getProfile,
  getUser,
  inviteUser,
  listRoles,
  resendInvitation,
  signIn,
  updateUser,
} from "../index.ts";

const password = "mavi-kalem-9-tepe";
const expired = { code: "conflict", reason: "identity.link_expired" };

let t: Fixture;
beforeAll(async () => {
  t = await freshTenant();
});

async function roleId(key: string, tenant = t): Promise<string> {
  const [role] = await tenant.sql<{ id: string }>("select id from roles where tenant_id = $1 and key = $2", [
    tenant.tenant.id,
    key,
  ]);
  return role?.id ?? "";
}

/** Runs the listener on the events of a person, as the queue would, and answers the newest link mailed. */
async function deliver(email: string, tenant = t): Promise<string> {
  const events = await tenant.sql<Event>(
    `select id, name, subject, subject_id as "subjectId", payload, actor_kind as "actorKind", actor_id as "actorId", depth from events
     where tenant_id = $1 and name = any($2) order by id`,
    [tenant.tenant.id, mailInvitation.on],
  );
  for (const event of events) await mailInvitation.handle(event, tenant.system());
  const mails = await tenant.sql<{ body: string }>(
    "select body from mails where tenant_id = $1 and recipient = $2 order by id",
    [tenant.tenant.id, email],
  );
  return /invitation\/([\w-]{43})/.exec(mails.at(-1)?.body ?? "")?.[1] ?? "no link";
}

describe("an invitation", () => {
  it("is mailed once however often its event arrives, greets, and lets the person in once", async () => {
    const owner = await t.as("owner");
    const email = "davetli@example.com";
    const invited = await owner.run(inviteUser, { name: "Deniz Ak", email, roleId: await roleId("member") });
    expect(invited).toMatchObject({ status: "invited", email, roleKey: "member", teams: [] });
    const token = await deliver(email);
    expect(await deliver(email)).toBe(token);
    expect(await t.sql("select 1 from mails where recipient = $1", [email])).toHaveLength(1);
    await expect(t.anonymous().run(signIn, { email, password })).rejects.toMatchObject({
      reason: "identity.wrong_credentials",
    });
    expect(await t.anonymous().run(getInvitation, { token })).toEqual({ name: "Deniz Ak", email });
    const guest = t.anonymous();
    await expect(
      guest.run(acceptInvitation, { token, password: "deniz.ak.2026", name: "Deniz Aksoy", language: "en" }),
    ).resolves.toBeDefined();
    const trail = await t.sql<Record<string, unknown>>(
      "select table_name, actor_kind, actor_id, actor_name from audit_log where request_id = $1",
      [guest.requestId],
    );
    expect(trail.map(({ table_name }) => table_name)).toEqual(expect.arrayContaining(["tokens", "users", "sessions"]));
    for (const entry of trail) expect(entry).toMatchObject({ actor_kind: "user", actor_id: invited.id });
    expect(trail.at(-1)?.actor_name).toBe("Deniz Aksoy");
    await expect(t.anonymous().run(acceptInvitation, { token, password })).rejects.toMatchObject(expired);
    await expect(t.anonymous().run(getInvitation, { token })).rejects.toMatchObject(expired);
    expect(await owner.run(getUser, { id: invited.id })).toMatchObject({ status: "active" });
    expect(await t.sql("select language from users where id = $1", [invited.id])).toEqual([{ language: "en" }]);
    expect(await t.sql("select name from events where subject_id = $1 order by id", [invited.id])).toEqual([
      { name: "users.invited" },
      { name: "users.activated" },
    ]);
  });

  it("signs in who accepted, and several at once make one session", async () => {
    const email = "hepbirden@example.com";
    const { id } = await (await t.as("owner")).run(inviteUser, {
      name: "Ege Su",
      email,
      roleId: await roleId("viewer"),
    });
    const token = await deliver(email);
    const tries = Array.from({ length: 3 }, () => t.anonymous().run(acceptInvitation, { token, password }));
    const answers = await Promise.allSettled(tries);
    const opened = answers.flatMap((answer) => (answer.status === "fulfilled" ? [answer.value.token] : []));
    expect(opened).toHaveLength(1);
    expect(await t.sql("select 1 from sessions where user_id = $1", [id])).toHaveLength(1);
    expect(await t.open({ kind: "session", hash: hashToken(opened[0] ?? "") }).run(getProfile, {})).toMatchObject({
      id,
      roleKey: "viewer",
    });
    await t.anonymous().run(signIn, { email, password });
  });

  it("sent again ends the earlier link; suspended ends it too; accepted cannot be sent again", async () => {
    const owner = await t.as("owner");
    const email = "tekrar@example.com";
    const { id } = await owner.run(inviteUser, { name: "Can Ay", email, roleId: await roleId("member") });
    const first = await deliver(email);
    await owner.run(resendInvitation, { id });
    const second = await deliver(email);
    expect(second).not.toBe(first);
    await expect(t.anonymous().run(acceptInvitation, { token: first, password })).rejects.toMatchObject(expired);
    await owner.run(updateUser, { id, status: "suspended" });
    await expect(t.anonymous().run(acceptInvitation, { token: second, password })).rejects.toMatchObject(expired);
    expect(await owner.run(updateUser, { id, status: "active" })).toMatchObject({ status: "invited" });
    await expect(t.anonymous().run(acceptInvitation, { token: second, password })).rejects.toMatchObject(expired);
    await owner.run(resendInvitation, { id });
    const third = await deliver(email);
    await t.sql("update tokens set expires_at = now() where user_id = $1", [id]);
    await expect(t.anonymous().run(acceptInvitation, { token: third, password })).rejects.toMatchObject(expired);
    const active = await t.newUser("member");
    await expect(owner.run(resendInvitation, { id: active.id })).rejects.toMatchObject({
      reason: "identity.not_invited",
    });
  });

  it("goes to the owner of a new workspace who has no password", async () => {
    const fresh = await freshTenant();
    await fresh.sql("update users set password_hash = null, status = 'invited' where tenant_id = $1", [
      fresh.tenant.id,
    ]);
    const token = await deliver("owner@example.com", fresh);
    const { token: session } = await fresh.anonymous().run(acceptInvitation, { token, password });
    expect(await fresh.open({ kind: "session", hash: hashToken(session) }).run(getProfile, {})).toMatchObject({
      roleKey: "owner",
    });
    await expect(t.anonymous().run(acceptInvitation, { token, password })).rejects.toMatchObject(expired);
  });

  it("gives no role above the inviter's, no unknown one, no foreign team, and no second account", async () => {
    const other = await freshTenant();
    const [owner, admin] = [await t.as("owner"), await t.as("admin")];
    const person = (email: string, role: string) => ({ name: "X", email, roleId: role });
    await expect(admin.run(inviteUser, person("a@example.com", await roleId("owner")))).rejects.toMatchObject({
      code: "forbidden",
      reason: "identity.above_own_role",
    });
    await expect(admin.run(inviteUser, person("a@example.com", await roleId("member", other)))).rejects.toMatchObject({
      fields: [{ path: "roleId" }],
    });
    const theirs = crypto.randomUUID();
    await other.newUser("member", theirs);
    await expect(
      admin.run(inviteUser, { ...person("a@example.com", await roleId("member")), teamIds: [theirs] }),
    ).rejects.toMatchObject({ fields: [{ path: "teamIds" }] });
    expect(await t.sql("select 1 from users where tenant_id = $1 and email = 'a@example.com'", [t.tenant.id])).toEqual(
      [],
    );
    await admin.run(inviteUser, person("b@example.com", await roleId("admin")));
    await expect(admin.run(inviteUser, person("B@Example.com", await roleId("member")))).rejects.toMatchObject({
      code: "conflict",
      reason: "users_email",
    });
    await owner.run(inviteUser, person("c@example.com", await roleId("owner")));
    await expect(
      (await t.as("manager")).run(inviteUser, person("d@example.com", await roleId("viewer"))),
    ).rejects.toMatchObject({ code: "forbidden" });
    const inviter = await owner.run(createRole, {
      name: "Davet eden",
      grants: { "users:read": "all", "users:write": "all" },
    });
    const { id, ctx } = await t.newUser("member");
    await owner.run(updateUser, { id, roleId: inviter.id });
    await expect(ctx.run(inviteUser, person("e@example.com", await roleId("viewer")))).rejects.toMatchObject({
      reason: "identity.above_own_role",
    });
    await ctx.run(inviteUser, person("e@example.com", inviter.id));
    const key = await t.apiKey({ "users:write": "all", "users:read": "all" });
    await expect(key.run(inviteUser, person("f@example.com", await roleId("admin")))).rejects.toMatchObject({
      reason: "identity.above_own_role",
    });
    expect((await owner.run(listRoles, { q: "davet" })).data).toMatchObject([{ id: inviter.id, people: 2 }]);
  });

  it("counts against the plan", async () => {
    const small = await freshTenant();
    await small.sql(`update tenants set limits = '{"users": 1}' where id = $1`, [small.tenant.id]);
    const ctx = await small.as("owner");
    await expect(
      ctx.run(inviteUser, { name: "X", email: "x@example.com", roleId: await roleId("member", small) }),
    ).rejects.toMatchObject({ code: "limit_reached" });
  });
});
