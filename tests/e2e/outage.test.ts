import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { api, ask, control, eventually, hostOf, type Json, signedIn } from "./product.ts";

// The tenant and its people are known to the Worker from before, as on any busy day.
const anka = hostOf("anka");
let owner: string;
beforeAll(async () => {
  owner = await signedIn("anka", "owner");
  await ask(anka, "/customers", { cookie: owner });
});

describe.each<[string, string, string]>([
  ["Postgres was killed", "/postgres/kill", "/postgres/start"],
  ["the database cannot be reached", "/gate/shut", "/gate/open"],
])("%s", (_, down, up) => {
  const name = `Kalıcı ${randomUUID()}`;
  const key = randomUUID();
  const create = (headers: Record<string, string> = {}) =>
    api("anka", "/customers", {
      cookie: owner,
      body: { kind: "person", name },
      headers: { "Idempotency-Key": key, ...headers },
    });
  const isUp = async () => (await api("anka", "/customers?limit=1", { cookie: owner })).status === 200;
  let acknowledged: Json;

  beforeAll(async () => {
    acknowledged = (await api("anka", "/customers", { body: { kind: "person", name: `Öncesi ${key}` } })).json();
    await control(down);
  });
  afterAll(async () => {
    if (!(await isUp())) await control(up).catch(() => undefined);
    await eventually(isUp, 20);
  });

  test("pages say so in the tenant's brand and language, with Retry-After", async () => {
    for (const path of ["/customers", "/", `/customers/${acknowledged.id}`, "/sign-in"]) {
      const answer = await ask(anka, path, { cookie: owner });
      if (path === "/sign-in" && answer.status === 200) continue;
      expect(answer.status, path).toBe(503);
      expect(Number(answer.headers["retry-after"]), path).toBeGreaterThan(0);
      expect(answer.headers["content-type"]).toMatch(/^text\/html/);
      expect(answer.text).toContain("Anka Dijital");
      expect(answer.text).toContain('lang="tr"');
      expect(answer.text).toContain(String(answer.headers["x-request-id"]));
    }
  });

  test("the API says so as problem+json, for reads and writes", async () => {
    for (const answer of [await api("anka", "/customers", { cookie: owner }), await create()]) {
      expect([answer.status, answer.headers["content-type"], answer.json().code]).toEqual([
        503,
        "application/problem+json",
        "unavailable",
      ]);
      expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
      expect(answer.text).not.toMatch(/postgres|127\.0\.0\.1|ECONN|neon/i);
    }
  });

  test("files of the site keep coming", async () => {
    for (const path of ["/manifest.webmanifest", "/icon.svg", "/api/docs"])
      expect((await ask(anka, path)).status, path).toBe(200);
  });

  test("it comes back by itself: what was acknowledged is there, what was not goes through on its second try, once", async () => {
    await control(up);
    await eventually(isUp, 20);
    expect((await api("anka", `/customers/${acknowledged.id}`, { cookie: owner })).json().id).toBe(acknowledged.id);
    const retried = await create();
    expect(retried.status, retried.text).toBe(201);
    const again = await create();
    expect(again.json().id).toBe(retried.json().id);
    const found = (await api("anka", `/customers?q=${encodeURIComponent(name)}`, { cookie: owner })).json();
    expect(found.page.total).toBe(1);
  });
});
