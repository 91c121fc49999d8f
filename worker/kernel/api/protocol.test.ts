import { afterEach, describe, expect, test, vi } from "vitest";
import { customerId, fakeApi, type Wire } from "./fake-api.ts";
import type { Problem } from "./problem.ts";

afterEach(() => void vi.unstubAllGlobals());

const one = `/customers/${customerId}`;
const post = (body: unknown, key?: string): RequestInit => ({
  method: "POST",
  headers: { "Content-Type": "application/json", ...(key === undefined ? {} : { "Idempotency-Key": key }) },
  body: JSON.stringify(body),
});
const problem = async (response: Response) => (await response.json()) as Problem;

describe("versions", () => {
  test.each([
    ['"7"', 304],
    ['W/"7"', 304],
    ['"3", "7"', 304],
    ["*", 304],
    ['"70"', 200],
    ["7", 200],
  ])("If-None-Match: %s is %i", async (tag, status) => {
    const response = await fakeApi().call(one, { headers: { "If-None-Match": tag } });
    expect([response.status, response.headers.get("etag")]).toEqual([status, '"7"']);
    expect((await response.text()) === "").toBe(status === 304);
  });

  const change = (tag: string, body: unknown = { name: "x" }): RequestInit => ({
    ...post(body),
    method: "PATCH",
    headers: { "Content-Type": "application/json", "If-Match": tag },
  });
  test("If-Match becomes the version", async () => {
    const { call, ran } = fakeApi();
    await call(one, change('"7"'));
    await call(one, change("*"));
    await call(one, { method: "DELETE", headers: { "If-Match": '"9"' } });
    expect(ran.map(({ input }) => input)).toEqual([
      { id: customerId, name: "x", version: 7 },
      { id: customerId, name: "x" },
      { id: customerId, version: 9 },
    ]);
  });

  test.each([
    ["7", 422, "bad_if_match"],
    ['"7', 422, "bad_if_match"],
    ["", 422, "bad_if_match"],
    ['"7", "8"', 422, "bad_if_match"],
    ['"abc"', 412, "changed_meanwhile"],
    ['W/"7"', 412, "changed_meanwhile"],
    ['"99999999999"', 412, "changed_meanwhile"],
  ])("If-Match: %s is %i", async (tag, status, reason) => {
    const { call, ran } = fakeApi();
    const response = await call(one, change(tag));
    expect([response.status, (await problem(response)).reason]).toEqual([status, reason]);
    expect(ran).toEqual([]);
  });

  test("If-Match where there are no versions is refused, not ignored", async () => {
    const request = post({ name: "x" });
    const headers = { ...request.headers, "If-Match": '"7"' };
    const response = await fakeApi().call("/customers", { ...request, headers });
    expect([response.status, (await problem(response)).reason]).toEqual([422, "no_versions"]);
  });

  test("a body that names another version is refused", async () => {
    const response = await fakeApi().call(one, change('"7"', { version: 6 }));
    expect((await problem(response)).reason).toBe("two_versions");
  });

  test("the guard's 412 arrives", async () => {
    const { call } = fakeApi(() => ({ code: "KV412", message: "changed_meanwhile", detail: '{"version": 9}' }));
    const response = await call(one, change('"7"'));
    expect([response.status, (await problem(response)).params]).toEqual([412, { version: 9 }]);
  });
});

describe("idempotency", () => {
  const booking =
    (answers: ReturnType<Wire>[]): Wire =>
    (query) =>
      query.includes("app.idempotent") ? answers.shift() : undefined;

  test("books the key with a hash of method, path and body, and keeps the answer", async () => {
    const { call, sent, work } = fakeApi();
    const booked = async (path: string, body: unknown) => {
      sent.length = 0;
      await call(path, post(body, "k 1"));
      return sent.find(({ query }) => query.includes("app.idempotent"))?.params ?? [];
    };
    const [key, hash] = await booked("/customers", { name: "x", extra: { a: 1, b: [2] } });
    expect([key, hash]).toEqual(["k 1", expect.stringMatching(/^[0-9a-f]{64}$/)]);
    expect(await booked("/customers", { extra: { b: [2], a: 1 }, name: "x" })).toEqual([key, hash]);
    expect((await booked("/customers", { name: "y" }))[1]).not.toBe(hash);
    await Promise.all(work);
    const kept = sent.find(({ query }) => query.includes("update idempotency_keys"));
    expect(JSON.parse(String(kept?.params[0]))).toMatchObject({
      status: 201,
      headers: { ETag: '"7"', Location: `/api/v1${one}` },
      body: { id: customerId },
    });
    expect(kept?.params.slice(1)).toEqual(["k 1", expect.stringMatching(/^[0-9a-f]{64}$/)]);
  });

  test("replays what was answered", async () => {
    const stored = { status: 201, body: { id: "old" }, headers: { ETag: '"1"' } };
    const { call, ran, work } = fakeApi(
      booking([{ code: "KV208", message: "replay", detail: JSON.stringify(stored) }]),
    );
    const response = await call("/customers", post({ name: "x" }, "k"));
    expect([response.status, response.headers.get("idempotency-replayed"), response.headers.get("etag")]).toEqual([
      201,
      "true",
      '"1"',
    ]);
    expect(await response.json()).toEqual({ id: "old" });
    expect([ran.length, work.length]).toEqual([0, 0]);
  });

  test("waits for an answer that is about to be kept, not for a request that is under way", async () => {
    const inFlight = { code: "KV409", message: "idempotency_in_flight" };
    const committed = { ...inFlight, detail: '{"committed": "true"}' };
    const replay = { code: "KV208", message: "replay", detail: '{"status":201,"body":{},"headers":{}}' };
    const later = await fakeApi(booking([committed, committed, replay])).call("/customers", post({ name: "x" }, "k"));
    expect([later.status, later.headers.get("idempotency-replayed")]).toEqual([201, "true"]);
    const running = await fakeApi(booking([inFlight, replay])).call("/customers", post({ name: "x" }, "k"));
    expect([running.status, (await problem(running)).reason]).toEqual([409, "idempotency_in_flight"]);
  });

  test("another body is 422", async () => {
    const { call } = fakeApi(booking([{ code: "KV422", message: "idempotency_key_reused" }]));
    const response = await call("/customers", post({ name: "x" }, "k"));
    expect([response.status, (await problem(response)).reason]).toEqual([422, "idempotency_key_reused"]);
  });

  test.each(["", "é", "x".repeat(256)])("the key %j is refused", async (key) => {
    const { call, ran } = fakeApi();
    const request = post({ name: "x" });
    const headers = new Headers(request.headers);
    headers.set("Idempotency-Key", key);
    const response = await call("/customers", { ...request, headers });
    expect([response.status, (await problem(response)).reason]).toEqual([422, "bad_idempotency_key"]);
    expect(ran).toEqual([]);
  });
});

describe("headers and errors", () => {
  test("says how many requests are left, and refuses the one too many", async () => {
    const limited = (allowed: boolean) =>
      fakeApi(undefined, {
        limit: async () => ({ allowed, limit: 600, remaining: allowed ? 599 : 0, resetSeconds: 11.2 }),
      });
    const fine = await limited(true).call(one);
    expect([fine.status, fine.headers.get("ratelimit-policy"), fine.headers.get("ratelimit")]).toEqual([
      200,
      '"default";q=600;w=60',
      '"default";r=599;t=12',
    ]);
    const refused = await limited(false).call(one);
    expect([refused.status, refused.headers.get("retry-after"), refused.headers.get("ratelimit")]).toEqual([
      429,
      "12",
      '"default";r=0;t=12',
    ]);
    expect((await problem(refused)).detail).toContain("12 saniye");
  });

  test("a counter that is out of order stops nobody", async () => {
    const { call, errors } = fakeApi(undefined, { limit: () => Promise.reject(new Error("quota")) });
    expect((await call(one)).status).toBe(200);
    expect(errors).toHaveLength(1);
  });

  test("an unknown error says nothing of itself", async () => {
    const { call, errors } = fakeApi(() => ({ code: "42703", message: "column secret_canary does not exist" }));
    const response = await call(one, { headers: { "Accept-Language": "de, en;q=0.5, tr;q=0.4" } });
    const text = await response.text();
    expect([response.status, response.headers.get("content-type"), response.headers.get("content-language")]).toEqual([
      500,
      "application/problem+json",
      "en",
    ]);
    expect(text).not.toContain("canary");
    expect(JSON.parse(text)).toEqual({
      type: "/api/docs#internal",
      title: "Something went wrong on our side",
      status: 500,
      detail: expect.stringContaining("reference"),
      instance: "urn:uuid:01936a5e-0000-7000-8000-000000000001",
      requestId: "01936a5e-0000-7000-8000-000000000001",
      code: "internal",
      reason: "internal",
      params: {},
      errors: [],
    });
    expect(errors).toHaveLength(1);
  });

  test("401 asks for a bearer, 503 says when to come back, limits speak the person's language", async () => {
    const ended = await fakeApi(() => ({ code: "KV401", message: "bad_api_key" })).call(one);
    expect([ended.status, ended.headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
    const down = await fakeApi(() => ({ code: "57P03", message: "starting up" })).call(one);
    expect([down.status, down.headers.get("retry-after")]).toEqual([503, "5"]);
    const full = await fakeApi(() => ({
      code: "KV402",
      message: "limit_reached",
      detail: '{"metric":"customers","limit":1000}',
    })).call("/customers", post({ name: "x" }));
    expect([full.status, (await problem(full)).detail]).toEqual([
      402,
      "Paketinizin sınırı 1.000. Artık gerekmeyenleri kaldırın ya da daha büyük bir pakete geçin.",
    ]);
  });
});
