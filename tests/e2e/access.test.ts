import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Answer, api, ask, cookieIn, hostOf, signedIn, sql, tenant } from "./product.ts";
import { publicPages } from "./site-map.ts";

const anka = hostOf("anka");
let owner: string;
beforeAll(async () => {
  owner = await signedIn("anka", "owner");
});

describe("what ends access acts on the very next request", () => {
  test("sign-out", async () => {
    const cookie = await signedIn("anka", "manager");
    expect((await api("anka", "/me", { cookie })).status).toBe(200);
    const out = await ask(anka, "/sign-out", { cookie, body: new URLSearchParams() });
    expect(out.status).toBe(302);
    expect((await api("anka", "/me", { cookie })).status).toBe(401);
    const page = await ask(anka, "/customers", { cookie });
    expect([page.status, page.headers.location]).toEqual([302, "/sign-in?to=%2Fcustomers"]);
  });

  test("another role", async () => {
    const cookie = await signedIn("anka", "manager");
    const write = () => api("anka", "/customers", { cookie, body: { kind: "person", name: "Rol Sınaması" } });
    expect((await write()).status).toBe(201);
    const me = (await api("anka", "/me", { cookie })).json();
    const roles = (await api("anka", "/roles?limit=50", { cookie: owner })).json().data as {
      id: string;
      key: string;
    }[];
    const give = async (key: string) => {
      const { version } = (await api("anka", `/users/${me.id}`, { cookie: owner })).json();
      const roleId = roles.find((role) => role.key === key)?.id;
      expect(
        (await api("anka", `/users/${me.id}`, { method: "PATCH", cookie: owner, body: { roleId, version } })).status,
      ).toBe(200);
    };
    await give("viewer");
    expect((await write()).status).toBe(403);
    await give("manager");
    expect((await write()).status).toBe(201);
  });

  test("a suspended tenant is locked, and back when it is resumed", async () => {
    const cookie = await signedIn("lodos", "owner");
    expect((await api("lodos", "/customers", { cookie })).status).toBe(200);
    await sql("update tenants set status = 'suspended' where slug = 'lodos'");
    try {
      const locked = await api("lodos", "/customers", { cookie });
      expect([locked.status, locked.json().code]).toEqual([423, "locked"]);
      expect((await ask(hostOf("lodos"), "/customers", { cookie })).status).toBe(423);
    } finally {
      await sql("update tenants set status = 'active' where slug = 'lodos'");
    }
    expect((await api("lodos", "/customers", { cookie })).status).toBe(200);
  });

  test("a revoked API key, and one that has run out", async () => {
    const make = async () => {
      const body = {
        name: "Sınama",
        grants: { "customers:read": "all" },
        expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
      };
      const made = await api("anka", "/api-keys", { cookie: owner, body });
      expect(made.status).toBe(201);
      return made.json() as { id: string; secret: string };
    };
    const revoked = await make();
    expect((await api("anka", "/customers?limit=1", { key: revoked.secret })).status).toBe(200);
    expect((await api("anka", "/deals", { key: revoked.secret })).status).toBe(403);
    expect((await api("anka", `/api-keys/${revoked.id}`, { method: "DELETE", cookie: owner })).status).toBe(204);
    expect((await api("anka", "/customers?limit=1", { key: revoked.secret })).status).toBe(401);
    const expired = await make();
    expect((await api("anka", "/customers?limit=1", { key: expired.secret })).status).toBe(200);
    await sql("update api_keys set expires_at = now() - interval '1 second' where id = $1", [expired.id]);
    expect((await api("anka", "/customers?limit=1", { key: expired.secret })).status).toBe(401);
  });
});

describe("limits", () => {
  afterAll(() => sql("update tenants set limits = limits - 'requestsPerMinute' where slug = 'lodos'"));

  test("every answer says what is left; too many are 429 with Retry-After, and another caller is not in the way", async () => {
    const cookie = await signedIn("lodos", "owner");
    await sql(`update tenants set limits = limits || '{"requestsPerMinute": 40}' where slug = 'lodos'`);
    const body = { name: "Sınır", grants: { "customers:read": "all" } };
    const { secret } = (await api("lodos", "/api-keys", { cookie, body })).json();
    const left: number[] = [];
    let refused: Answer | undefined;
    for (let i = 0; i < 90 && !refused; i++) {
      const answer = await api("lodos", "/customers?limit=1", { key: secret });
      expect(answer.headers["ratelimit-policy"]).toBe('"default";q=40;w=60');
      left.push(Number(/r=(\d+)/.exec(String(answer.headers.ratelimit))?.[1]));
      if (answer.status === 429) refused = answer;
      else expect(answer.status).toBe(200);
    }
    expect(refused?.json()).toMatchObject({ status: 429, code: "too_many_requests" });
    expect(Number(refused?.headers["retry-after"])).toBeGreaterThan(0);
    expect(Number(refused?.headers["retry-after"])).toBeLessThanOrEqual(60);
    expect(left[0]).toBeLessThanOrEqual(39);
    expect(left.at(-1)).toBe(0);
    expect((await api("lodos", "/customers?limit=1", { cookie })).status).toBe(200);
  });
});

describe("before signing in", () => {
  test("every public page answers, and opens no session", async () => {
    for (const path of publicPages()) {
      const answer = await ask(anka, path);
      expect([200, 404, 409], path).toContain(answer.status);
      expect(cookieIn(answer, "session"), path).toBeUndefined();
    }
    expect(publicPages().length).toBeGreaterThan(3);
  });

  test("a wrong password and an unknown account are told the same", async () => {
    const say = async (email: string) => {
      const body = new URLSearchParams({ email, password: "not-the-password", to: "/" });
      const { status, text } = await ask(anka, "/sign-in", { body, headers: { "CF-Connecting-IP": "198.51.100.7" } });
      return { status, text: visibleText(text).replaceAll(email, "") };
    };
    const known = await say(tenant("anka").users[2]?.email ?? "");
    expect(known).toEqual(await say("nobody@anka.example"));
    expect(known.status).toBe(401);
    expect(known.text.length).toBeGreaterThan(50);
  });
});

/** What stands between the tags, scripts aside. */
function visibleText(html: string): string {
  const body = html.replace(/<(script|style)[^>]*>.*?<\/\1>/gs, "");
  return body.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
}
