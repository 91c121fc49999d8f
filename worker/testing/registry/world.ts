import { createHash, randomBytes } from "node:crypto";
import { Client } from "pg";
import { inject } from "vitest";
import { tenantByHost } from "#tenants/index.ts";
import type { Grants } from "#worker/kernel/actor.ts";
import type { Ctx } from "#worker/kernel/context.ts";
import { openCtx } from "#worker/kernel/open.ts";
import { builtInGrants } from "#worker/kernel/roles.ts";
import { modules } from "#worker/modules.ts";
import { type Fixture, freshTenant } from "../fixture.ts";
import { loadTables } from "../load-tables.ts";
import { type OneOfEach, oneOfEach } from "../one-of-each.ts";

export type World = Fixture & { rows: OneOfEach };

const owner = new Client(inject("ownerUrl"));
let connected: Promise<unknown> | undefined;

/** A fresh tenant with one of each record. */
export async function newWorld(): Promise<World> {
  connected ??= owner.connect();
  await connected;
  const fixture = await freshTenant();
  return { ...fixture, rows: { ...(await oneOfEach(owner, fixture.tenant.id)), tenants: fixture.tenant.id } };
}

/** All rights that the modules declare but one. */
export function grantsWithout(permission: string): Grants {
  const { [permission]: _, ...others } = builtInGrants(modules, "owner");
  return others;
}

/** A user whose role is an admin's own. */
export async function withGrants(world: World, grants: Grants): Promise<Ctx> {
  const { id, ctx } = await world.newUser("viewer");
  const role = `Own ${id}`;
  await world.sql("insert into roles (tenant_id, id, name, grants) values ($1, uuidv7(), $2, $3)", [
    world.tenant.id,
    role,
    JSON.stringify(grants),
  ]);
  await world.sql(
    "update users set role_id = (select id from roles where tenant_id = $1 and name = $2) where tenant_id = $1 and id = $3",
    [world.tenant.id, role, id],
  );
  return ctx;
}

/** With a session that nobody ever opened. */
export function forged(world: World): Ctx {
  return context(world, world.tenant, { kind: "session", hash: hash() });
}

/** A platform operator, on the platform's host or, strangely, on the tenant's. */
export async function asOperator(world: World, where: "platform" | "tenant"): Promise<Ctx> {
  const secret = hash();
  await world.sql(
    `with made as (insert into operators (id, email, name, password_hash) values (uuidv7(), $1 || '@platform.example', 'Operator', 'none') returning id)
     insert into operator_sessions (id, operator_id, token_hash, expires_at) select uuidv7(), id, $1, now() + interval '1 day' from made`,
    [secret],
  );
  return context(world, where === "tenant" ? world.tenant : null, { kind: "operator", hash: secret });
}

/** Everything a tenant has, but for marks of when somebody was last there, and booked tries, which failures are meant to leave. */
export async function everything(world: World): Promise<Record<string, unknown[]>> {
  const tables = [...(await loadTables()).keys(), "usage"].filter((table) => table !== "sign_in_attempts");
  const parts = tables.map(
    (table) =>
      `select '${table}' as name, coalesce(jsonb_agg(to_jsonb(t) - '{last_seen_at,last_used_at}'::text[] order by t::text), '[]') as rows from ${table} t where tenant_id = $1`,
  );
  const found = await world.sql<{ name: string; rows: unknown[] }>(
    `${parts.join(" union all ")} union all select 'tenants', jsonb_agg(to_jsonb(t)) from tenants t where id = $1`,
    [world.tenant.id],
  );
  return Object.fromEntries(found.map(({ name, rows }) => [name, rows]));
}

function context(world: World, tenant: Ctx["tenant"], credential: Ctx["credential"]): Ctx {
  const database = { url: inject("databaseUrl"), fetchEndpoint: inject("fetchEndpoint") };
  return openCtx({
    origin: `https://${world.tenant.host}`,
    tenant,
    credential,
    database,
    services: world.services,
    reload: (old) => tenantByHost(database, old.host),
    later: (work) => void work.catch(() => undefined),
  });
}

function hash(): string {
  return createHash("sha256").update(randomBytes(32)).digest("hex");
}
