import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { OBJECT } from "../../local/seed/shape.ts";
import { api, ask, eventually, hostOf, type Json, signedIn, sql } from "./product.ts";

const anka = hostOf("anka");
let owner: string;
let customer: Json;
beforeAll(async () => {
  owner = await signedIn("anka", "owner");
  customer = (await api("anka", "/customers", { body: { kind: "company", name: "Sınama Kırtasiye" } })).json();
});

describe("versions", () => {
  test("ETag, If-None-Match, If-Match and 412", async () => {
    const read = await api("anka", `/customers/${customer.id}`);
    const etag = read.headers.etag ?? "";
    expect(etag).toBe(`"${read.json().version}"`);
    const known = await api("anka", `/customers/${customer.id}`, { headers: { "If-None-Match": etag } });
    expect([known.status, known.text]).toEqual([304, ""]);
    const change = (name: string, tag: string) =>
      api("anka", `/customers/${customer.id}`, { method: "PATCH", body: { name }, headers: { "If-Match": tag } });
    const changed = await change("Sınama Yeni", etag);
    expect(changed.status).toBe(200);
    expect(changed.headers.etag).not.toBe(etag);
    const late = await change("Sınama Eski", etag);
    expect([late.status, late.json().code]).toEqual([412, "changed_meanwhile"]);
    expect((await api("anka", `/customers/${customer.id}`)).json().name).toBe("Sınama Yeni");
    expect((await change("Sınama", "nonsense")).status).toBe(422);
  });
});

describe("Idempotency-Key", () => {
  const create = (key: string, name: string) =>
    api("anka", "/customers", { body: { kind: "person", name }, headers: { "Idempotency-Key": key } });
  const named = async (name: string) =>
    (await sql<{ n: number }>("select count(*)::int as n from customers where name = $1", [name]))[0]?.n;

  test("the same request again is answered again and done once", async () => {
    const key = randomUUID();
    const first = await create(key, `Tek ${key}`);
    const again = await create(key, `Tek ${key}`);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.json()).toEqual(first.json());
    expect(again.headers["idempotency-replayed"]).toBe("true");
    expect(again.headers.location).toBe(first.headers.location);
    expect(await named(`Tek ${key}`)).toBe(1);
  });

  test("another body under the same key is refused", async () => {
    const key = randomUUID();
    await create(key, "İlk");
    const other = await create(key, "Öteki");
    expect([other.status, other.json().reason]).toEqual([422, "idempotency_key_reused"]);
  });

  test("many at once: done once, the others are told to wait or get the same answer", async () => {
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 8 }, () => create(key, `Çok ${key}`)));
    expect(await named(`Çok ${key}`)).toBe(1);
    expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThan(0);
    expect(answers.filter(({ status }) => status !== 201 && status !== 409)).toEqual([]);
  });

  test("one whose first try is still under way is 409", async () => {
    const key = randomUUID();
    await create(key, "Sürüyor");
    const kept = "select 1 from idempotency_keys where key = $1 and response is not null";
    await eventually(async () => (await sql(kept, [key])).length > 0);
    // As if its answer had never been kept.
    await sql("update idempotency_keys set response = null where key = $1", [key]);
    const again = await create(key, "Sürüyor");
    expect([again.status, again.json().reason]).toEqual([409, "idempotency_in_flight"]);
  });
});

describe("answers", () => {
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

  test("X-Request-Id and Cache-Control on everything, and never the same id twice", async () => {
    const asked: [string, string, Parameters<typeof ask>[2]?][] = [
      [anka, "/"],
      [anka, "/sign-in"],
      [anka, "/customers", { cookie: owner }],
      [anka, "/api/v1/customers", { cookie: owner }],
      [anka, "/api/v1/customers"],
      [anka, "/api/v1/nowhere", { cookie: owner }],
      [anka, "/nowhere"],
      [anka, "/api/docs"],
      [anka, "/api/v1/openapi.json"],
      [anka, "/manifest.webmanifest"],
      [anka, "/icon.svg"],
      ["nobody.localhost", "/"],
      [anka, "/api/v1/customers", { cookie: owner, body: "{" }],
    ];
    const ids = new Set<unknown>();
    for (const [host, path, more] of asked) {
      const { headers } = await ask(host, path, more);
      expect(headers["x-request-id"], `${host}${path}`).toMatch(uuid);
      expect(headers["cache-control"], `${host}${path}`).toBeTruthy();
      expect(headers["x-content-type-options"], `${host}${path}`).toBe("nosniff");
      ids.add(headers["x-request-id"]);
    }
    expect(ids.size).toBe(asked.length);
  });

  test.each<[number, string, string, Parameters<typeof api>[2]]>([
    [404, "an unknown path", "/nowhere", {}],
    [404, "an id that nobody has", `/customers/${randomUUID()}`, {}],
    [405, "a wrong method", "/customers", { method: "DELETE" }],
    [415, "a form", "/customers", { body: new URLSearchParams({ name: "x" }) }],
    [415, "JSON that calls itself text", "/customers", { body: "{}", headers: { "Content-Type": "text/plain" } }],
    [413, "more than a megabyte", "/customers", { body: JSON.stringify({ name: "x".repeat(1 << 20) }) }],
    [422, "broken JSON", "/customers", { body: "{" }],
    [422, "a list where an object belongs", "/customers", { body: "[]" }],
    [401, "no credential", "/customers", { key: "" }],
    [401, "a key that nobody has", "/customers", { key: "x".repeat(40) }],
  ])("%i for %s", async (status, _, path, asked) => {
    const answer = await api("anka", path, asked);
    expect(answer.status, answer.text).toBe(status);
    expect(answer.headers["content-type"]).toBe("application/problem+json");
    const problem = answer.json();
    expect(problem).toMatchObject({ status, requestId: answer.headers["x-request-id"] });
    expect(problem.title.length * problem.detail.length).toBeGreaterThan(0);
    if (status === 405) expect(answer.headers.allow).toBe("GET, POST, HEAD");
    if (status === 401) expect(answer.headers["www-authenticate"]).toBe("Bearer");
  });

  test("422 names each field: unknown ones, wrong types, what is missing, what the server alone decides", async () => {
    const body = { kind: "robot", emails: ["nobody", 5], tenantId: randomUUID(), id: randomUUID(), surprise: 1 };
    const answer = await api("anka", "/customers", { body });
    expect(answer.status).toBe(422);
    const paths = answer
      .json()
      .errors.map((error: Json) => error.path)
      .sort();
    expect(paths).toEqual(["emails.0", "emails.1", "id", "kind", "name", "surprise", "tenantId"]);
    for (const error of answer.json().errors) expect(error.message).not.toBe("");
  });

  test("a foreign origin may not write with a session, a key may from anywhere", async () => {
    const headers = { Origin: "http://elsewhere.example" };
    const body = { kind: "person", name: "Köken" };
    expect((await api("anka", "/customers", { cookie: owner, headers, body })).status).toBe(403);
    expect((await api("anka", "/customers", { headers, body })).status).toBe(201);
  });
});

describe("lists", () => {
  const list = async (query: string): Promise<Json> => {
    const answer = await api("anka", `/customers?${query}`);
    expect(answer.status, answer.text).toBe(200);
    return answer.json();
  };

  test("fields, sort, filter", async () => {
    const page = await list("limit=5&fields=name,kind&sort=name&filter[kind]=company");
    expect(page.data).toHaveLength(5);
    for (const row of page.data) expect(Object.keys(row).sort()).toEqual(["id", "kind", "name"]);
    expect(page.data.every((row: Json) => row.kind === "company")).toBe(true);
    const names = page.data.map((row: Json) => row.name);
    expect(names).toEqual([...names].sort(new Intl.Collator("tr").compare));
    const both = await list("limit=1&filter[kind]=company&filter[kind]=person");
    expect(both.page.total).toBeGreaterThan(page.page.total);
    for (const bad of [
      "fields=secret",
      "sort=version",
      "filter[secret]=1",
      "filter[kind]=robot",
      "limit=0",
      "limit=5000",
      "nonsense=1",
    ]) {
      expect((await api("anka", `/customers?${bad}`)).status, bad).toBe(422);
    }
  });

  test("cursors: every row once, while others come and go", async () => {
    const mark = randomUUID().slice(0, 8);
    const make = (name: string) => api("anka", "/customers", { body: { kind: "person", name, source: mark } });
    for (let i = 0; i < 12; i++) await make(`Sayfa ${i}`);
    const query = `limit=5&sort=-createdAt&filter[source]=${mark}`;
    const first = await list(query);
    expect(first.page.total).toBe(12);
    await make("Araya giren");
    await api("anka", `/customers/${first.data[1].id}/archive`, { body: {} });
    const second = await list(`${query}&cursor=${first.page.next}`);
    const third = await list(`${query}&cursor=${second.page.next}`);
    expect(third.page.next).toBeNull();
    const names = [first, second, third].flatMap((page) => page.data.map((row: Json) => row.name));
    expect(names).toEqual(Array.from({ length: 12 }, (_, i) => `Sayfa ${11 - i}`));
  });
});

describe("the document", () => {
  test("is OpenAPI 3.1 and served without signing in", async () => {
    const document = await ask(anka, "/api/v1/openapi.json");
    expect(document.status).toBe(200);
    const { Validator } = await import("@seriousme/openapi-schema-validator");
    expect(await new Validator().validate(document.json())).toMatchObject({ valid: true });
    expect(document.json().openapi).toMatch(/^3\.1/);
  });

  test("every route in it answers as itself", async () => {
    const { paths } = (await ask(anka, "/api/v1/openapi.json")).json();
    const wrong: string[] = [];
    let asked = 0;
    for (const [path, methods] of Object.entries<Record<string, Json>>(paths)) {
      for (const method of Object.keys(methods).filter((name) => /^(get|post|patch|put|delete)$/.test(name))) {
        asked += 1;
        const filled = path.replace("{object}", OBJECT).replace(/\{\w+\}/g, () => randomUUID());
        const writes = method !== "get" && method !== "delete";
        // Ends this very session: it has its own test.
        if (method === "delete" && filled === "/me/sessions") continue;
        const answer = await api("anka", filled.replace(/^\/api\/v1/, ""), {
          method: method.toUpperCase(),
          cookie: owner,
          ...(writes ? { body: { nonsense: true } } : {}),
        });
        // What has to be said besides an id (a period) is missed before the id is looked for.
        const required = methods[method].parameters?.some((one: Json) => one.in === "query" && one.required);
        const good = writes || required ? [404, 422] : path.includes("{") ? [404, 200] : [200, 422];
        const lost = answer.status === 404 && answer.json().reason === "no_such_path";
        if (lost || !good.includes(answer.status))
          wrong.push(`${method} ${path}: ${answer.status} ${answer.text.slice(0, 120)}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(60);
  });
});
