import { createHash, randomBytes } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { account, api, ask, cookieIn, eventually, hostOf, signedIn, sql, tenant } from "./product.ts";

const anka = hostOf("anka");
const form = (fields: Record<string, string>) => new URLSearchParams(fields);

/** Everything here is what a browser without script does: plain forms, answered with whole pages or redirects. */
describe("signing in without script", () => {
  test("leads where the visitor wanted to be, with a cookie that script cannot read", async () => {
    const wanted = await ask(anka, "/customers?sort=name");
    expect([wanted.status, wanted.headers.location]).toEqual([302, "/sign-in?to=%2Fcustomers%3Fsort%3Dname"]);
    const answer = await ask(anka, "/sign-in", {
      body: form({ ...account("anka", "member"), to: "/customers?sort=name" }),
    });
    expect([answer.status, answer.headers.location]).toEqual([302, "/customers?sort=name"]);
    expect(answer.headers["set-cookie"]?.join()).toMatch(
      /session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=2592000/,
    );
  });

  test.each([
    "//evil.example",
    "/\\evil.example",
    "/%2fevil.example",
    "/%5cevil.example",
    "https://evil.example",
    "/\t/evil.example",
  ])("never leads to %j", async (to) => {
    const answer = await ask(anka, "/sign-in", { body: form({ ...account("anka", "member"), to }) });
    expect(answer.headers.location).toBe("/");
    const cookie = cookieIn(answer, "session") ?? "";
    expect((await ask(anka, `/sign-in?to=${encodeURIComponent(to)}`, { cookie })).headers.location).toBe("/");
  });

  test("says the same of an unknown account and of a wrong password, and keeps the address", async () => {
    const { email } = account("pera", "viewer");
    const tell = async (address: string) => {
      const answer = await ask(hostOf("pera"), "/sign-in", {
        body: form({ email: address, password: "wrong-password" }),
      });
      return { status: answer.status, said: alertIn(answer.text), kept: answer.text.includes(`value="${address}"`) };
    };
    const known = await tell(email);
    expect(known).toMatchObject({ status: 401, kept: true });
    expect(known.said).not.toBe("");
    expect(await tell("nobody@pera.example")).toEqual(known);
  });

  test("rotates the session of who signs in again", async () => {
    const before = await signedIn("anka", "viewer");
    const answer = await ask(anka, "/sign-in", { cookie: before, body: form({ ...account("anka", "viewer") }) });
    expect(cookieIn(answer, "session")).not.toBe(before);
    expect((await api("anka", "/me", { cookie: before })).status).toBe(401);
  });

  test("a session that ended leads to the sign-in page, which shows", async () => {
    const cookie = `session=${"x".repeat(43)}`;
    expect((await ask(anka, "/profile", { cookie })).headers.location).toBe("/sign-in?to=%2Fprofile");
    for (const path of ["/sign-in", "/forgot-password"]) expect((await ask(anka, path, { cookie })).status).toBe(200);
  });

  test("wears the brand and the chosen language in the first answer", async () => {
    const page = await ask(anka, "/sign-in");
    expect(page.text).toContain('<html lang="tr"');
    expect(page.text).toContain(tenant("anka").name);
    const chosen = await ask(anka, "/language", { body: form({ language: "en", to: "/sign-in" }) });
    expect([chosen.status, chosen.headers.location]).toEqual([303, "/sign-in"]);
    const cookie = cookieIn(chosen, "language") ?? "";
    expect((await ask(anka, "/sign-in", { cookie })).text).toContain('<html lang="en"');
  });

  test("a person's own language wins over the browser's; the browser's counts for who never chose one", async () => {
    const { email } = account("anka", "viewer");
    const setTo = (language: string | null) =>
      sql("update users set language = $2 where email = $1", [email, language]);
    const session = await signedIn("anka", "viewer");
    const spoken = async (cookie: string) => {
      const { text, headers } = await ask(anka, "/profile", { cookie });
      const kept = headers["set-cookie"]?.map((one) => /^language=(\w*)/.exec(one)?.[1]).find(Boolean);
      return { page: /<html lang="(\w+)"/.exec(text)?.[1], kept };
    };
    const asked = async () => [
      await spoken(session),
      await spoken(`${session}; language=en`),
      await spoken(`${session}; language=tr`),
    ];
    await setTo(null);
    expect(await asked()).toEqual([{ page: "tr" }, { page: "en" }, { page: "tr" }]);
    await setTo("en");
    const english = { page: "en", kept: "en" };
    expect(await asked()).toEqual([english, { page: "en" }, english]);
    await setTo("tr");
    const turkish = { page: "tr", kept: "tr" };
    expect(await asked()).toEqual([turkish, turkish, { page: "tr" }]);
    // An action on the way in speaks it too: the refusal stands on the person's page.
    const body = form({ intent: "password", currentPassword: "x", password: "x" });
    const refused = await ask(anka, "/profile", { cookie: `${session}; language=${turkish.kept}`, body });
    expect([refused.status, /<html lang="(\w+)"/.exec(refused.text)?.[1]]).toEqual([422, "tr"]);
    await setTo(null);
  });

  test("the language chosen before signing in stays with a person who never chose one", async () => {
    const who = account("anka", "viewer");
    const stored = async () =>
      (await sql<{ language: string | null }>("select language from users where email = $1", [who.email]))[0]?.language;
    for (const [cookie, expected] of [
      ["", null],
      ["language=en", "en"],
      ["language=tr", "en"],
    ] as const) {
      const answer = await ask(anka, "/sign-in", { ...(cookie ? { cookie } : {}), body: form({ ...who, to: "/" }) });
      expect([answer.status, await stored()]).toEqual([302, expected]);
    }
    await sql("update users set language = null where email = $1", [who.email]);
  });
});

describe("links from mails", () => {
  let invited: string;
  beforeAll(async () => {
    const cookie = await signedIn("lodos", "owner");
    const roles = (await api("lodos", "/roles?limit=50", { cookie })).json().data as { id: string; key: string }[];
    const roleId = roles.find(({ key }) => key === "viewer")?.id;
    const body = { name: "Işıl Gökçe", email: "isil@lodos.example", roleId };
    const answer = await api("lodos", "/users", { cookie, body });
    invited = answer.json().id;
    expect([answer.status, answer.headers.location]).toEqual([201, `/api/v1/users/${invited}`]);
    // The real link ends those before it, so it has to be out first.
    await eventually(async () => (await sql("select 1 from mails where recipient = $1", [body.email])).length > 0);
  });

  test("an invitation is accepted once", async () => {
    const path = `/invitation/${await link(invited, "invitation")}`;
    const lodos = hostOf("lodos");
    expect((await ask(lodos, path)).text).toContain("isil@lodos.example");
    const short = await ask(lodos, path, { body: form({ name: "Işıl Gökçe", password: "kisa" }) });
    expect(short.status).toBe(422);
    const body = form({ name: "Işıl Gökçe Er", password: "uzun bir parola 42" });
    const taken = await ask(lodos, path, { body });
    expect(taken.headers.location).toBe("/");
    const me = await api("lodos", "/me", { cookie: cookieIn(taken, "session") ?? "" });
    expect(me.json()).toMatchObject({ name: "Işıl Gökçe Er", roleKey: "viewer" });
    expect((await ask(lodos, path, { body })).status).toBe(409);
    expect((await ask(lodos, path)).status).toBe(409);
  });

  test("a reset ends every session and holds once, on its own host only", async () => {
    const lodos = hostOf("lodos");
    const signIn = (password: string) =>
      ask(lodos, "/sign-in", { body: form({ email: "isil@lodos.example", password }) });
    const cookie = cookieIn(await signIn("uzun bir parola 42"), "session") ?? "";
    const path = `/reset-password/${await link(invited, "password_reset")}`;
    const body = form({ password: "bambaşka bir parola 7" });
    expect((await ask(hostOf("pera"), path, { body })).status).toBe(409);
    const done = await ask(lodos, path, { body });
    expect(done.headers.location).toBe("/sign-in?done=password");
    expect((await api("lodos", "/me", { cookie })).status).toBe(401);
    expect((await ask(lodos, path, { body })).status).toBe(409);
    expect((await signIn("uzun bir parola 42")).status).toBe(401);
    expect((await signIn("bambaşka bir parola 7")).status).toBe(302);
  });

  test("asking for a reset tells nobody whether there is such an account", async () => {
    const tell = async (email: string) => {
      const { status, text } = await ask(anka, "/forgot-password", { body: form({ email }) });
      return [status, /<h1[^>]*>(.*?)<\/h1>/.exec(text)?.[1]];
    };
    expect(await tell(account("anka", "viewer").email)).toEqual(await tell("nobody@anka.example"));
  });
});

describe("looks and place", () => {
  test("a saved name stands on the very next page of anybody", async () => {
    const before = (await api("pera", "/settings")).json();
    const change = (body: object) => api("pera", "/settings", { method: "PATCH", body });
    expect((await change({ name: "Pera Yeni", version: before.version })).status).toBe(200);
    try {
      expect((await ask(hostOf("pera"), "/sign-in")).text).toContain("Pera Yeni");
      expect((await change({ name: "Pera Eski", version: before.version })).status).toBe(412);
    } finally {
      await change({ name: before.name });
    }
    expect((await ask(hostOf("pera"), "/sign-in")).text).not.toContain("Pera Yeni");
  });

  test.each(["people", "teams", "roles"])("a viewer may look at %s", async (section) => {
    expect((await ask(anka, `/settings/${section}`, { cookie: await viewer() })).status).toBe(200);
  });

  test.each(["api-keys", "brand"])("a viewer may not see %s", async (section) => {
    expect((await ask(anka, `/settings/${section}`, { cookie: await viewer() })).status).toBe(403);
  });
});

let known: Promise<string> | undefined;
function viewer(): Promise<string> {
  known ??= signedIn("anka", "viewer");
  return known;
}

function alertIn(html: string): string {
  return /role="alert"[\s\S]*?<div class="text-text-2">(.*?)<\/div>/.exec(html)?.[1] ?? "";
}

/** The token of a new link. Its mail is sealed, so one is laid out that is known. */
async function link(userId: string, purpose: "invitation" | "password_reset"): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const hash = createHash("sha256").update(token).digest("hex");
  await sql(
    `insert into tokens (tenant_id, id, user_id, purpose, token_hash, expires_at)
     select tenant_id, uuidv7(), id, $2, $3, now() + interval '1 hour' from users where id = $1`,
    [userId, purpose, hash],
  );
  return token;
}
