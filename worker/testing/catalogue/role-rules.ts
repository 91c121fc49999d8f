import { good, ours, type Rule } from "./rule.ts";

const worker = "a.grantee in (0, 'app_worker'::regrole)";

export const roleRules: Rule[] = [
  {
    name: "the Worker's role has no power beyond its grants, and the definer cannot sign in",
    query: `select rolname || ' ' || what as found from pg_roles, lateral (values ('super', rolsuper), ('bypassrls', rolbypassrls and rolname = 'app_worker'),
        ('createrole', rolcreaterole), ('createdb', rolcreatedb), ('replication', rolreplication), ('login', rolcanlogin and rolname = 'app_definer')) v(what, has)
      where rolname in ('app_worker', 'app_definer') and has`,
    breaks: "alter role app_worker bypassrls",
    expected: "app_worker bypassrls",
  },
  {
    name: "the Worker's role is in no other role",
    query: "select roleid::regrole::text as found from pg_auth_members where member = 'app_worker'::regrole",
    breaks: "grant app_definer to app_worker",
    expected: "app_definer",
  },
  {
    name: "the Worker's role owns nothing",
    query: `select pg_describe_object(classid, objid, objsubid) as found from pg_shdepend where refobjid = 'app_worker'::regrole and deptype = 'o'
      and dbid = (select oid from pg_database where datname = current_database())`,
    breaks: `${good("bad")}; alter table public.bad owner to app_worker`,
    expected: "table bad",
  },
  {
    name: "the Worker's role may not truncate, refer to, put triggers on or maintain a table",
    query: `select c.relname || ' ' || a.privilege_type as found from pg_class c, aclexplode(c.relacl) a
      where ${ours} and ${worker} and a.privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')`,
    breaks: "grant truncate on public.customers to app_worker",
    expected: "customers TRUNCATE",
  },
  {
    name: "nobody may do anything with a table but its owner, the definer and the Worker's role",
    query: `select c.relname || ' ' || a.grantee::regrole as found from pg_class c, aclexplode(c.relacl) a
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and a.grantee not in (c.relowner, 'app_worker'::regrole, 'app_definer'::regrole)`,
    breaks: "grant select on public.customers to public",
    expected: "customers -",
  },
  {
    name: "the list of migrations is out of the Worker's reach",
    query:
      "select 'schema_migrations' as found where has_table_privilege('app_worker', 'public.schema_migrations', 'select, insert, update, delete')",
    breaks: "grant select on public.schema_migrations to app_worker",
    expected: "schema_migrations",
  },
  {
    name: "the Worker's role creates nothing: no schema, no table, not even a temporary one that would hide a real one",
    query: `select n.nspname as found from pg_namespace n where has_schema_privilege('app_worker', n.oid, 'create') and n.nspname !~ '^pg_(toast_)?temp'
      union all select 'database ' || what from unnest(array['create', 'temporary']) what where has_database_privilege('app_worker', current_database(), what)`,
    breaks: "grant create on schema public to app_worker",
    expected: "public",
  },
  {
    name: "what happened and who did it cannot be changed by the Worker's role",
    query: `select t || ' ' || what as found from unnest(array['events', 'audit_log']) t, unnest(array['update', 'delete', 'truncate']) what
      where has_table_privilege('app_worker', 'public.' || t, what)
      union all select distinct t || ' update' from unnest(array['events', 'audit_log']) t where has_any_column_privilege('app_worker', 'public.' || t, 'update')`,
    breaks: "grant update (name) on public.events to app_worker",
    expected: "events update",
  },
];
