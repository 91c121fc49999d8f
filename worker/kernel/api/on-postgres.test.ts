import { Validator } from "@seriousme/openapi-schema-validator";
import { Hono } from "hono";
import { beforeAll, expect, test } from "vitest";
import { modules } from "#worker/modules.ts";
import { type Fixture, freshTenant } from "#worker/testing/fixture.ts";
import type { Ctx } from "../context.ts";
import type { Problem } from "./problem.ts";
import { apiRouter } from "./router.ts";

const operations = modules.flatMap((module) => module.operations);
const grants = { "customers:read": "all", "customers:write": "all" } as const;
let tenant: Fixture;
let ctx: Ctx;

beforeAll(async () => {
  tenant = await freshTenant({ language: "en" });
  ctx = await tenant.apiKey(grants);
});

const call = (as: Ctx, path: string, init?: RequestInit) =>
  new Hono()
    .route(
      "/api/v1",
      apiRouter(operations, () => as),
    )
    .request(`${as.origin}/api/v1${path}`, init);
const send = (method: string, body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method,
  headers: { "Content-Type": "application/json", ...headers },
  body: JSON.stringify(body),
});
const create = (name: string, key: string, as = ctx) =>
  call(as, "/customers", send("POST", { kind: "person", name }, { "Idempotency-Key": key }));
const reason = async (response: Response) => ((await response.json()) as Problem).reason;
const count = async (name: string) =>
  (
    await tenant.sql<{ n: number }>("select count(*)::int as n from customers where tenant_id = $1 and name = $2", [
      tenant.tenant.id,
      name,
    ])
  )[0]?.n;

test("a repeated POST answers the same and writes once", async () => {
  const first = await create("Işıl", "once");
  expect([first.status, first.headers.get("idempotency-replayed")]).toEqual([201, null]);
  const again = await create("Işıl", "once");
  expect([again.status, again.headers.get("idempotency-replayed")]).toEqual([201, "true"]);
  expect(again.headers.get("location")).toBe(first.headers.get("location"));
  expect(await again.json()).toEqual(await first.json());
  expect(await count("Işıl")).toBe(1);
});

test("another body under the same key is 422; another actor's key is another key", async () => {
  await create("Ada", "shared");
  const other = await create("Eda", "shared");
  expect([other.status, await reason(other)]).toEqual([422, "idempotency_key_reused"]);
  expect((await create("Eda", "shared", await tenant.apiKey(grants))).status).toBe(201);
});

test("of many at the same time one writes", async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => create("Efe", "race")));
  const written = answers.filter((one) => one.status === 201 && !one.headers.has("idempotency-replayed"));
  expect(written).toHaveLength(1);
  for (const one of answers) expect([201, 409]).toContain(one.status);
  expect(await count("Efe")).toBe(1);
});

test("a refused POST does not use up its key", async () => {
  const refused = await call(ctx, "/customers", send("POST", { kind: "person" }, { "Idempotency-Key": "again" }));
  expect(refused.status).toBe(422);
  expect((await create("Naz", "again")).status).toBe(201);
});

test("an answer that was lost is said to be lost", async () => {
  await create("Can", "lost");
  // A replay proves that the answer was kept by now.
  expect((await create("Can", "lost")).headers.get("idempotency-replayed")).toBe("true");
  await tenant.sql(
    "update idempotency_keys set response = null, created_at = now() - interval '2 minutes' where tenant_id = $1 and key = 'lost'",
    [tenant.tenant.id],
  );
  const again = await create("Can", "lost");
  expect([again.status, await reason(again)]).toEqual([409, "idempotency_answer_lost"]);
});

test("If-Match keeps a change from being lost", async () => {
  const created = await create("Ece", "versions");
  const path = created.headers.get("location")?.slice("/api/v1".length) ?? "";
  const tag = created.headers.get("etag") ?? "";
  expect((await call(ctx, path, { headers: { "If-None-Match": tag } })).status).toBe(304);
  const changed = await call(ctx, path, send("PATCH", { name: "Ece 2" }, { "If-Match": tag }));
  expect([changed.status, changed.headers.get("etag")]).toEqual([200, '"2"']);
  const late = await call(ctx, path, send("PATCH", { name: "Ece 3" }, { "If-Match": tag }));
  expect([late.status, await reason(late)]).toEqual([412, "changed_meanwhile"]);
  expect(await count("Ece 3")).toBe(0);
});

test("the document of all modules is valid", async () => {
  const document = (await (await call(ctx, "/openapi.json")).json()) as { paths: Record<string, object> };
  expect(await new Validator().validate(document as never)).toEqual({ valid: true });
  const routes = operations.filter((one) => one.route && one.access !== "operator").length;
  expect(Object.values(document.paths).flatMap(Object.keys)).toHaveLength(routes);
});
