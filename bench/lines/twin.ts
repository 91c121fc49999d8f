import { createHash } from "node:crypto";
import type { Client } from "pg";
import { keyOf } from "../data/names.ts";

/**
 * Makes the schema `twin`: for every table a view of the same name over the same rows, past row security (a view reads as
 * its owner) and with the tenant as a constant where the table has one. A statement under `search_path = twin` is the same
 * statement as if row security did not exist and somebody had written the predicate by hand. Operators read all tenants:
 * their twin is `twin_all`, without the tenant.
 */
export async function makeTwin(owner: Client, tenantId: string): Promise<void> {
  const { rows } = await owner.query<{ name: string; tenant: boolean }>(
    `select c.relname as name, exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id') as tenant
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'schema_migrations'`,
  );
  for (const schema of SCHEMAS)
    await owner.query(
      `drop schema if exists ${schema} cascade; create schema ${schema}; grant usage on schema ${schema} to app_actor`,
    );
  for (const { name, tenant } of rows) {
    const table = owner.escapeIdentifier(name);
    const where = tenant ? ` where tenant_id = ${owner.escapeLiteral(tenantId)}::uuid` : "";
    for (const schema of SCHEMAS)
      await owner.query(
        `create view ${schema}.${table} as select * from public.${table}${schema === "twin" ? where : ""};
        grant select on ${schema}.${table} to app_actor`,
      );
  }
}

export async function dropTwin(owner: Client): Promise<void> {
  for (const schema of SCHEMAS) await owner.query(`drop schema ${schema} cascade`);
}

const SCHEMAS = ["twin", "twin_all"] as const;

export type Actor = "key" | "operator" | "system";

/** The schema where an actor's statements find the same rows without row security. */
export function twinOf(actor: Actor): (typeof SCHEMAS)[number] {
  return actor === "operator" ? "twin_all" : "twin";
}

/** Begins a transaction as the Worker does. */
export async function begin(worker: Client, tenantId: string, actor: Actor): Promise<void> {
  await worker.query("begin read only");
  await worker.query("set local plan_cache_mode = force_custom_plan");
  const secret = createHash("sha256").update(keyOf(1)).digest("hex");
  if (actor === "operator")
    await worker.query("select app.act(null, 'operator', null, null, '{}'), set_config('role', 'app_operator', true)");
  else {
    const [kind, hash] = actor === "key" ? ["api_key", secret] : ["system", null];
    await worker.query("select app.enter($1, null, $2, $3, null, false, 'bench', 'bench', '127.0.0.1')", [
      tenantId,
      kind,
      hash,
    ]);
  }
}
