import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { db, row, rows } from "#worker/kernel/db/builder.ts";
import { keyset, type SortKeys } from "#worker/kernel/db/keyset.ts";
import { hasWords } from "#worker/kernel/db/search.ts";
import { COUNT_CAP } from "#worker/kernel/list/contract.ts";
import { COUNTED, hosts, operatorSessions, operators, plans, tenants } from "../tables.ts";
import type { ListTenants } from "./contract.ts";

const MOST_GUESSES = 10;

export function bookAttempt(buckets: string[]) {
  return row(sql`select app.book_operator_attempt(${sql.param(buckets)}::text[], ${MOST_GUESSES}::int)`);
}

export function forgetAttempts(bucket: string) {
  return row(sql`select app.forget_operator_attempts(${bucket})`);
}

export function operatorByEmail(email: string) {
  return db
    .select({ id: operators.id, passwordHash: operators.passwordHash })
    .from(operators)
    .where(eq(operators.email, email));
}

export function openSession(session: typeof operatorSessions.$inferInsert) {
  return db.insert(operatorSessions).values(session);
}

export function closeSession(tokenHash: string) {
  return db.update(operatorSessions).set({ revokedAt: sql`now()` }).where(eq(operatorSessions.tokenHash, tokenHash));
}

type Listed = {
  id: string;
  slug: string;
  name: string;
  colour: string;
  host: string | null;
  status: "active" | "read_only" | "suspended";
  planKey: string;
  language: "tr" | "en";
  currency: string;
  timeZone: string;
  usage: { metric: string; used: number; limit: number | null }[];
  createdAt: string;
};

export const NEWEST = "-createdAt";
const sortKeys: SortKeys = { createdAt: { by: tenants.createdAt, type: "timestamptz" } };

/** One page of tenants, each with its host and what it uses of each limit, and how many match. */
export function page({ q, status, cursor, limit }: z.output<typeof ListTenants>) {
  const { place, order, after } = keyset(NEWEST, sortKeys, tenants.id);
  const where = and(status && eq(tenants.status, status), hasWords(names, q)) ?? sql`true`;
  const some = sql`select from ${tenants} where ${where} limit ${COUNT_CAP}`;
  return {
    rows: rows<Listed & { place: string }>(
      sql`${listed(sql`, ${place} as place`)} where ${and(where, after(cursor))} order by ${sql.join(order, sql`, `)} limit ${limit + 1}`,
    ),
    count: row<{ total: number }>(sql`select count(*)::int as total from (${some}) matched`),
  };
}

export function one(id: string) {
  return rows<Listed>(sql`${listed(sql``)} where ${tenants.id} = ${id}`);
}

const names = sql`concat_ws(' ', ${tenants.brand} ->> 'name', ${tenants.slug},
  (select string_agg(h.host, ' ') from ${hosts} h where h.tenant_id = ${tenants.id}))`;

function listed(more: SQL): SQL {
  return sql`select tenants.id, tenants.slug, brand ->> 'name' as name, brand ->> 'colour' as colour, status, plan_key as "planKey",
      language, currency, time_zone as "timeZone", to_jsonb(tenants.created_at) #>> '{}' as "createdAt",
      (select h.host from ${hosts} h where h.tenant_id = tenants.id order by h.is_primary desc, h.host limit 1) as host,
      coalesce((select jsonb_agg(jsonb_build_object('metric', l.key, 'used', coalesce(u.used, 0), 'limit', l.value) order by l.key)
        from jsonb_each(plans.limits || tenants.limits) l left join usage u on u.tenant_id = tenants.id and u.metric = l.key
        where l.key = any(${sql.param(COUNTED)}::text[])), '[]') as usage ${more}
    from ${tenants} join ${plans} on ${plans.key} = ${tenants.planKey}`;
}

export function hostsOf(id: string) {
  return db
    .select({ host: hosts.host, isPrimary: hosts.isPrimary, createdAt: hosts.createdAt })
    .from(hosts)
    .where(eq(hosts.tenantId, id))
    .orderBy(desc(hosts.isPrimary), hosts.createdAt, hosts.host);
}

type People = {
  owners: { name: string; email: string; status: "active" | "invited" }[];
  counts: { active?: number; invited?: number; suspended?: number };
  lastActivityAt: string | null;
};

/** Raises 404 when there is no such tenant. */
export function peopleOf(id: string) {
  return row<{ people: People }>(sql`select app.tenant_people(${id}) as people`);
}

/** Raises 409 for a host that is taken. */
export function addHost(id: string, host: string) {
  return row(sql`select app.add_host(${id}, ${host})`);
}

/** Raises 404 for a host that is not the tenant's, 409 for its last one. */
export function removeHost(id: string, host: string) {
  return row(sql`select app.remove_host(${id}, ${host})`);
}

/** Raises 404 for a host that is not the tenant's. */
export function setPrimaryHost(id: string, host: string) {
  return row(sql`select app.set_primary_host(${id}, ${host})`);
}

export function allPlans() {
  return db.select({ key: plans.key, name: plans.name }).from(plans).orderBy(plans.position);
}

export function provision(spec: object) {
  return row(sql`select app.provision_tenant(${JSON.stringify(spec)}::jsonb)`);
}

/** Answers the hosts at which the change must be seen. */
export function administer(id: string, change: { status?: string; planKey?: string }) {
  return row<{ hosts: string[] }>(
    sql`select app.administer_tenant(${id}, ${change.status ?? null}, ${change.planKey ?? null}) as hosts`,
  );
}
