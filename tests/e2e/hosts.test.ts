import { beforeAll, describe, expect, test } from "vitest";
import { ask, hostOf, port, signedIn, sql, tenant } from "./product.ts";

const anka = hostOf("anka");
let owner: string;
beforeAll(async () => {
  owner = await signedIn("anka", "owner");
});

describe("hosts", () => {
  const raw = (host: string, path = "/sign-in") => ask(anka, path, { headers: { Host: host } });

  test.each(["nobody.localhost", "localhost", "127.0.0.1", "anka.localhost.evil.example", "evil.example", "anka", "-"])(
    "%s is nobody's: a neutral 404 without any brand",
    async (host) => {
      const answer = await raw(`${host}:${port}`);
      expect(answer.status).toBe(404);
      expect(answer.text).not.toMatch(/anka|pera|lodos|kervan/i);
      expect(answer.headers["set-cookie"]).toBeUndefined();
    },
  );

  test.each(["anka.localhost", "ANKA.LocalHost", "anka.localhost.", "anka.localhost:80", "Anka.Localhost.:8443"])(
    "%s is Anka",
    async (host) => {
      const answer = await raw(host);
      expect([answer.status, answer.text.includes("Anka Dijital")]).toEqual([200, true]);
    },
  );

  test.each([
    "anka.localhost:99999999",
    "anka..localhost",
    ".anka.localhost",
    "anka.localhost..",
    "anka_.localhost",
    "a".repeat(300),
  ])("%s is refused", async (host) => {
    const answer = await raw(host);
    expect([400, 404], answer.text).toContain(answer.status);
    expect(answer.text).not.toContain("Anka");
  });

  test("an international host is found by its punycode", async () => {
    await sql(
      `insert into hosts (host, tenant_id, is_primary) values ('xn--mter-2oa4fsb.localhost', (select id from tenants where slug = 'anka'), false)`,
    );
    expect((await raw(`xn--mter-2oa4fsb.localhost:${port}`)).text).toContain("Anka Dijital");
    expect((await raw(`XN--Mter-2oa4fsb.localhost.:${port}`)).status).toBe(200);
    expect((await raw(`xn--mter-2oa4fsa.localhost:${port}`)).status).toBe(404);
  });

  test("a session or key of one tenant is nobody at another", async () => {
    const pera = hostOf("pera");
    expect((await ask(pera, "/api/v1/customers", { cookie: owner })).status).toBe(401);
    expect((await ask(pera, "/customers", { cookie: owner })).headers.location).toBe("/sign-in?to=%2Fcustomers");
    expect((await ask(hostOf("platform"), "/platform", { cookie: owner.replace("session", "operator") })).status).toBe(
      302,
    );
    const key = tenant("anka").apiKey;
    expect((await ask(pera, "/api/v1/customers", { key })).status).toBe(401);
    expect((await ask(anka, "/api/v1/customers", { key })).status).toBe(200);
  });
});
