import { exampleOf } from "./example.ts";
import { parametersOf } from "./openapi-parameters.ts";
import type { Json, SchemaBook } from "./openapi-schemas.ts";
import type { Entry } from "./route-table.ts";
import { rowOf, shapeOf } from "./schema-shape.ts";

/** `paths` of the document: one entry a route. */
export function pathsOf(table: Entry[], book: SchemaBook): Record<string, Json> {
  const paths: Record<string, Json> = {};
  for (const entry of table) {
    const path = `/${entry.segments.map((segment) => segment.replace(/^:(.*)$/, "{$1}")).join("/")}`;
    paths[path] = { ...paths[path], [entry.method.toLowerCase()]: operationOf(entry, book) };
  }
  return paths;
}

function operationOf(entry: Entry, book: SchemaBook): Json {
  const { operation, method } = entry;
  const input = book.inline(operation.input, "input");
  const body = bodyOf(entry, input, book);
  return {
    operationId: operation.name,
    tags: [operation.name.split(".")[0]],
    summary: operation.summary,
    description: accessOf(entry),
    parameters: parametersOf(entry, input, book.schemas),
    ...(body && method !== "GET" && method !== "DELETE" ? { requestBody: body } : {}),
    responses: { ...success(entry, book), ...failures(entry) },
    ...(operation.access === "public" ? { security: [] } : operation.usersOnly ? { security: [{ session: [] }] } : {}),
  };
}

function accessOf({ operation }: Entry): string {
  const { access } = operation;
  if (access === "public") return "Open to everyone.";
  const who = operation.usersOnly ? "Signed-in people only, no API keys." : "Signed-in people and API keys.";
  return access.includes(":") ? `${who} Needs \`${access}\`.` : who;
}

/** The input without what the path carries. */
function bodyOf({ operation, segments }: Entry, input: Json, book: SchemaBook): Json | undefined {
  const inPath = new Set(segments.filter((s) => s.startsWith(":")).map((s) => s.slice(1)));
  const target = typeof input.$ref === "string" ? book.schemas[input.$ref.split("/").at(-1) ?? ""] : input;
  const all = (target?.properties ?? {}) as Json;
  const properties = Object.fromEntries(Object.entries(all).filter(([name]) => !inPath.has(name)));
  if (target?.properties && Object.keys(properties).length === 0) return;
  const required = ((target?.required ?? []) as string[]).filter((name) => !inPath.has(name));
  const { required: _, ...rest } = target ?? {};
  const schema = target?.properties ? { ...rest, properties, ...(required.length > 0 ? { required } : {}) } : input;
  const name = `${pascal(operation.name)}Input`;
  book.schemas[name] = schema;
  const content = { schema: { $ref: `#/components/schemas/${name}` }, example: exampleOf(schema, book.schemas) };
  return { required: required.length > 0, content: { "application/json": content } };
}

function success(entry: Entry, book: SchemaBook): Json {
  const { operation, method } = entry;
  if (method === "DELETE" && operation.output._zod.def.type === "null")
    return { 204: { description: "Done.", headers: headersOf(entry) } };
  const row = rowOf(operation.output);
  if (row) book.named(row, `${pascal(operation.name)}Row`, "output");
  const schema = row
    ? book.inline(operation.output, "output")
    : book.named(operation.output, `${pascal(operation.name)}Output`, "output");
  const content = { schema, example: exampleOf(schema, book.schemas) };
  const answer = {
    description: operation.creates ? "Created." : "Done.",
    headers: headersOf(entry),
    content: { "application/json": content },
  };
  const known =
    method === "GET" && versioned(entry)
      ? { 304: { description: "Still current.", headers: { ETag: ref("headers", "ETag") } } }
      : {};
  return { [operation.creates ? 201 : 200]: answer, ...known };
}

function headersOf(entry: Entry): Json {
  const { method } = entry;
  return {
    "X-Request-Id": ref("headers", "RequestId"),
    RateLimit: ref("headers", "RateLimit"),
    ...(versioned(entry) ? { ETag: ref("headers", "ETag") } : {}),
    ...(entry.locates ? { Location: ref("headers", "Location") } : {}),
    ...(method === "POST" ? { "Idempotency-Replayed": ref("headers", "Replayed") } : {}),
  };
}

function versioned({ operation }: Entry): boolean {
  return Boolean(shapeOf(operation.output)?.version);
}

function failures({ operation, method, segments }: Entry): Json {
  const writes = operation.kind === "command";
  const named: Record<number, string | false> = {
    401: operation.access !== "public" && "unauthenticated",
    402: method === "POST" && writes && "limit_reached",
    403: operation.access !== "public" && "forbidden",
    404: segments.some((segment) => segment.startsWith(":")) && "not_found",
    409: writes && "conflict",
    412: writes && Boolean(shapeOf(operation.input)?.version) && "changed_meanwhile",
    413: method !== "GET" && method !== "DELETE" && "too_large",
    422: "invalid",
    423: "locked",
    429: "too_many_requests",
    500: "internal",
    503: "unavailable",
  };
  return Object.fromEntries(
    Object.entries(named).flatMap(([status, code]) => (code ? [[status, ref("responses", code)]] : [])),
  );
}

function ref(kind: "responses" | "headers", name: string): Json {
  return { $ref: `#/components/${kind}/${name}` };
}

/** `customers.add_note` → `CustomersAddNote` */
function pascal(name: string): string {
  return name.replace(/(?:^|[._-])([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
