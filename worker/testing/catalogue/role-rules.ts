import { good, ours, type Rule } from "./rule.ts";

const actors = "'app_worker'::regrole, 'app_scoped'::regrole, 'app_operator'::regrole, 'app_actor'::regrole";
const worker = `a.grantee in (0, ${actors})`;

export const roleRules: Rule[] = [
  {
    name: "the Worker's role has no power beyond its grants, and the definer cannot sign in",
    query: `select rolname || ' ' || what as found from pg_roles, lateral (values ('super', rolsuper), ('bypassrls', rolbypassrls and rolname <> 'app_definer'),
        ('createrole', rolcreaterole), ('createdb', rolcreatedb), ('replication', rolreplication), ('login', rolcanlogin and rolname <> 'app_worker')) v(what, has)
      where rolname ~ '^app_' and has`,
    breaks: "alter role app_worker bypassrls",
    expected: "app_worker bypassrls",
  },
  {
    name: "the Worker's role is in no other role than those that act, and takes on none of their policies by itself",
    query: `select m.member::regrole || ' in ' || m.roleid::regrole as found from pg_auth_members m where m.member in (${actors})
      and not (m.roleid = 'app_actor'::regrole and m.inherit_option and not m.set_option)
      and not (m.member = 'app_worker'::regrole and m.roleid in ('app_scoped'::regrole, 'app_operator'::regrole) and not m.inherit_option)`,
    breaks: "grant app_definer to app_worker",
    expected: "app_worker in app_definer",
  },
  {
    name: "roles that act have no grants of their own: what one may do, all may; policies alone differ",
    query: `select c.relname || ' ' || a.grantee::regrole as found from pg_class c, aclexplode(c.relacl) a
        where c.relnamespace = 'public'::regnamespace and ${worker} and a.grantee not in (0, 'app_actor'::regrole)
      union all select p.proname || ' ' || a.grantee::regrole from pg_proc p, aclexplode(p.proacl) a
        where p.pronamespace = 'app'::regnamespace and ${worker} and a.grantee not in (0, 'app_actor'::regrole)`,
    breaks: "grant select on public.customers to app_scoped",
    expected: "customers app_scoped",
  },
  {
    name: "the Worker's role owns nothing",
    query: `select pg_describe_object(classid, objid, objsubid) as found from pg_shdepend where refobjid in (${actors}) and deptype = 'o'
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
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and a.grantee not in (c.relowner, 'app_definer'::regrole, ${actors})`,
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
