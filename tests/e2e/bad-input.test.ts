import { beforeAll, describe, expect, test } from "vitest";
import { type Answer, api, ask, hostOf, type Json, port, type Slug, signedIn, sql } from "./product.ts";

const anka = hostOf("anka");
let owner: string;
/** A record of each kind of another tenant. */
const theirs: Record<string, string> = {};

beforeAll(async () => {
  owner = await signedIn("anka", "owner");
  for (const [name, path] of Object.entries(kinds)) theirs[name] = await first(path);
  theirs.stageId =
    (await sql<{ id: string }>(`select id from stages where tenant_id = ${tenantId("pera")} limit 1`))[0]?.id ?? "";
  theirs.noteId =
    (await sql<{ id: string }>(`select id from notes where tenant_id = ${tenantId("pera")} limit 1`))[0]?.id ?? "";
});

const kinds = {
  customerId: "/customers?limit=1&filter[kind]=company",
  dealId: "/deals?limit=1",
  projectId: "/projects?limit=1",
  taskId: "/tasks?limit=1",
  ownerId: "/users?limit=1",
  roleId: "/roles?limit=1",
  teamId: "/teams?limit=1",
  tagId: "/tags",
  reasonId: "/lost-reasons",
};

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
      `insert into hosts (host, tenant_id, is_primary) values ('xn--mter-2oa4fsb.localhost', ${tenantId("anka")}, false)`,
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
    const key = (await import("./product.ts")).tenant("anka").apiKey;
    expect((await ask(pera, "/api/v1/customers", { key })).status).toBe(401);
    expect((await ask(anka, "/api/v1/customers", { key })).status).toBe(200);
  });
});

describe("another tenant's ids", () => {
  test("in every path of the document: as if there were nothing", async () => {
    const { paths } = (await ask(anka, "/api/v1/openapi.json")).json();
    const before = await fingerprint("pera");
    const wrong: string[] = [];
    for (const [path, methods] of Object.entries<Record<string, Json>>(paths)) {
      if (!path.includes("{")) continue;
      for (const method of Object.keys(methods).filter((name) => /^(get|post|patch|put|delete)$/.test(name))) {
        for (const body of [{}, { name: "Ele geçirildi" }, { version: 1 }]) {
          const answer = await api(
            "anka",
            path.replace(/^\/api\/v1/, "").replace(/\{(\w+)\}/g, (_, name) => idFor(path, name)),
            {
              method: method.toUpperCase(),
              cookie: owner,
              ...(method === "get" || method === "delete" ? {} : { body }),
            },
          );
          const empty = answer.status === 200 && answer.json().data?.length === 0;
          if (![404, 422].includes(answer.status) && !empty)
            wrong.push(`${method} ${path} ${JSON.stringify(body)}: ${answer.status} ${answer.text.slice(0, 150)}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(await fingerprint("pera")).toEqual(before);
  });

  test.each<[string, () => object]>([
    ["/customers", () => ({ kind: "person", name: "İlişki", companyId: theirs.customerId })],
    ["/customers", () => ({ kind: "person", name: "İlişki", ownerId: theirs.ownerId })],
    ["/deals", () => ({ name: "İlişki", customerId: theirs.customerId })],
    ["/tasks", () => ({ title: "İlişki", customerId: theirs.customerId })],
    ["/tasks", () => ({ title: "İlişki", dealId: theirs.dealId })],
    ["/tasks", () => ({ title: "İlişki", projectId: theirs.projectId })],
    ["/tasks", () => ({ title: "İlişki", ownerId: theirs.ownerId })],
    ["/projects", () => ({ name: "İlişki", customerId: theirs.customerId })],
    ["/users", () => ({ name: "İlişki", email: "iliski@anka.example", roleId: theirs.roleId })],
    ["/teams", () => ({ name: "İlişki", memberIds: [theirs.ownerId] })],
  ])("in a relation of a new record: POST %s", async (path, body) => {
    const answer = await api("anka", path, { cookie: owner, body: body() });
    expect([404, 422], answer.text).toContain(answer.status);
    const left =
      "select (select count(*) from customers where name = 'İlişki')::int + (select count(*) from deals where name = 'İlişki')::int + (select count(*) from tasks where title = 'İlişki')::int + (select count(*) from teams where name = 'İlişki')::int as n";
    expect(await sql(left)).toEqual([{ n: 0 }]);
  });

  test("in a relation of a record that is changed, or of a deal that is moved or lost", async () => {
    const mine = (await api("anka", "/customers", { body: { kind: "person", name: "Sağlam" } })).json();
    for (const change of [{ companyId: theirs.customerId }, { ownerId: theirs.ownerId }]) {
      const answer = await api("anka", `/customers/${mine.id}`, {
        method: "PATCH",
        body: { ...change, version: mine.version },
      });
      expect([404, 422], answer.text).toContain(answer.status);
    }
    expect((await api("anka", `/customers/${mine.id}`)).json()).toEqual(mine);
    const deal = (await api("anka", "/deals", { body: { name: "Sağlam fırsat", customerId: mine.id } })).json();
    const moved = await api("anka", `/deals/${deal.id}/move`, {
      body: { stageId: theirs.stageId, version: deal.version },
    });
    const lost = await api("anka", `/deals/${deal.id}/lose`, {
      body: { reasonId: theirs.reasonId, version: deal.version },
    });
    for (const answer of [moved, lost]) expect([404, 422], answer.text).toContain(answer.status);
    expect((await api("anka", `/deals/${deal.id}`)).json()).toEqual(deal);
  });

  test("in filters: nothing is found, nothing is told", async () => {
    for (const [path, field, id] of [
      ["/customers", "companyId", "customerId"],
      ["/customers", "ownerId", "ownerId"],
      ["/customers", "tagId", "tagId"],
      ["/deals", "customerId", "customerId"],
      ["/deals", "stageId", "stageId"],
      ["/tasks", "dealId", "dealId"],
    ] as const) {
      const answer = await api("anka", `${path}?filter[${field}]=${theirs[id]}`);
      expect([answer.status, answer.json().data, answer.json().page?.total], `${path} ${field}`).toEqual([200, [], 0]);
    }
  });

  test("in a cursor: another tenant's place shows only one's own rows", async () => {
    const { page } = (await api("pera", "/customers?limit=3")).json();
    const answer = await api("anka", `/customers?limit=50&cursor=${page.next}`);
    const ids = answer.json().data.map((row: Json) => row.id);
    const own = await sql<{ n: number }>(
      `select count(*)::int as n from customers where tenant_id = ${tenantId("anka")} and id = any($1)`,
      [ids],
    );
    expect(own[0]?.n).toBe(ids.length);
  });
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
    ["not a time", () => encode(["-createdAt", `["yesterday'; drop table customers; --","${theirs.customerId}"]`])],
    ["not an id", () => encode(["-createdAt", '["2026-01-01","x"]'])],
    ["a NUL", () => encode(["-createdAt", `["2026-01-01\\u0000","${theirs.customerId}"]`])],
    ["too long", () => "a".repeat(5000)],
  ];
  test.each(bad)("%s", async (_, forge) => {
    const { page } = (await api("anka", "/customers?limit=3")).json();
    const answer = await api("anka", `/customers?limit=3&cursor=${encodeURI(forge(page.next)).replaceAll("%25", "%")}`);
    expect([answer.status, answer.json().code], answer.text).toEqual([422, "invalid"]);
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
    const file = await api("anka", "/customers/export", { body: { filter: { source: { eq: "formül" } } } });
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
    const { account } = await import("./product.ts");
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

function idFor(path: string, name: string): string {
  if (name !== "id") return theirs[name] ?? "";
  const before = /\/([\w-]+)\/\{id\}/.exec(path)?.[1] ?? "";
  const by: Record<string, string> = {
    customers: "customerId",
    deals: "dealId",
    projects: "projectId",
    tasks: "taskId",
    users: "ownerId",
    roles: "roleId",
    teams: "teamId",
    tags: "tagId",
    stages: "stageId",
    notes: "noteId",
    "lost-reasons": "reasonId",
  };
  return theirs[by[before] ?? "customerId"] ?? "";
}

/** How a tenant's rows look: any change to them changes it. */
async function fingerprint(slug: Slug): Promise<unknown> {
  const tables = [
    "customers",
    "deals",
    "tasks",
    "projects",
    "notes",
    "tags",
    "users",
    "teams",
    "roles",
    "stages",
    "pipelines",
    "lost_reasons",
  ];
  const parts = tables.map(
    (table) =>
      `(select md5(string_agg(t::text, '|' order by id)) from ${table} t where tenant_id = ${tenantId(slug)}) as ${table}`,
  );
  return (await sql(`select ${parts.join(", ")}`))[0];
}

async function first(path: string): Promise<string> {
  const answer = await api("pera", path);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.text}`);
  return answer.json().data[0].id;
}

function tenantId(slug: Slug): string {
  return `(select id from tenants where slug = '${slug}')`;
}
