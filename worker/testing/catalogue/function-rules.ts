import type { Rule } from "./rule.ts";

/** Functions of ours: those of extensions aside. */
const ours = `p.pronamespace in ('app'::regnamespace, 'public'::regnamespace)
  and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')`;

const definer = (more: string) =>
  `create function app.bad() returns int language sql security definer ${more} as 'select 1'`;

export const functionRules: Rule[] = [
  {
    name: "a definer function has a fixed search path of schemas that only the owner may create in",
    query: `select p.proname as found from pg_proc p where ${ours} and p.prosecdef
      and not coalesce(p.proconfig && array['search_path=pg_catalog', 'search_path=pg_catalog, public', 'search_path=""'], false)`,
    breaks: definer(""),
    expected: "bad",
  },
  {
    name: "a definer function belongs to the role that cannot sign in",
    query: `select p.proname as found from pg_proc p where ${ours} and p.prosecdef and p.proowner <> 'app_definer'::regrole`,
    breaks: definer("set search_path = pg_catalog"),
    expected: "bad",
  },
  {
    name: "a definer function is not for everybody",
    query: `select p.proname as found from pg_proc p where ${ours} and p.prosecdef
      and exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0 and a.privilege_type = 'EXECUTE')`,
    breaks: `${definer("set search_path = pg_catalog")}; grant execute on function app.bad() to public`,
    expected: "bad",
  },
  {
    name: "a function that the Worker may not call is called by triggers only",
    query: `select p.proname as found from pg_proc p where ${ours} and p.prorettype <> 'trigger'::regtype and p.proname not in ('protect', 'protect_reads', 'give_slots', 'let_follow', 'object_rights')
      and not has_function_privilege('app_worker', p.oid, 'execute')`,
    breaks: `${definer("set search_path = pg_catalog")}; revoke execute on function app.bad() from public, app_actor`,
    expected: "bad",
  },
  {
    name: "a function that runs text as SQL quotes what it puts in",
    query: `select p.proname as found from pg_proc p where ${ours} and p.proname not in ('protect', 'protect_reads', 'give_slots', 'let_follow', 'object_rights')
      and regexp_count(p.prosrc, '\\mexecute\\M', 1, 'i') <> regexp_count(p.prosrc, '\\mexecute\\s+format\\(', 1, 'i')`,
    breaks:
      "create function app.bad(t text) returns void language plpgsql as $f$ begin execute 'select ' || t; end $f$",
    expected: "bad",
  },
];
