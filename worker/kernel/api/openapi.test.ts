import { Validator } from "@seriousme/openapi-schema-validator";
import { afterEach, expect, test, vi } from "vitest";
import { type FieldType, OPERATORS } from "../list/fields.ts";
import { fakeApi, operations } from "./fake-api.ts";
import type { Json } from "./openapi-schemas.ts";

afterEach(() => void vi.unstubAllGlobals());

type Operation = {
  operationId: string;
  tags: string[];
  parameters: Json[];
  requestBody?: Body;
  responses: Record<string, Json>;
  security?: unknown;
};
type Body = { required: boolean; content: { "application/json": { schema: Json; example: unknown } } };
type Document = {
  openapi: string;
  info: { title: string };
  servers: unknown;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Json & { properties: Json }>; responses: Json };
};

async function documented() {
  const response = await fakeApi().call("/openapi.json");
  expect(response.headers.get("content-type")).toBe("application/json");
  const text = await response.text();
  return { text, document: JSON.parse(text) as Document };
}

test("the document is valid OpenAPI 3.1 and every reference leads somewhere", async () => {
  const { text, document } = await documented();
  const validator = new Validator();
  expect(await validator.validate(structuredClone(document) as never)).toEqual({ valid: true });
  expect(validator.version).toBe("3.1");
  const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference = ""]) => reference);
  expect(references.length).toBeGreaterThan(20);
  for (const reference of references) {
    const target = reference
      .split("/")
      .slice(1)
      .reduce<unknown>((at, key) => (at as Json | undefined)?.[key], document);
    expect(target, reference).toBeDefined();
  }
});

test("it is the tenant's own: name and address", async () => {
  const { text, document } = await documented();
  expect(document.info.title).toBe('Anka "Dijital" API');
  expect(document.servers).toEqual([{ url: "https://crm.example.com/api/v1" }]);
  expect(text).not.toMatch(/swagger|smartbear/i);
});

test("every operation with a route is there under its name", async () => {
  const { document } = await documented();
  const there = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => `${one.operationId} ${method.toUpperCase()} ${path}`),
  );
  const expected = operations.map((one) => `${one.name} ${one.route?.replace(/:(\w+)/g, "{$1}")}`);
  expect(there.sort()).toEqual(expected.sort());
});

test("a list shows each filter and operator, a page of named rows", async () => {
  const { document } = await documented();
  const list = document.paths["/customers"]?.get;
  const names = list?.parameters.map((one) => one.name ?? one.$ref);
  expect(names).toEqual([
    "#/components/parameters/limit",
    "#/components/parameters/cursor",
    "sort",
    "#/components/parameters/q",
    ...filtersOf("province", "text"),
    ...filtersOf("createdAt", "time"),
    ...filtersOf("kind", "select"),
    "filter[and]",
    "filter[or]",
    "#/components/parameters/fields",
  ]);
  expect(JSON.stringify(list?.responses[200])).toContain("#/components/schemas/CustomersListRow");
});

test("bodies leave out what the path carries and show an example; shared shapes stand once", async () => {
  const { document } = await documented();
  const change = document.paths["/customers/{id}"]?.patch;
  expect(change?.requestBody?.required).toBe(false);
  expect(Object.keys(document.components.schemas.CustomersUpdateInput?.properties ?? {})).toEqual(["name", "version"]);
  expect(document.paths["/customers"]?.post?.requestBody?.content["application/json"].example).toMatchObject({
    name: "text",
    emails: [],
  });
  const outputs = [change, document.paths["/customers"]?.post].map((one) =>
    JSON.stringify(one?.responses[200] ?? one?.responses[201]),
  );
  for (const output of outputs) expect(output).toContain('"#/components/schemas/FakeCustomer"');
  expect(document.components.schemas.FakeCustomer?.properties.createdAt).toEqual({
    type: "string",
    format: "date-time",
  });
  expect(change?.parameters.at(-1)).toEqual({ $ref: "#/components/parameters/ifMatch" });
});

test("what creates is 201 with its place, other verbs are not", async () => {
  const { document } = await documented();
  const created = document.paths["/customers"]?.post?.responses ?? {};
  expect([Object.keys(created).filter((code) => code < "300"), JSON.stringify(created[201])]).toEqual([
    ["201"],
    expect.stringContaining('"Location"'),
  ]);
  const noted = JSON.stringify(document.paths["/customers/{id}/notes"]?.post?.responses[200]);
  expect(noted).not.toContain("Location");
});

test("says who may, and what can go wrong", async () => {
  const { document } = await documented();
  expect(document.paths["/ping"]?.get?.security).toEqual([]);
  expect(document.paths["/customers/{id}/notes"]?.post?.security).toEqual([{ session: [] }]);
  expect(Object.keys(document.paths["/customers/{id}"]?.patch?.responses ?? {})).toEqual([
    "200",
    "401",
    "403",
    "404",
    "409",
    "412",
    "413",
    "422",
    "423",
    "429",
    "500",
    "503",
  ]);
  expect(Object.keys(document.paths["/customers/{id}"]?.delete?.responses ?? {})).toContain("204");
});

function filtersOf(field: string, type: FieldType): string[] {
  return OPERATORS[type].map((operator) => (operator === "eq" ? `filter[${field}]` : `filter[${field}][${operator}]`));
}
