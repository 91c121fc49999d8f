import { afterEach, describe, expect, test, vi } from "vitest";
import { customerId, fakeApi } from "./fake-api.ts";
import type { Problem } from "./problem.ts";

afterEach(() => void vi.unstubAllGlobals());

const json = (body: unknown, headers: Record<string, string> = {}, method = "POST"): RequestInit => ({
  method,
  headers: { "Content-Type": "application/json", "Accept-Language": "en", ...headers },
  body: typeof body === "string" ? body : JSON.stringify(body),
});
const problem = async (response: Response | Promise<Response>) => (await (await response).json()) as Problem;
const refused = async (response: Response | Promise<Response>) => {
  const { code, reason, errors } = await problem(response);
  return [code, reason, ...errors.map((one) => `${one.path}:${one.reason}`)];
};

describe("reading", () => {
  test("a query string becomes the list's input", async () => {
    const { call, ran } = fakeApi();
    const search =
      "limit=5&sort=name&q=%C4%B1%C5%9F%C4%B1l&filter[province]=%C4%B0zmir&filter[kind][in]=person,company" +
      "&filter[createdAt][gte]=2026-01-01T00:00:00Z&filter[createdAt][lt]=2026-02-01T00:00:00Z&fields=name";
    const response = await call(`/customers?${search}`);
    expect(response.status).toBe(200);
    expect(ran[0]?.input).toEqual({
      limit: 5,
      sort: "name",
      q: "ışıl",
      fields: "name",
      filter: {
        province: { eq: "İzmir" },
        kind: { in: ["person", "company"] },
        createdAt: { gte: "2026-01-01T00:00:00Z", lt: "2026-02-01T00:00:00Z" },
      },
    });
    expect(await response.json()).toEqual({ data: [{ id: customerId, name: "Işıl" }], page: { next: null, total: 1 } });
  });

  test("a repeated filter means any of them", async () => {
    const { call, ran } = fakeApi();
    await call("/customers?filter[province]=a&filter[province]=b");
    expect(ran[0]?.input).toMatchObject({ filter: { province: { in: ["a", "b"] } } });
  });

  test.each([
    ["limit=0", "limit:too_small_number"],
    ["limit=1&limit=2", "limit:wrong_type"],
    ["sort=tenant_id", "sort:unknown_sort"],
    ["filter[salary]=1", "filter.salary:unknown_field"],
    ["filter[province][like]=1", "filter.province.like:unknown_field"],
    ["filter=1", "filter:wrong_type"],
    ["filter[province=1", "filter[province:unknown_field"],
    ["filter[province]=1&filter[province][eq]=2", "filter.province.eq:bad_value"],
    ["filter[province][eq][x]=1&filter[province]=2", "filter.province.eq:bad_value"],
    ["filter[__proto__][eq]=1", "filter.__proto__.eq:forbidden_key"],
    ["q=a%00b", "q:bad_text"],
    ["fields=name,secret", "fields.secret:unknown_field"],
    ["fields=constructor", "fields.constructor:unknown_field"],
    ["tenantId=1", "tenantId:unknown_field"],
  ])("%s is refused", async (search, field) => {
    const { call, ran } = fakeApi();
    const response = await call(`/customers?${search}`);
    expect(response.status).toBe(422);
    expect(await refused(response)).toEqual(["invalid", "invalid", field]);
    expect(ran).toEqual([]);
  });

  test("a spelled path wins over a parameter, and a parameter has one place", async () => {
    const { call, ran } = fakeApi();
    expect((await call("/customers/birthdays")).status).toBe(200);
    expect(ran[0]?.name).toBe("customers.birthdays");
    expect(await refused(call(`/customers/${customerId}?id=${customerId}`))).toEqual([
      "invalid",
      "invalid",
      "id:unknown_field",
    ]);
    expect(await refused(call("/customers/a%00b"))).toEqual(["invalid", "invalid", "id:bad_text"]);
  });

  test("HEAD answers as GET without the body", async () => {
    const response = await fakeApi().call(`/customers/${customerId}`, { method: "HEAD" });
    expect([response.status, response.headers.get("etag"), await response.text()]).toEqual([200, '"7"', ""]);
  });
});

describe("paths", () => {
  test.each(["/nothing", "/customers/", "/", "//", "/customers/%E0%A4", `/customers/${customerId}/notes/1`])(
    "%s is 404",
    async (path) => {
      const response = await fakeApi().call(path);
      expect([response.status, ...(await refused(response))]).toEqual([404, "not_found", "no_such_path"]);
    },
  );

  test("a known path with another method is 405 with Allow", async () => {
    const response = await fakeApi().call(`/customers/${customerId}`, { method: "PUT" });
    expect([response.status, response.headers.get("allow")]).toEqual([405, "DELETE, GET, PATCH, HEAD"]);
    expect((await problem(response)).reason).toBe("method_not_allowed");
  });
});

describe("writing", () => {
  test("creating answers 201 with its place and tag", async () => {
    const { call, ran } = fakeApi();
    const response = await call("/customers", json({ name: "Işıl" }));
    expect([response.status, response.headers.get("location"), response.headers.get("etag")]).toEqual([
      201,
      `/api/v1/customers/${customerId}`,
      '"7"',
    ]);
    expect(ran[0]?.input).toEqual({ name: "Işıl", emails: [] });
    expect(await response.json()).toEqual({
      id: customerId,
      name: "Işıl",
      version: 7,
      createdAt: "1970-01-01T00:00:00.000Z",
    });
  });

  test("other verbs answer 200, removing 204", async () => {
    const { call } = fakeApi();
    expect((await call(`/customers/${customerId}`, { method: "DELETE" })).status).toBe(204);
    const updated = await call(`/customers/${customerId}`, json({ name: "x" }, {}, "PATCH"));
    expect([updated.status, updated.headers.get("etag")]).toEqual([200, '"8"']);
  });

  const deep = (levels: number) => `{"name":"x","extra":${"[".repeat(levels)}${"]".repeat(levels)}}`;
  test.each([
    [
      "no JSON type",
      "name=x",
      { "Content-Type": "application/x-www-form-urlencoded" },
      415,
      ["invalid", "json_expected"],
    ],
    ["a form's type with JSON inside", "{}", { "Content-Type": "text/plain" }, 415, ["invalid", "json_expected"]],
    [
      "another charset",
      "{}",
      { "Content-Type": "application/json; charset=latin1" },
      415,
      ["invalid", "json_expected"],
    ],
    ["broken JSON", '{"name":', {}, 422, ["invalid", "bad_json"]],
    ["no object", "[]", {}, 422, ["invalid", "invalid", ":wrong_type"]],
    ["deep JSON", deep(32), {}, 422, ["invalid", "too_deep"]],
    ["very deep JSON", deep(200_000), {}, 422, ["invalid", "too_deep"]],
    ["a NUL", '{"name":"a\\u0000"}', {}, 422, ["invalid", "invalid", "name:bad_text"]],
    ["half a pair", '{"name":"x","emails":["\\ud800"]}', {}, 422, ["invalid", "invalid", "emails.0:bad_text"]],
    ["a bad key", '{"name":"x","extra":{"a\\u0000":1}}', {}, 422, ["invalid", "invalid", "extra.a\ufffd:bad_text"]],
    ["a prototype", '{"name":"x","__proto__":{"a":1}}', {}, 422, ["invalid", "invalid", "__proto__:forbidden_key"]],
    [
      "an inner prototype",
      '{"name":"x","extra":{"__proto__":1}}',
      {},
      422,
      ["invalid", "invalid", "extra.__proto__:forbidden_key"],
    ],
    [
      "an unknown field",
      '{"name":"x","tenantId":"1","nope":1}',
      {},
      422,
      ["invalid", "invalid", "tenantId:unknown_field", "nope:unknown_field"],
    ],
    [
      "bad types",
      '{"name":1,"emails":["x"]}',
      {},
      422,
      ["invalid", "invalid", "name:wrong_type", "emails.0:bad_email"],
    ],
    ["nothing", "", {}, 422, ["invalid", "invalid", "name:required"]],
  ])("%s", async (_, body, headers, status, expected) => {
    const { call, ran } = fakeApi();
    const response = await call("/customers", json(body, headers));
    expect([response.status, await refused(response)]).toEqual([status, expected]);
    expect(ran).toEqual([]);
  });

  test("31 levels inside a field pass, and +json types with UTF-8", async () => {
    const { call } = fakeApi();
    expect(
      (await call("/customers", json(deep(31), { "Content-Type": 'application/merge-patch+json; charset="UTF-8"' })))
        .status,
    ).toBe(201);
  });

  test("bytes that are no UTF-8", async () => {
    const body = new Uint8Array([0x7b, 0xff, 0x7d]);
    const response = fakeApi().call("/customers", { ...json(""), body });
    expect(await refused(response)).toEqual(["invalid", "bad_encoding"]);
  });

  test("a large body is refused by its announced length, and otherwise after the first megabyte", async () => {
    const { call } = fakeApi();
    const announced = await call("/customers", json("{}", { "Content-Length": "10485760" }));
    expect([announced.status, ...(await refused(announced))]).toEqual([413, "too_large", "too_large"]);
    let read = 0;
    let cancelled = false;
    const body = new ReadableStream({
      pull: (controller) => {
        read += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(0x20));
      },
      cancel: () => {
        cancelled = true;
      },
    });
    const response = await call("/customers", { ...json(""), body, duplex: "half" } as RequestInit);
    expect(response.status).toBe(413);
    expect(read).toBeLessThan(1.3 * 2 ** 20);
    expect(cancelled).toBe(true);
  });

  test("the path's own parameter is refused in the body", async () => {
    const response = fakeApi().call(`/customers/${customerId}`, json({ id: customerId }, {}, "PATCH"));
    expect(await refused(response)).toEqual(["invalid", "invalid", "id:unknown_field"]);
  });
});
