import type { Client } from "pg";
import { builtInGrants, ROLE_KEYS } from "#worker/kernel/roles.ts";
import { modules } from "#worker/modules.ts";

/** People of each tenant; the first is its owner. */
const PEOPLE = 5;

export type Tenant = { id: string; people: string[] };

/** Tenants with host, roles, people, a team, a session and an API key each, and a pipeline of five stages. */
export async function fillTenants(client: Client, tenants: number): Promise<Tenant[]> {
  const grants = Object.fromEntries(ROLE_KEYS.map((key) => [key, builtInGrants(modules, key)]));
  await client.query(statements(tenants, client.escapeLiteral(JSON.stringify(grants))).join(";\n"));
  const { rows } = await client.query<Tenant>(
    `select t.id, array(select u.id::text from users u where u.tenant_id = t.id order by u.email) as people
     from tenants t order by substr(t.slug, 2)::int`,
  );
  return rows;
}

const secretHash = (what: string) =>
  `encode(sha256(convert_to('bench_' || encode(sha256(convert_to('bench ${what} ' || substr(t.slug, 2), 'utf8')), 'hex'), 'utf8')), 'hex')`;

const statements = (tenants: number, grants: string) => [
  `insert into tenants (id, slug, plan_key, limits, brand, language)
   select uuidv7(), 't' || n, 'scale', '{"requestsPerMinute": 100000000, "customers": 100000000}',
     jsonb_build_object('name', 'Ajans ' || n, 'colour', '#0f8b8d', 'radius', 'medium', 'font', 'inter'), 'tr'
   from generate_series(1, ${tenants}) n`,
  `insert into hosts (host, tenant_id) select slug || '.bench.localhost', id from tenants`,
  `insert into roles (tenant_id, id, key, name, grants) select t.id, uuidv7(), r.key, r.key, r.value
   from tenants t, jsonb_each(${grants}::jsonb) r`,
  `insert into users (tenant_id, id, email, name, role_id, status)
   select t.id, uuidv7(), 'u' || n || '@' || t.slug || '.example', 'Kişi ' || n, r.id, 'active'
   from tenants t cross join generate_series(1, ${PEOPLE}) n
   join roles r on r.tenant_id = t.id and r.key = case n when 1 then 'owner' when 2 then 'manager' else 'member' end`,
  `insert into teams (tenant_id, id, name) select id, uuidv7(), 'Satış' from tenants`,
  `insert into team_members (tenant_id, id, team_id, user_id)
   select u.tenant_id, uuidv7(), t.id, u.id from users u join teams t using (tenant_id)`,
  `insert into api_keys (tenant_id, id, name, prefix, secret_hash, grants, created_by, last_used_at)
   select t.id, uuidv7(), 'Bench', 'bench_', ${secretHash("key")}, r.grants, u.id, now() + interval '10 years'
   from tenants t join roles r on r.tenant_id = t.id and r.key = 'owner' join users u on u.tenant_id = t.id and u.role_id = r.id`,
  `insert into sessions (tenant_id, id, user_id, token_hash, last_seen_at, expires_at)
   select t.id, uuidv7(), u.id, ${secretHash("session")}, now() + interval '10 years', now() + interval '20 years'
   from tenants t join users u on u.tenant_id = t.id and u.email like 'u1@%'`,
  `insert into pipelines (tenant_id, id, name) select id, uuidv7(), 'Satış' from tenants`,
  `insert into stages (tenant_id, id, pipeline_id, name, probability, position)
   select p.tenant_id, uuidv7(), p.id, 'Aşama ' || n, n * 18, n from pipelines p, generate_series(1, 5) n`,
  `insert into lost_reasons (tenant_id, id, name) select id, uuidv7(), 'Fiyat' from tenants`,
  `insert into tags (tenant_id, id, name) select id, uuidv7(), 'Etiket ' || n from tenants, generate_series(1, 12) n`,
];
