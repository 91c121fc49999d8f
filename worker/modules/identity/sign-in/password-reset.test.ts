import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { command } from "#worker/kernel/operation.ts";
import { hashPassword } from "#worker/kernel/password-hash.ts";
import { hashToken } from "#worker/kernel/token.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import { getProfile, requestPasswordReset, resetPassword, signIn, updateUser } from "../index.ts";
import { redeem } from "./repository.ts";

const password = "mavi-kalem-9-tepe";
const fresh = "yeşil-defter-77";
const cheap = hashPassword(password, { N: 16, r: 1, p: 1 });
const expired = { code: "conflict", reason: "identity.link_expired" };

/** Only the use of a link, without what stands before and after it. */
const redeemOnly = command({
  name: "test.redeem",
  summary: "Redeem",
  access: "public",
  elevated: true,
  input: z.object({ hash: z.string(), userId: z.string() }),
  output: z.null(),
  write: ({ input }) => ({ redeemed: redeem(input.hash, "password_reset", input.userId) }),
  result: () => null,
});

let t: Fixture;
beforeAll(async () => {
  t = await freshTenant({ language: "tr" });
});

async function person(status = "active") {
  const { id, ctx } = await t.newUser("member");
  const email = `${id}@example.com`;
  await t.sql("update users set email = $2, status = $3, password_hash = $4 where id = $1", [id, email, status, cheap]);
  return { id, email, ctx };
}

async function mailsTo(email: string) {
  return t.sql<{ subject: string; body: string }>(
    "select subject, body from mails where tenant_id = $1 and recipient = $2 order by id",
    [t.tenant.id, email],
  );
}

async function askedFor(email: string): Promise<string> {
  await t.anonymous().run(requestPasswordReset, { email });
  return /reset-password\/([\w-]{43})/.exec((await mailsTo(email)).at(-1)?.body ?? "")?.[1] ?? "no link";
}

describe("a forgotten password", () => {
  it("is mailed a link in the person's language, and the answer is the same when there is nobody to mail", async () => {
    const { id, email } = await person();
    expect(await t.anonymous().run(requestPasswordReset, { email: email.toUpperCase() })).toBe(null);
    await t.sql("update users set language = 'en' where id = $1", [id]);
    expect(await t.anonymous().run(requestPasswordReset, { email })).toBe(null);
    const [turkish, english] = await mailsTo(email);
    expect(turkish?.body).toContain(`https://${t.tenant.host}/reset-password/`);
    expect(english?.subject).not.toBe(turkish?.subject);
    for (const status of ["invited", "suspended"]) {
      const other = await person(status);
      expect(await t.anonymous().run(requestPasswordReset, { email: other.email })).toBe(null);
      expect(await mailsTo(other.email)).toEqual([]);
    }
    expect(await t.anonymous().run(requestPasswordReset, { email: "nobody@example.com" })).toBe(null);
    expect(await mailsTo("nobody@example.com")).toEqual([]);
  });

  it("does not fill anybody's mailbox, and refuses for an unknown address just the same", async () => {
    const { email } = await person();
    for (const to of [email, "flooded@example.com"]) {
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => reasonOf(t.anonymous().run(requestPasswordReset, { email: to }))),
      );
      expect(answers.filter((reason) => reason === "ok")).toHaveLength(3);
      expect(answers.filter((reason) => reason === "identity.too_many_attempts")).toHaveLength(17);
    }
    expect(await mailsTo(email)).toHaveLength(3);
  });

  it("is replaced once, also by several at once, ends all sessions and the waiting after guesses", async () => {
    const { id, email, ctx } = await person();
    for (let i = 0; i < 5; i++)
      await t
        .anonymous()
        .run(signIn, { email, password: "not-this-one" })
        .catch(() => undefined);
    const token = await askedFor(email);
    const stored = await t.sql("select token_hash from tokens where user_id = $1", [id]);
    expect(stored).toEqual([{ token_hash: hashToken(token) }]);
    await ctx.run(getProfile, {});
    const tries = Array.from({ length: 4 }, () => t.anonymous());
    const answers = await Promise.all(
      tries.map((each, i) => reasonOf(each.run(resetPassword, { token, password: `${fresh}-${i}` }))),
    );
    expect(answers.filter((reason) => reason === "ok")).toHaveLength(1);
    expect(answers.filter((reason) => reason === expired.reason)).toHaveLength(3);
    const won = answers.indexOf("ok");
    expect(
      await t.sql("select distinct actor_kind, actor_id from audit_log where request_id = $1", [tries[won]?.requestId]),
    ).toEqual([{ actor_kind: "user", actor_id: id }]);
    await expect(t.anonymous().run(resetPassword, { token, password: fresh })).rejects.toMatchObject(expired);
    await expect(ctx.run(getProfile, {})).rejects.toMatchObject({ reason: "session_ended" });
    await t.anonymous().run(signIn, { email, password: `${fresh}-${won}` });
  }, 60_000);

  it("redeems a link once, also for 50 at once", async () => {
    const { id } = await person();
    await t.sql(
      "insert into tokens (tenant_id, id, user_id, purpose, token_hash, expires_at) values ($1, uuidv7(), $2, 'password_reset', 'raced', now() + interval '1 hour')",
      [t.tenant.id, id],
    );
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => reasonOf(t.anonymous().run(redeemOnly, { hash: "raced", userId: id }))),
    );
    expect(answers.filter((reason) => reason === "ok")).toHaveLength(1);
    expect(answers.filter((reason) => reason === expired.reason)).toHaveLength(49);
  });

  it("ends with time, with a newer link, with suspension, and in another tenant; a weak password does not use it up", async () => {
    const other = await freshTenant();
    const { id, email } = await person();
    const first = await askedFor(email);
    const second = await askedFor(email);
    await expect(t.anonymous().run(resetPassword, { token: first, password: fresh })).rejects.toMatchObject(expired);
    await expect(other.anonymous().run(resetPassword, { token: second, password: fresh })).rejects.toMatchObject(
      expired,
    );
    await expect(
      t.anonymous().run(resetPassword, { token: second, password: "Galatasaray1905" }),
    ).rejects.toMatchObject({ fields: [{ path: "password" }] });
    await expect(t.anonymous().run(resetPassword, { token: second, password: email })).rejects.toMatchObject({
      fields: [{ path: "password" }],
    });
    await t.sql("update tokens set expires_at = now() where user_id = $1", [id]);
    await expect(t.anonymous().run(resetPassword, { token: second, password: fresh })).rejects.toMatchObject(expired);
    const third = await askedFor(email);
    await (await t.as("owner")).run(updateUser, { id, status: "suspended" });
    await (await t.as("owner")).run(updateUser, { id, status: "active" });
    await expect(t.anonymous().run(resetPassword, { token: third, password: fresh })).rejects.toMatchObject(expired);
    await t.anonymous().run(signIn, { email, password });
  });
});

function reasonOf(attempt: Promise<unknown>): Promise<string> {
  return attempt.then(
    () => "ok",
    (error: { reason?: string; message: string }) => error.reason ?? error.message,
  );
}
