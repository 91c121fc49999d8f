import { type Env, Hono } from "hono";
import { vi } from "vitest";
import { z } from "zod";
import { listInput, pageOf } from "../list/contract.ts";
import { openCtx } from "../open.ts";
import { command, type Operation, query } from "../operation.ts";
import type { Services } from "../services.ts";
import type { Tenant } from "../tenant.ts";
import { type ApiOptions, apiRouter } from "./router.ts";

const id = "01936a5e-7c3a-7d2b-9f10-3b6c5d4e2f1a";
const Customer = z
  .object({ id: z.uuid(), name: z.string(), version: z.int(), createdAt: z.date() })
  .meta({ id: "FakeCustomer" });
const Row = z.object({ id: z.uuid(), name: z.string(), province: z.string().nullable() });
const row = { id, name: "Işıl", version: 7, createdAt: new Date(0) };

const filters = {
  province: { type: "text" },
  createdAt: { type: "time" },
  kind: { type: "select", options: ["person", "company"] },
} as const;
const list = query({
  name: "customers.list",
  summary: "List customers",
  access: "customers:read",
  route: "GET /customers",
  input: listInput({ fields: filters, sorts: ["name", "createdAt"], sort: "-createdAt" }),
  output: pageOf(Row),
  read: () => ({}),
  result: (_, { input }) =>
    record("customers.list", input, {
      data: [{ id, name: "Işıl", province: "İzmir" }],
      page: { next: null, total: 1 },
    }),
});
const get = query({
  name: "customers.get",
  summary: "A customer",
  access: "customers:read",
  route: "GET /customers/:id",
  input: z.strictObject({ id: z.uuid() }),
  output: Customer,
  read: () => ({}),
  result: (_, { input }) => record("customers.get", input, row),
});
const birthdays = query({
  name: "customers.birthdays",
  summary: "Whose birthday it is",
  access: "customers:read",
  route: "GET /customers/birthdays",
  input: z.strictObject({}),
  output: z.array(z.string()),
  read: () => ({}),
  result: (_, { input }) => record("customers.birthdays", input, ["Işıl"]),
});
const create = command({
  name: "customers.create",
  summary: "Create a customer",
  access: "customers:write",
  route: "POST /customers",
  creates: true,
  input: z.strictObject({
    name: z.string().min(1).max(200),
    emails: z.array(z.email()).max(3).default([]),
    extra: z.json().optional(),
  }),
  output: Customer,
  write: () => ({}),
  result: (_, { input }) => record("customers.create", input, row),
});
const update = command({
  name: "customers.update",
  summary: "Change a customer",
  access: "customers:write",
  route: "PATCH /customers/:id",
  input: z.strictObject({ id: z.uuid(), name: z.string().optional(), version: z.int().optional() }),
  output: Customer,
  write: () => ({}),
  result: (_, { input }) => record("customers.update", input, { ...row, version: 8 }),
});
const remove = command({
  name: "customers.remove",
  summary: "Remove a customer",
  access: "customers:delete",
  route: "DELETE /customers/:id",
  input: z.strictObject({ id: z.uuid(), version: z.int().optional() }),
  output: z.null(),
  write: () => ({}),
  result: (_, { input }) => record("customers.remove", input, null),
});
const addNote = command({
  name: "notes.add",
  summary: "Add a note",
  access: "customers:write",
  usersOnly: true,
  route: "POST /customers/:id/notes",
  input: z.strictObject({ id: z.uuid(), text: z.string() }),
  output: z.object({ ok: z.boolean() }),
  write: () => ({}),
  result: (_, { input }) => record("notes.add", input, { ok: true }),
});
const ping = query({
  name: "status.ping",
  summary: "Is it there",
  access: "public",
  route: "GET /ping",
  input: z.strictObject({}),
  output: z.object({ ok: z.boolean() }),
  read: () => ({}),
  result: (_, { input }) => record("status.ping", input, { ok: true }),
});

export const operations: Operation[] = [get, list, birthdays, create, update, remove, addNote, ping];
export const customerId = id;

/** What a statement of the wire's far end answers: nothing special, or an error as Postgres words it. */
export type Wire = (query: string, params: unknown[]) => { code: string; message: string; detail?: string } | undefined;

/**
 * The API over these operations and the real runner. The database is a stand-in at the wire: it lets everyone in, and
 * raises what `wire` says.
 */
export function fakeApi(wire: Wire = () => undefined, options: ApiOptions<Env> = {}) {
  ran.length = 0;
  const sent: { query: string; params: unknown[] }[] = [];
  const errors: unknown[] = [];
  const work: Promise<unknown>[] = [];
  vi.stubGlobal("fetch", async (_: string, init: { body: string }) => {
    const { queries } = JSON.parse(init.body) as { queries: typeof sent };
    sent.push(...queries);
    const raised = queries.map(({ query, params }) => wire(query, params)).find(Boolean);
    if (raised) return Response.json(raised, { status: 400 });
    const fields = [{ name: "actor", dataTypeID: 3802 }];
    const rows = [[JSON.stringify({ kind: "api_key", id, name: "Test", touch: false, grants })]];
    return Response.json({ results: queries.map(() => ({ fields, rows, rowCount: 1, command: "SELECT" })) });
  });
  const ctx = openCtx({
    requestId: "01936a5e-0000-7000-8000-000000000001",
    origin: "https://crm.example.com",
    tenant,
    credential: { kind: "api_key", hash: "0" },
    database: { url: "postgresql://nobody:nothing@builder.invalid/none" },
    services: {} as Services,
    log: { set: () => undefined, error: (error) => void errors.push(error), end: () => undefined },
    later: (one) => void work.push(one),
  });
  const app = new Hono().route(
    "/api/v1",
    apiRouter(operations, () => ctx, options),
  );
  const call = (path: string, init?: RequestInit) => app.request(`https://crm.example.com/api/v1${path}`, init);
  return { call, ran, sent, errors, work, ctx };
}

const ran: { name: string; input: unknown }[] = [];

function record<T>(name: string, input: unknown, result: T): T {
  ran.push({ name, input });
  return result;
}

const grants = { "customers:read": "all", "customers:write": "all", "customers:delete": "all" };
const tenant: Tenant = {
  id,
  slug: "anka",
  host: "crm.example.com",
  status: "active",
  planKey: "team",
  features: {},
  limits: {},
  brand: { name: 'Anka "Dijital"', colour: "#2f6feb", radius: "medium", font: "inter" },
  language: "tr",
  currency: "TRY",
  timeZone: "Europe/Istanbul",
  version: 1,
  objects: [],
  fields: [],
  assignment: [],
  layouts: [],
};
