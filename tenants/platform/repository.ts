import { desc, eq, sql } from "drizzle-orm";
import { db, row, rows } from "#worker/kernel/db/builder.ts";
import { COUNTED, hosts, operatorSessions, operators, plans, tenants } from "../tables.ts";

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

/** Every tenant with its host and what it uses of each limit. */
export function overview() {
  return rows<Listed>(sql`${listed} order by t.created_at desc limit 1000`);
}

export function one(id: string) {
  return rows<Listed>(sql`${listed} where t.id = ${id}`);
}

const listed = sql`select t.id, t.slug, t.brand ->> 'name' as name, t.brand ->> 'colour' as colour, t.status, t.plan_key as "planKey",
      t.language, t.currency, t.time_zone as "timeZone", to_jsonb(t.created_at) #>> '{}' as "createdAt",
      (select h.host from hosts h where h.tenant_id = t.id order by h.is_primary desc, h.host limit 1) as host,
      coalesce((select jsonb_agg(jsonb_build_object('metric', l.key, 'used', coalesce(u.used, 0), 'limit', l.value) order by l.key)
        from jsonb_each(p.limits || t.limits) l left join usage u on u.tenant_id = t.id and u.metric = l.key
        where l.key = any(${sql.param(COUNTED)}::text[])), '[]') as usage
    from ${tenants} t join ${plans} p on p.key = t.plan_key`;

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
