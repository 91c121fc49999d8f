import type { Client } from "pg";
import { z } from "zod";
import type { Credential } from "#worker/kernel/actor.ts";
import { shapeOf } from "#worker/kernel/api/schema-shape.ts";
import type { Ctx } from "#worker/kernel/context.ts";
import { prepare } from "#worker/kernel/db/builder.ts";
import { newId } from "#worker/kernel/id.ts";
import type { Query } from "#worker/kernel/operation.ts";
import type { Tenant } from "#worker/kernel/tenant.ts";
import { modules } from "#worker/modules.ts";

import { OWN } from "../data/own.ts";

export type Sql = { sql: string; params: unknown[] };
/** One registered query with one input: what its operation hands to the runner. */
export type Registered = { name: string; operator: boolean; system: boolean; statements: Sql[] };

type Samples = { ids: Map<string, string>; word: string; tenant: Pick<Tenant, "id" | "objects" | "fields"> };

/** Every query of the registry, lists also with each sort, each filter and a search, as the first tenant would send them. */
export async function registeredQueries(client: Client): Promise<Registered[]> {
  const samples = await readSamples(client);
  const queries = modules.flatMap(({ operations }) => operations.filter((one) => one.kind === "query"));
  return queries.flatMap((operation) =>
    sampled(operation, samples).flatMap(({ label, parsed }) => {
      if (!parsed.success) {
        if (label === "") throw new Error(`No sample input for ${operation.name}: ${parsed.error.message}`);
        return [];
      }
      const statements = Object.values(operation.read({ input: parsed.data, ctx: sampleCtx(samples) }))
        .filter((statement) => statement !== undefined)
        .map((statement) => prepare(statement).getQuery());
      return [
        {
          name: `${operation.name}${label}`,
          operator: operation.access === "operator",
          system: operation.elevated === true,
          statements,
        },
      ];
    }),
  );
}

/** What a query is asked: the least it takes, labelled "", and each of its sorts, filters and a search, as its contract reads it. */
export function sampled(operation: Query, samples: Samples) {
  return inputsOf(operation, samples).map(({ label, input }) => ({ label, parsed: operation.input.safeParse(input) }));
}

async function readSamples(client: Client): Promise<Samples> {
  const { rows } = await client.query<{ id: string }>("select id from tenants where slug = 't1'");
  const tenantId = rows[0]?.id ?? "";
  const known = await client.query<{ tenant: Tenant }>("select app.tenant_by_id($1) as tenant", [tenantId]);
  const tables = [
    "customers",
    "deals",
    "projects",
    "tasks",
    "users",
    "teams",
    "roles",
    "pipelines",
    "stages",
    "tags",
    "lost_reasons",
    "records",
    "fields",
    "objects",
    "comments",
    "jobs",
    "imports",
    "exports",
    "products",
    "price_lists",
    "quotes",
    "territories",
    "competitors",
    "win_reasons",
  ];
  const ids = new Map([["tenants", tenantId]]);
  for (const table of tables) {
    const found = await client.query<{ id: string }>(
      `select id from ${table} where tenant_id = $1 order by id offset (select count(*) / 2 from ${table} where tenant_id = $1) limit 1`,
      [tenantId],
    );
    ids.set(table, found.rows[0]?.id ?? newId(Date.now()));
  }
  return { ids, tenant: known.rows[0]?.tenant as Tenant, word: "yılmaz" };
}

type Labelled = { label: string; input: Record<string, unknown> };

function inputsOf(operation: Query, samples: Samples): Labelled[] {
  const shape = shapeOf(operation.input) ?? {};
  const base = Object.fromEntries(
    Object.entries(shape).flatMap(([field, schema]) => {
      const needed = field === "q" ? !("filter" in shape) : !z.safeParse(schema, undefined).success;
      return needed ? [[field, valueFor(field, schema, operation, samples)]] : [];
    }),
  );
  const plain: Labelled = { label: "", input: base };
  if (!("filter" in shape)) return [plain];
  const sorts = sortsOf(operation).map((sort) => ({ label: ` sort=${sort}`, input: { ...base, sort } }));
  const filters = Object.entries(shapeOf(shape.filter) ?? {}).flatMap(([field, schema]) => {
    const filter = filterFor(field, schema, samples);
    return filter ? [{ label: ` filter[${field}]`, input: { ...base, filter: { [field]: filter } } }] : [];
  });
  return [plain, ...sorts, ...filters, { label: " q", input: { ...base, q: samples.word } }];
}

/** A value that the field takes: an id of the operation's own table, a moment, the word, a choice. */
function valueFor(field: string, schema: z.core.$ZodType, operation: Query, { ids, word }: Samples): unknown {
  if (field === "object" && operation.route?.includes("/:object/")) return OWN;
  const own =
    operation.access === "operator" ? "tenants" : (operation.route?.split("/:id")[0]?.split("/").at(-1) ?? "");
  const resource = field === "id" ? own : `${field.replace(/Id$/, "")}s`;
  const id = ids.get(resource.replaceAll("-", "_")) ?? newId(Date.now());
  const days = { from: 30, previousFrom: 60 }[field] ?? 0;
  const moment = new Date(Date.now() - days * 86_400_000).toISOString();
  const candidates = [
    ...optionsOf(schema),
    ...[id, moment, moment.slice(0, 10), moment.slice(0, 7), word, "customers", "TRY", "A".repeat(43)],
  ];
  return candidates.find((value) => z.safeParse(schema, value).success);
}

/** The contract knows the names only inside a check, so they are tried. */
function sortsOf(operation: Query): string[] {
  const row = shapeOf(operation.output)?.data;
  const fields = row instanceof z.ZodArray ? Object.keys(shapeOf(row.element) ?? {}) : [];
  const sort = shapeOf(operation.input)?.sort;
  return fields
    .filter((field) => sort !== undefined && z.safeParse(sort, field).success)
    .flatMap((field) => [field, `-${field}`]);
}

/** The first operator that takes one of the values at hand. */
function filterFor(field: string, schema: z.core.$ZodType, { ids }: Samples): Record<string, unknown> | undefined {
  const id = ids.get(`${field.replace(/Id$/, "")}s`) ?? ids.get(field === "companyId" ? "customers" : "users");
  const month = new Date(Date.now() - 30 * 86_400_000).toISOString();
  const values = [id, month, month.slice(0, 10), "true", "1000000", "İzmir"];
  const operators = shapeOf(schema) ?? {};
  for (const [operator, operand] of Object.entries(operators)) {
    const fitting = [...optionsOf(operand), ...values].find((value) => z.safeParse(operand, value).success);
    if (fitting !== undefined) return { [operator]: fitting };
  }
  return undefined;
}

function optionsOf(schema: z.core.$ZodType): string[] {
  if (schema instanceof z.ZodEnum) return schema.options.map(String);
  if (schema instanceof z.ZodOptional) return optionsOf(schema.unwrap());
  if (schema instanceof z.ZodPipe) return optionsOf(schema.out);
  return schema instanceof z.ZodArray ? optionsOf(schema.element) : [];
}

function sampleCtx({ tenant: known }: Samples): Ctx {
  const credential: Credential = { kind: "none" };
  const clock = { now: () => Date.now() };
  const tenant = {
    ...known,
    timeZone: "Europe/Istanbul",
    currency: "TRY",
    language: "tr",
    features: {},
    limits: {},
  };
  const services = { mailer: { keeps: true } };
  return { credential, clock, tenant, services, requestId: "bench", newId: () => newId(clock.now()) } as unknown as Ctx;
}
