import { beforeAll, describe, expect, test } from "vitest";
import { api, ask, hostOf, type Json, type Slug, signedIn, sql } from "./product.ts";

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
