import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "#worker/kernel/context.ts";
import { hashPassword } from "#worker/kernel/password-hash.ts";
import { hashToken } from "#worker/kernel/token.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import { changePassword, getProfile, listSessions, signIn, signOut } from "../index.ts";

const password = "mavi-kalem-9-tepe";
const cheap = hashPassword(password, { N: 16, r: 1, p: 1 });
const wrong = { code: "unauthenticated", reason: "identity.wrong_credentials" };
const wait = { code: "too_many_requests", reason: "identity.too_many_attempts" };

let t: Fixture;
beforeAll(async () => {
  t = await freshTenant();
});

async function person(status = "active", passwordHash: string | null = cheap, tenant = t) {
  const { id } = await tenant.newUser("member");
  const email = `${id}@example.com`;
  await tenant.sql("update users set email = $2, status = $3, password_hash = $4 where id = $1", [
    id,
    email,
    status,
    passwordHash,
  ]);
  return { id, email };
}

function withToken(token: string, tenant = t): Ctx {
  return tenant.open({ kind: "session", hash: hashToken(token) });
}

type Entry = {
  table_name: string;
  action: string;
  actor_kind: string;
  actor_id: string | null;
  actor_name: string | null;
};

function auditOf(ctx: Ctx): Promise<Entry[]> {
  return t.sql<Entry>(
    "select table_name, action, actor_kind, actor_id, actor_name from audit_log where request_id = $1 order by id",
    [ctx.requestId],
  );
}

describe("signing in", () => {
  it("opens a session that the very next request can use, stores only its hash, and says where from", async () => {
    const { id, email } = await person();
    const { token, expiresAt } = await t
      .open({ kind: "none" }, { ip: "203.0.113.9", userAgent: "Mozilla/5.0 (iPhone) Version/18.0 Safari/604" })
      .run(signIn, {
        email: email.toUpperCase(),
        password,
      });
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(29.9 * 86400_000);
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThan(30.1 * 86400_000);
    expect(await withToken(token).run(getProfile, {})).toMatchObject({ kind: "user", id, email });
    const [session] = await t.sql("select token_hash, ip from sessions where user_id = $1 and ip is not null", [id]);
    expect(session).toEqual({ token_hash: hashToken(token), ip: "203.0.113.9" });
    const trail = await t.sql<{ all: string }>(
      "select string_agg(a::text, '') as all from audit_log a where tenant_id = $1",
      [t.tenant.id],
    );
    expect(trail[0]?.all).not.toContain(hashToken(token));
    expect((await withToken(token).run(listSessions, {})).data.find((one) => one.current)).toMatchObject({
      device: { browser: "Safari", system: "iPhone" },
    });
  });

  it("and signing out are the person's doing in the audit log, wrong guesses nobody's", async () => {
    const { id, email } = await person();
    const guess = t.anonymous();
    await expect(guess.run(signIn, { email, password: "not-this-one" })).rejects.toMatchObject(wrong);
    const first = t.anonymous();
    const { token } = await first.run(signIn, { email, password });
    const again = withToken(token);
    const second = await again.run(signIn, { email, password });
    const out = withToken(second.token);
    await out.run(signOut, {});
    const [{ name } = { name: "" }] = await t.sql<{ name: string }>("select name from users where id = $1", [id]);
    const mine = { actor_kind: "user", actor_id: id, actor_name: name };
    const opened = { ...mine, table_name: "sessions", action: "insert" };
    const closed = { ...mine, table_name: "sessions", action: "update" };
    expect(await auditOf(guess)).toEqual([]);
    expect((await auditOf(first)).filter(({ table_name }) => table_name === "sessions")).toEqual([opened]);
    expect((await auditOf(again)).filter(({ table_name }) => table_name === "sessions")).toEqual([opened, closed]);
    expect(await auditOf(out)).toEqual([closed]);
  });

  it("answers alike for a wrong password, an unknown account, and people who are invited or suspended", async () => {
    const cases = [await person(), await person("invited"), await person("invited", null), await person("suspended")];
    const ctx = t.anonymous();
    await expect(ctx.run(signIn, { email: cases[0]?.email ?? "", password: "not-this-one" })).rejects.toMatchObject(
      wrong,
    );
    await expect(ctx.run(signIn, { email: "nobody@example.com", password })).rejects.toMatchObject(wrong);
    for (const { email } of cases.slice(1))
      await expect(ctx.run(signIn, { email, password })).rejects.toMatchObject(wrong);
    expect(
      await t.sql(
        "select 1 from sessions where user_id = any($1) and ip is null and user_agent is null and created_at > now() - interval '1 hour' and expires_at > now() + interval '2 days'",
        [cases.map(({ id }) => id)],
      ),
    ).toEqual([]);
  });

  // Counted in processor time: by the clock, whatever else the machine does at that moment is counted too.
  it("takes as long for an unknown account as for a wrong password", async () => {
    const { email } = await person("active", hashPassword(password));
    const took = async (who: string) => {
      const start = process.threadCpuUsage();
      await t
        .anonymous()
        .run(signIn, { email: who, password: "not-this-one" })
        .catch(() => undefined);
      return process.threadCpuUsage(start).user;
    };
    const [known, unknown] = [[] as number[], [] as number[]];
    for (let round = 0; round < 3; round++) {
      known.push(await took(email));
      unknown.push(await took(`nobody${round}@example.com`));
    }
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) * 0.6);
  });

  it("keeps the language of the page for a person who never chose one", async () => {
    const { id, email } = await person();
    const stored = async () => (await t.sql<{ language: string }>("select language from users where id = $1", [id]))[0];
    await expect(t.anonymous().run(signIn, { email, password: "not-this-one", language: "en" })).rejects.toMatchObject(
      wrong,
    );
    await t.anonymous().run(signIn, { email, password });
    expect(await stored()).toEqual({ language: null });
    await t.anonymous().run(signIn, { email, password, language: "en" });
    expect(await stored()).toEqual({ language: "en" });
    await t.anonymous().run(signIn, { email, password, language: "tr" });
    expect(await stored()).toEqual({ language: "en" });
  });

  it("keeps the hash of a password in step with today's cost", async () => {
    const { id, email } = await person();
    await t.anonymous().run(signIn, { email, password });
    const [stored] = await t.sql<{ password_hash: string }>("select password_hash from users where id = $1", [id]);
    expect(stored?.password_hash).toMatch(/^scrypt\$16384\$8\$5\$/);
    await t.anonymous().run(signIn, { email, password });
    expect(await t.sql("select password_hash from users where id = $1", [id])).toEqual([stored]);
  });

  it("has nothing to do with the same e-mail in another tenant", async () => {
    const other = await freshTenant();
    const { email } = await person();
    const there = await person("active", hashPassword("başka-bir-parola", { N: 16, r: 1, p: 1 }), other);
    await other.sql("update users set email = $2 where id = $1", [there.id, email]);
    await expect(other.anonymous().run(signIn, { email, password })).rejects.toMatchObject(wrong);
    const { token } = await t.anonymous().run(signIn, { email, password });
    await expect(withToken(token, other).run(getProfile, {})).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("ends the session it came with, and signing out ends the one it has", async () => {
    const { email } = await person();
    const first = await t.anonymous().run(signIn, { email, password });
    const second = await withToken(first.token).run(signIn, { email, password });
    await expect(withToken(first.token).run(getProfile, {})).rejects.toMatchObject({ reason: "session_ended" });
    await withToken(second.token).run(signOut, {});
    await expect(withToken(second.token).run(getProfile, {})).rejects.toMatchObject({ reason: "session_ended" });
    await withToken(second.token).run(signOut, {});
    await t.anonymous().run(signOut, {});
  });

  it("ends after 30 days and after 14 days without use", async () => {
    const { id, email } = await person();
    for (const change of ["expires_at = now()", "last_seen_at = now() - interval '14 days'"]) {
      const { token } = await t.anonymous().run(signIn, { email, password });
      await withToken(token).run(getProfile, {});
      await t.sql(`update sessions set ${change} where user_id = $1`, [id]);
      await expect(withToken(token).run(getProfile, {})).rejects.toMatchObject({ reason: "session_ended" });
    }
  });
});

describe("guessing", () => {
  it("slows an account after five failures, right password or not, known or not, and says how long", async () => {
    const { email } = await person();
    for (const who of [email, "guessed@example.com"]) {
      for (let i = 0; i < 5; i++)
        await expect(t.anonymous().run(signIn, { email: who, password: `guess-${i}` })).rejects.toMatchObject(wrong);
      const refused = await t
        .anonymous()
        .run(signIn, { email: who, password })
        .catch((error: unknown) => error);
      expect(refused).toMatchObject({ ...wait, retryAfter: expect.closeTo(30, -1) });
    }
  });

  it("doubles the wait with each further failure, up to a quarter of an hour", async () => {
    const { email } = await person();
    const seconds: number[] = [];
    for (let failures = 5; failures <= 12; failures++) {
      await t.sql("delete from sign_in_attempts where bucket = $1", [`account:${hashToken(email)}`]);
      await t.sql(
        "insert into sign_in_attempts (tenant_id, id, bucket, created_at) select $1, uuidv7(), $2, now() from generate_series(1, $3)",
        [t.tenant.id, `account:${hashToken(email)}`, failures],
      );
      const refused = (await t
        .anonymous()
        .run(signIn, { email, password })
        .catch((error: unknown) => error)) as { retryAfter: number };
      seconds.push(Math.ceil(refused.retryAfter / 10) * 10);
    }
    expect(seconds).toEqual([30, 60, 120, 240, 480, 900, 900, 900]);
  });

  it("forgets the failures when the owner signs in", async () => {
    const { email } = await person();
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 4; i++)
        await expect(t.anonymous().run(signIn, { email, password: "not-this-one" })).rejects.toMatchObject(wrong);
      await t.anonymous().run(signIn, { email, password });
    }
  });

  it("lets 50 at once try no more than five", async () => {
    const { email } = await person();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) => reasonOf(t.anonymous().run(signIn, { email, password: `guess-${i}` }))),
    );
    expect(answers.filter((reason) => reason === wrong.reason)).toHaveLength(5);
    expect(answers.filter((reason) => reason === wait.reason)).toHaveLength(45);
  });

  it("slows an address over all accounts; an IPv6 network is one address", async () => {
    const tries = Array.from({ length: 30 }, async (_, i) => {
      const from = t.open({ kind: "none" }, { ip: `2001:db8:1:2::${i.toString(16)}` });
      return reasonOf(from.run(signIn, { email: (await person()).email, password: `guess-${i}` }));
    });
    expect((await Promise.all(tries)).filter((reason) => reason === wrong.reason)).toHaveLength(25);
    const { email } = await person();
    await expect(
      t.open({ kind: "none" }, { ip: "2001:db8:1:2:ffff::" }).run(signIn, { email, password }),
    ).rejects.toMatchObject(wait);
    await t.open({ kind: "none" }, { ip: "2001:db8:1:3::1" }).run(signIn, { email, password });
  });
});

describe("changing one's password", () => {
  it("asks for the old one, ends the other sessions and keeps this one", async () => {
    const { email } = await person();
    const [here, there] = [
      await t.anonymous().run(signIn, { email, password }),
      await t.anonymous().run(signIn, { email, password }),
    ];
    const ctx = withToken(here.token);
    await expect(
      ctx.run(changePassword, { currentPassword: "not-this-one", password: "yeşil-defter-77" }),
    ).rejects.toMatchObject({ fields: [{ path: "currentPassword" }] });
    await withToken(there.token).run(getProfile, {});
    await expect(
      ctx.run(changePassword, { currentPassword: password, password: "galatasaray1905" }),
    ).rejects.toMatchObject({ fields: [{ path: "password" }] });
    await ctx.run(changePassword, { currentPassword: password, password: "yeşil-defter-77" });
    await ctx.run(getProfile, {});
    await expect(withToken(there.token).run(getProfile, {})).rejects.toMatchObject({ reason: "session_ended" });
    await expect(t.anonymous().run(signIn, { email, password })).rejects.toMatchObject(wrong);
    await t.anonymous().run(signIn, { email, password: "yeşil-defter-77" });
  });

  it("lets 50 at once guess the old one no more than five times, and an API key not at all", async () => {
    const { email } = await person();
    const ctx = withToken((await t.anonymous().run(signIn, { email, password })).token);
    await t.sql("update users set password_hash = $2 where email = $1", [email, cheap]);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        reasonOf(ctx.run(changePassword, { currentPassword: `guess-${i}`, password: "yeşil-defter-77" })),
      ),
    );
    expect(answers.filter((reason) => reason === "invalid")).toHaveLength(5);
    expect(answers.filter((reason) => reason === wait.reason)).toHaveLength(45);
    await expect(
      (await t.apiKey({ "users:write": "all" })).run(changePassword, {
        currentPassword: password,
        password: "yeşil-defter-77",
      }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
});

function reasonOf(attempt: Promise<unknown>): Promise<string> {
  return attempt.then(
    () => "ok",
    (error: { reason?: string; message: string }) => error.reason ?? error.message,
  );
}
