import { createHash, randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";
import { inject } from "vitest";
import { tenantByHost, tenantById } from "#tenants/index.ts";
import type { Credential, Grants } from "#worker/kernel/actor.ts";
import type { Ctx } from "#worker/kernel/context.ts";
import type { Relay } from "#worker/kernel/events/relay.ts";
import { newId } from "#worker/kernel/id.ts";
import { work } from "#worker/kernel/jobs/work.ts";
import type { RoleKey } from "#worker/kernel/module.ts";
import { openCtx } from "#worker/kernel/open.ts";
import { builtInGrants, ROLE_KEYS } from "#worker/kernel/roles.ts";
import type { Tenant } from "#worker/kernel/tenant.ts";
import { modules } from "#worker/modules.ts";
import { testServices } from "./services.ts";

export type Fixture = {
  tenant: Tenant;
  services: ReturnType<typeof testServices>;
  /** A context as that built-in role; one user each, made on first use. */
  as(role: RoleKey): Promise<Ctx>;
  /** A new user of that role. */
  newUser(role: RoleKey, teamId?: string): Promise<{ id: string; ctx: Ctx }>;
  anonymous(): Ctx;
  /** With any credential, from any address. */
  open(credential: Credential, from?: From): Ctx;
  system(): Ctx;
  /** Works on the jobs that wait, as the queue's consumer does, until none is left. */
  work(): Promise<void>;
  apiKey(grants: Grants): Promise<Ctx>;
  /** SQL as the owner of the database, past row security: to look, and to lay out what no operation makes. */
  sql<Row>(text: string, params?: unknown[]): Promise<Row[]>;
};

type From = { ip?: string; userAgent?: string; requestId?: string; tenant?: Tenant };
type Options = { planKey?: string; language?: "tr" | "en" };

let owner: Promise<Client> | undefined;

/** A fresh tenant with its roles and an owner, on real Postgres; contexts run as the Worker's own database role. */
export async function freshTenant(options: Options = {}): Promise<Fixture> {
  const id = newId(Date.now());
  const host = `t${id.replaceAll("-", "")}.test`;
  const ownerId = newId(Date.now());
  await provision(id, host, ownerId, options);
  const services = testServices();
  const tenant = await found(id);
  const open = (credential: Credential, from: From = {}) =>
    openCtx({
      origin: `https://${host}`,
      tenant,
      ...from,
      credential,
      database: { url: inject("databaseUrl"), fetchEndpoint: inject("fetchEndpoint") },
      services,
      reload: (old) => tenantByHost({ url: inject("databaseUrl"), fetchEndpoint: inject("fetchEndpoint") }, old.host),
      later: (work) => void work.catch(() => undefined),
    });
  const newUser = async (role: RoleKey, teamId?: string) => {
    const userId = role === "owner" ? ownerId : await addUser(id, role);
    if (teamId) await joinTeam(id, userId, teamId);
    return { id: userId, ctx: open({ kind: "session", hash: await session(id, userId) }) };
  };
  const known = new Map<RoleKey, Promise<Ctx>>();
  return {
    tenant,
    services,
    newUser,
    open,
    as(role) {
      const ctx = known.get(role) ?? newUser(role).then((user) => user.ctx);
      known.set(role, ctx);
      return ctx;
    },
    anonymous: () => open({ kind: "none" }),
    system: () => open({ kind: "system" }),
    work: () => workOff(id, services, open),
    async apiKey(grants) {
      const hash = secretHash();
      await asOwner(
        "insert into api_keys (tenant_id, id, name, prefix, secret_hash, grants) values ($1, uuidv7(), 'test', 'test', $2, $3)",
        [id, hash, JSON.stringify(grants)],
      );
      return open({ kind: "api_key", hash });
    },
    sql: asOwner,
  };
}

async function workOff(id: string, services: Fixture["services"], open: Fixture["open"]): Promise<void> {
  const relay: Relay = {
    modules,
    open: async (_, __, job) =>
      open(job && !job.asSystem ? { kind: "job", hash: job.id } : { kind: "system" }, {
        tenant: await found(id),
        ...(job ? { requestId: job.id } : {}),
      }),
  };
  // What a command sends after its commit is on its way.
  await delay(0);
  for (let job = services.jobs.shift(); job; job = services.jobs.shift()) await work(id, job.jobId, relay);
}

async function provision(id: string, host: string, ownerId: string, { planKey = "scale", language = "tr" }: Options) {
  const spec = {
    id,
    slug: host.split(".")[0],
    host,
    planKey,
    brand: { name: "Test", colour: "#0f8b8d", radius: "medium", font: "inter" },
    language,
    currency: "TRY",
    timeZone: "Europe/Istanbul",
    eventId: newId(Date.now()),
    roles: ROLE_KEYS.map((key) => ({ id: newId(Date.now()), key, name: key, grants: builtInGrants(modules, key) })),
    owner: { id: ownerId, email: "owner@example.com", name: "Owner", passwordHash: "none" },
  };
  await asOwner("select app.provision_tenant($1)", [JSON.stringify(spec)]);
}

async function addUser(tenantId: string, role: RoleKey): Promise<string> {
  const id = newId(Date.now());
  await asOwner(
    `insert into users (tenant_id, id, email, name, role_id, status)
      select $1, $2::uuid, $3, $3, id, 'active' from roles where tenant_id = $1 and key = $4`,
    [tenantId, id, `${role}-${id.slice(-6)}@example.com`, role],
  );
  return id;
}

async function joinTeam(tenantId: string, userId: string, teamId: string): Promise<void> {
  await asOwner(
    "insert into teams (tenant_id, id, name) values ($1, $2::uuid, ($2::uuid)::text) on conflict do nothing",
    [tenantId, teamId],
  );
  await asOwner("insert into team_members (tenant_id, id, team_id, user_id) values ($1, uuidv7(), $2, $3)", [
    tenantId,
    teamId,
    userId,
  ]);
}

async function found(id: string): Promise<Tenant> {
  const tenant = await tenantById({ url: inject("databaseUrl"), fetchEndpoint: inject("fetchEndpoint") }, id);
  if (!tenant) throw new Error("The tenant was not made");
  return tenant;
}

async function session(tenantId: string, userId: string): Promise<string> {
  const hash = secretHash();
  await asOwner(
    "insert into sessions (tenant_id, id, user_id, token_hash, expires_at) values ($1, uuidv7(), $2, $3, now() + interval '1 day')",
    [tenantId, userId, hash],
  );
  return hash;
}

function secretHash(): string {
  return createHash("sha256").update(randomBytes(32)).digest("hex");
}

async function asOwner<Row>(text: string, params: unknown[] = []): Promise<Row[]> {
  owner ??= connect();
  return (await (await owner).query(text, params)).rows as Row[];
}

async function connect(): Promise<Client> {
  const client = new Client(inject("ownerUrl"));
  await client.connect();
  return client;
}
