import { beforeAll, describe, expect, test } from "vitest";
import { type Answer, account, api, ask, hostOf, signedIn } from "./product.ts";

const anka = hostOf("anka");
let owner: string;
beforeAll(async () => {
  owner = await signedIn("anka", "owner");
});

describe("cursors that nobody gave out", () => {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const bad: [string, (real: string) => string][] = [
    ["cut off", (real) => real.slice(0, -7)],
    ["turned", (real) => [...real].reverse().join("")],
    ["nonsense", () => "nonsense"],
    ["not base64", () => "%F0%9F%98%80"],
    ["for another order", () => encode(["name", '["a","b"]'])],
    ["too short a place", () => encode(["-createdAt", '["2026-01-01"]'])],
    ["numbers for texts", () => encode(["-createdAt", "[1,2]"])],
    [
      "not a time",
      () => encode(["-createdAt", `["yesterday'; drop table customers; --","0190a0b1-c2d3-7e4f-90a0-b1c2d3e4f501"]`]),
    ],
    ["not an id", () => encode(["-createdAt", '["2026-01-01","x"]'])],
    ["a NUL", () => encode(["-createdAt", `["2026-01-01\\u0000","0190a0b1-c2d3-7e4f-90a0-b1c2d3e4f501"]`])],
    ["too long", () => "a".repeat(5000)],
  ];
  test.each(bad)("%s", async (_, forge) => {
    const { page } = (await api("anka", "/customers?limit=3")).json();
    const answer = await api("anka", `/customers?limit=3&cursor=${encodeURI(forge(page.next)).replaceAll("%25", "%")}`);
    expect([answer.status, answer.json().errors[0]?.path], answer.text).toEqual([422, "cursor"]);
  });
});

describe("bodies", () => {
  const post = (body: string | Uint8Array | object, path = "/customers") => api("anka", path, { body });
  const name = (text: string) => post({ kind: "person", name: text });

  test("ten megabytes, announced or not", async () => {
    const big = JSON.stringify({ kind: "person", name: "x".repeat(10 << 20) });
    const announced = await post(big).catch((error: NodeJS.ErrnoException) => error.code);
    if (typeof announced !== "string") expect(announced?.status).toBe(413);
    else expect(announced).toMatch(/ECONNRESET|EPIPE/);
    const chunked = await api("anka", "/customers", {
      body: big,
      headers: { "Content-Length": "", "Transfer-Encoding": "chunked" },
    }).catch(() => undefined);
    if (chunked) expect(chunked.status).toBe(413);
    expect((await api("anka", "/customers?limit=1")).status).toBe(200);
  });

  test("JSON a hundred thousand deep, in a field and in a list", async () => {
    for (const [open, close] of [
      ['{"name":', "}"],
      ["[", "]"],
    ] as const) {
      const deep = `{"kind":"person","name":${open.repeat(50_000)}1${close.repeat(50_000)}}`;
      const answer = await post(deep);
      expect([answer.status, answer.json().code]).toEqual([422, "invalid"]);
    }
  });

  test("NUL and halves of surrogate pairs, in values, keys, paths and queries", async () => {
    const bodies = [
      '{"kind":"person","name":"a\\u0000b"}',
      '{"kind":"person","name":"a\\ud800b"}',
      '{"kind":"person","name":"a","\\u0000":1}',
      '{"kind":"person","name":"x","tags":["\\udfff"]}',
    ];
    for (const body of bodies) {
      const answer = await post(body);
      expect([answer.status, answer.json().errors[0]?.reason], body).toEqual([422, "bad_text"]);
    }
    for (const path of ["/customers?q=a%00b", "/customers?filter[province]=%00", "/customers/%00", "/search?q=%00"]) {
      expect([404, 422], path).toContain((await api("anka", path)).status);
    }
    const bytes = await post(Uint8Array.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]));
    expect([bytes.status, bytes.json().reason]).toEqual([422, "bad_encoding"]);
    // An emoji is a whole pair, and a joined letter one person's name.
    expect((await name("Ayşe 👩‍🚀 e\u0301")).status).toBe(201);
  });

  test("a name of 10,000 characters; one of 200 is the longest", async () => {
    const answer = await name("ş".repeat(10_000));
    expect([answer.status, answer.json().errors[0]]).toEqual([
      422,
      expect.objectContaining({ path: "name", reason: "too_big_string" }),
    ]);
    expect((await name("ş".repeat(200))).status).toBe(201);
  });

  test("__proto__ and constructor change nothing", async () => {
    for (const key of ["__proto__", "constructor", "prototype"]) {
      const answer = await post(`{"kind":"person","name":"x","${key}":{"grants":{"customers:read":"all"}}}`);
      expect(answer.status, key).toBe(422);
    }
    expect((await api("anka", "/customers?filter[__proto__][x]=1")).status).toBe(422);
  });
});

describe("what other programs would run", () => {
  test("cells of an export that start like a formula", async () => {
    const formulas = [
      "=cmd|'/c calc'!A0",
      "+1+1",
      "-2+3",
      "@SUM(A1)",
      '=HYPERLINK("http://evil.example")',
      "\uff1d1+1",
    ];
    for (const formula of formulas)
      expect(
        (await api("anka", "/customers", { body: { kind: "person", name: formula, source: "formül" } })).status,
      ).toBe(201);
    const select = { query: "filter[source]=formül" };
    const made = (await api("anka", "/exports", { body: { subject: "customers", format: "csv", select } })).json();
    await expect
      .poll(async () => (await api("anka", `/exports/${made.id}`)).json().readyAt, { timeout: 20_000 })
      .toEqual(expect.any(String));
    const file = await api("anka", `/exports/${made.id}/file`);
    expect([file.status, file.headers["content-type"]]).toEqual([200, "text/csv; charset=utf-8"]);
    expect(file.headers["content-disposition"]).toMatch(/^attachment/);
    const lines = file.text.trim().split("\r\n").slice(1);
    expect(lines).toHaveLength(formulas.length);
    for (const formula of formulas) expect(file.text).toContain(`'${formula.replaceAll('"', '""')}`);
    expect(file.text).not.toMatch(/(^|[;,"\n])[=+\-@\uff1d]/m);
  });

  test("HTML in text is text in every page's source", async () => {
    const evil = `<img src=x onerror=alert(1)>"'<script>alert(2)</script></title>`;
    const customer = (
      await api("anka", "/customers", {
        body: { kind: "company", name: evil, title: evil, source: evil, address: evil },
      })
    ).json();
    await api("anka", `/customers/${customer.id}/notes`, { body: { body: evil } });
    await api("anka", "/tasks", { body: { title: evil, note: evil, customerId: customer.id } });
    await api("anka", "/deals", { body: { name: evil, customerId: customer.id } });
    await api("anka", "/projects", { body: { name: evil, customerId: customer.id } });
    for (const path of [
      `/customers/${customer.id}`,
      "/customers",
      "/",
      `/customers?q=${encodeURIComponent(evil)}`,
      `/sign-in?to=${encodeURIComponent(evil)}`,
    ]) {
      const { text } = await ask(anka, path, { cookie: owner });
      expect(text, path).not.toContain("<img src=x");
      expect(text, path).not.toContain("<script>alert");
    }
    const refused = await ask(anka, "/sign-in", {
      body: new URLSearchParams({ email: evil, password: evil, to: evil }),
      headers: { "CF-Connecting-IP": "198.51.100.9" },
    });
    expect(refused.text).not.toContain("<img src=x");
  });

  test("redirects after signing in stay here", async () => {
    for (const to of [
      "//evil.example",
      "/\\evil.example",
      "https://evil.example/",
      "/%2f/evil.example/..//evil.example",
      "\t//evil.example",
      "javascript:alert(1)",
    ]) {
      const answer: Answer = await ask(anka, "/sign-in", {
        body: new URLSearchParams({ ...account("anka", "owner"), to }),
      });
      expect(answer.status).toBe(302);
      expect(new URL(String(answer.headers.location), `http://${anka}`).host, to).toBe(anka);
    }
  });
});
