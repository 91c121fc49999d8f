import { good, ours, type Rule, tenants } from "./rule.ts";

const sweep = "the sweep looks across tenants, as a definer function that only the system may call";

/** As Postgres writes what a policy compares the tenant with: `app.tenant_id`, or a right to read, which always holds an id. */
const held = String.raw`\((NULLIF\(current_setting\(''app\.tenant_id''::text, true\), ''''::text\)|current_setting\(''app\.(staff|system|(all|may)\.[a-z_]+)''::text, true\))\)::uuid`;

export const tableRules: Rule[] = [
  {
    name: "row security is enabled and forced",
    query: `select c.relname as found from pg_class c where ${ours} and not (c.relrowsecurity and c.relforcerowsecurity)`,
    breaks: `${good("bad")}; alter table public.bad enable row level security`,
    expected: "bad",
  },
  {
    name: "a table has a policy",
    query: `select c.relname as found from pg_class c where ${ours} and not exists (select from pg_policy p where p.polrelid = c.oid)`,
    breaks: good("bad"),
    expected: "bad",
  },
  {
    name: "a policy is for roles that act only, and restricts",
    query: `select p.polname as found from pg_policy p join pg_class c on c.oid = p.polrelid
      where ${ours} and (0 = any(p.polroles) or not p.polpermissive or exists (select from unnest(p.polroles) r
        where r not in ('app_actor'::regrole, 'app_worker'::regrole, 'app_scoped'::regrole, 'app_operator'::regrole)))`,
    breaks: `${good("bad")}; create policy bad_policy on public.bad using (tenant_id = (select app.tenant_id()))`,
    expected: "bad_policy",
  },
  {
    name: "a policy of a tenant's table names the tenant, both in what it shows and in what it takes",
    query: `select p.polname as found from pg_policy p join pg_class c on c.oid = p.polrelid
      where ${tenants} and exists (select from (values (p.polqual), (p.polwithcheck)) as e(expr)
        where expr is not null and pg_get_expr(expr, c.oid) !~ '^\\(?\\(?tenant_id = ${held}')`,
    breaks: `${good("bad")}; create policy bad_policy on public.bad to app_actor using (id = (select app.user_id()))`,
    expected: "bad_policy",
    allowed: { usage_operator: "the platform's operators see what every tenant uses; they may only read it" },
  },
  {
    name: "a policy of a tenant's table widens it nowhere with OR at its top",
    query: `select p.polname as found from pg_policy p join pg_class c on c.oid = p.polrelid
      where ${tenants} and exists (select from (values (p.polqual), (p.polwithcheck)) as e(expr)
        where expr is not null and pg_get_expr(expr, c.oid) like '%tenant_id = %' and pg_get_expr(expr, c.oid) !~ '^\\(?\\(?tenant_id = ${held}\\)?( AND |\\)?$)')`,
    breaks: `${good("bad")}; create policy bad_policy on public.bad to app_actor using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid or (select app.is_staff()))`,
    expected: "bad_policy",
  },
  {
    name: "every index, key and unique leads with the tenant",
    query: `select i.indexrelid::regclass::text as found from pg_index i join pg_class c on c.oid = i.indrelid
      where ${tenants} and i.indkey[0] <> (select attnum from pg_attribute where attrelid = c.oid and attname = 'tenant_id')`,
    breaks: `${good("bad", ", email text")}; create unique index bad_email on public.bad (email)`,
    expected: "bad_email",
    allowed: { events_sweep: sweep, deliveries_stalled: sweep, deliveries_purge: sweep, jobs_open: sweep },
  },
  {
    name: "a primary key is there",
    query: `select c.relname as found from pg_class c where ${ours} and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary)`,
    breaks: "create table public.bad (tenant_id uuid default app.tenant_id())",
    expected: "bad",
  },
  {
    name: "a foreign key leads with the tenant on both sides",
    query: `select k.conname as found from pg_constraint k join pg_class c on c.oid = k.conrelid
      where k.contype = 'f' and ${tenants} and not (
        (select attname from pg_attribute where attrelid = k.conrelid and attnum = k.conkey[1]) = 'tenant_id'
        and ((select attname from pg_attribute where attrelid = k.confrelid and attnum = k.confkey[1]) = 'tenant_id'
          or (k.confrelid = 'public.tenants'::regclass and cardinality(k.conkey) = 1)))`,
    breaks: `${good("target", ", code uuid unique")}; ${good("bad", ", other uuid constraint bad_fk references public.target (code)")}`,
    expected: "bad_fk",
  },
  {
    name: "removing a record never empties another's tenant",
    query: `select k.conname as found from pg_constraint k join pg_class c on c.oid = k.conrelid
      where k.contype = 'f' and ${tenants} and (k.confdeltype in ('n', 'd') and (k.confdelsetcols is null
          or (select attnum from pg_attribute where attrelid = c.oid and attname = 'tenant_id') = any (k.confdelsetcols))
        or k.confupdtype <> 'a')`,
    breaks: `${good("target")}; ${good("bad", ", other uuid, constraint bad_fk foreign key (tenant_id, other) references public.target on delete set null")}`,
    expected: "bad_fk",
  },
  {
    name: "tenant_id is a uuid that comes from the transaction's setting and is never null",
    query: `select c.relname as found from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
      where ${tenants} and not (a.attnotnull and a.atttypid = 'uuid'::regtype and coalesce(pg_get_expr(d.adbin, d.adrelid), '') = 'app.tenant_id()')`,
    breaks: "create table public.bad (tenant_id uuid not null, id uuid not null, primary key (tenant_id, id))",
    expected: "bad",
    allowed: { usage: "written by the counting trigger only, for the tenant of the row it counts" },
  },
  {
    name: "no column is of a type whose comparisons are not leakproof, so that filters keep their index: enum, numeric, money",
    query: `select c.relname || '.' || a.attname as found from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      join pg_type t on t.oid = a.atttypid left join pg_type e on e.oid = t.typelem
      where ${ours} and (t.typtype = 'e' or e.typtype = 'e' or t.typtype = 'd' or t.typname in ('numeric', 'money', 'timestamp'))`,
    breaks: `${good("bad", ", price numeric")}`,
    expected: "bad.price",
  },
  {
    name: "a view runs with the rights of who asks",
    query: `select c.relname as found from pg_class c where c.relkind = 'v' and c.relnamespace in ('public'::regnamespace, 'app'::regnamespace)
      and not coalesce(c.reloptions && array['security_invoker=true', 'security_invoker=on', 'security_invoker=1'], false)`,
    breaks: "create view public.bad as select id from public.customers",
    expected: "bad",
  },
  {
    name: "there are no materialized views, and no tables elsewhere than in public",
    query: `select c.relname as found from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
      and (c.relkind = 'm' or (c.relkind in ('r', 'p', 'f') and n.nspname <> 'public'))`,
    breaks: "create materialized view public.bad as select id from public.customers",
    expected: "bad",
  },
  {
    name: "no trigger is switched off",
    query: `select t.tgname as found from pg_trigger t join pg_class c on c.oid = t.tgrelid where ${ours} and t.tgenabled <> 'O'`,
    breaks: "alter table public.customers disable trigger audit_change",
    expected: "audit_change",
  },
  {
    name: "where a record may be in a territory, its policies for scoped actors and for writing reach it by a list of ids worked out once",
    query: `select p.polname as found from pg_policy p join pg_class c on c.oid = p.polrelid
      where ${tenants} and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'territory_id')
        and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'owner_id') and not (p.polcmd = 'r' and p.polroles = '{app_worker}'::regrole[]::oid[])
        and exists (select from (values (p.polqual), (p.polwithcheck)) as e(expr)
          where expr is not null and pg_get_expr(expr, c.oid) !~ 'territory_id = ANY \\(\\( SELECT app\\.(territories\\(|my_territories\\()')`,
    breaks: `${good("bad", ", owner_id uuid, territory_id uuid")}; select app.protect('bad', '{"rights":{"by":"owner","resource":"bad"}}')`,
    expected: "bad_select_scoped",
  },
];
