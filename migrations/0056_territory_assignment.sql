ALTER TABLE "assignment_rules" DROP CONSTRAINT "assignment_rules_method";--> statement-breakpoint
ALTER TABLE "assignment_rules" ADD CONSTRAINT "assignment_rules_method" CHECK (method in ('person', 'round_robin', 'least_load', 'territory'));--> statement-breakpoint
/* Everybody that a rule looks at for a task, in their order. By territory: the people of the task's own and of those above it, the nearest first,
   and of them only whom the rule names, where it names somebody. Otherwise those it names, then those of its team by name; everybody where it names
   none. `refused` says why it could not be them: gone, not allowed to see the task or what it hangs on, or not at work. */
create or replace function app.candidates(rule public.assignment_rules, task public.tasks, moment timestamptz) returns jsonb
language sql stable set search_path = pg_catalog as $$
  with named (id, place) as (
      select p.id, p.place from unnest(rule.people) with ordinality p (id, place)
      union all select m.user_id, 1000 from public.team_members m where m.tenant_id = rule.tenant_id and m.team_id = rule.team_id),
    wanted (id, place, distance) as (
      select n.id, n.place, null::int from named n where rule.method <> 'territory'
      union all select e.id, 1000, null from public.users e where e.tenant_id = rule.tenant_id and e.status = 'active' and rule.people = '{}' and rule.team_id is null
        and rule.method <> 'territory'
      union all select t.user_id, t.place, t.distance from app.territory_team(task.territory_id) with ordinality t (user_id, role, distance, place)
        where rule.method = 'territory' and ((rule.people = '{}' and rule.team_id is null) or t.user_id in (select n.id from named n)))
  select coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name, 'turn', t.turn, 'load', (select count(*) + count(*) filter (where o.due_at < moment)
        from public.tasks o where o.tenant_id = u.tenant_id and o.owner_id = u.id and o.done_at is null and o.id <> task.id),
      'refused', case when u.status <> 'active' then 'inactive'
        when not (r.grants ? 'tasks:read') or (task.customer_id is not null and not app.person_sees(u.id, 'customers', task.customer_id))
          or (task.deal_id is not null and not app.person_sees(u.id, 'deals', task.deal_id))
          or (task.project_id is not null and not app.person_sees(u.id, 'projects', task.project_id)) then 'cannot_see'
        when rule.within_hours and not app.works_at(u.id, moment) then 'off_hours' end)
      || case when c.distance is null then '{}'::jsonb else jsonb_build_object('distance', c.distance) end order by c.place, u.name, u.id), '[]')
  from (select w.id, min(w.place) as place, min(w.distance) as distance from wanted w group by w.id) c
    join public.users u on u.tenant_id = rule.tenant_id and u.id = c.id
    join public.roles r on r.tenant_id = u.tenant_id and r.id = u.role_id
    left join public.assignment_turns t on t.tenant_id = u.tenant_id and t.rule_id = rule.id and t.user_id = u.id
$$;
--> statement-breakpoint
create function app.pick_territory(rule public.assignment_rules, candidates jsonb) returns uuid language sql immutable set search_path = pg_catalog as $$
  select (c.one ->> 'id')::uuid from jsonb_array_elements(candidates) with ordinality c (one, place) where c.one ->> 'refused' is null
    order by (c.one ->> 'distance')::int, (c.one ->> 'turn')::bigint nulls first, c.place limit 1
$$;
--> statement-breakpoint
grant execute on function app.pick_territory(public.assignment_rules, jsonb) to app_actor, app_definer;
--> statement-breakpoint
/* The territories of which a person is today, with all below them. */
create function app.territories_of(person uuid) returns uuid[]
language plpgsql stable parallel safe security definer set search_path = pg_catalog as $$
declare
  tenant constant uuid := app.tenant_id();
  today constant date := (select (now() at time zone t.time_zone)::date from public.tenants t where t.id = tenant);
begin
  return array(with recursive theirs as (
      select m.territory_id as id from public.territory_members m where m.tenant_id = tenant and m.user_id = person
        and (m.from_day is null or m.from_day <= today) and (m.until_day is null or m.until_day >= today)
      union select t.id from public.territories t join theirs on t.parent_id = theirs.id where t.tenant_id = tenant)
    select theirs.id from theirs);
end $$;
--> statement-breakpoint
alter function app.territories_of(uuid) owner to app_definer;
--> statement-breakpoint
revoke execute on function app.territories_of(uuid) from public;
--> statement-breakpoint
grant execute on function app.territories_of(uuid) to app_definer, app_actor;
--> statement-breakpoint
create or replace function app.my_territories() returns uuid[] language plpgsql stable parallel safe security definer set search_path = pg_catalog as $$
begin
  return app.territories_of(app.user_id());
end $$;
--> statement-breakpoint
/* Whether somebody may see a record: whom a comment may name, who may be given a task. */
create or replace function app.person_sees(person uuid, resource text, record uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
declare tenant constant uuid := app.tenant_id(); held jsonb; owner uuid; place uuid; of_object uuid; found_it boolean; reach text;
begin
  select r.grants into held from public.users u join public.roles r on r.tenant_id = u.tenant_id and r.id = u.role_id
    where u.tenant_id = tenant and u.id = person and u.status = 'active';
  if not found or resource <> all (array['customers', 'deals', 'projects', 'tasks', 'records']) then return false; end if;
  execute format('select true, t.owner_id, t.territory_id, %s from public.%I t where t.tenant_id = $1 and t.id = $2',
    case when resource = 'records' then 't.object_id' else 'null::uuid' end, resource) into found_it, owner, place, of_object using tenant, record;
  if found_it is not true then return false; end if;
  reach := held ->> (case when resource = 'records' then 'records.' || of_object else resource end || ':read');
  return case reach when 'all' then true when 'own' then owner = person
    when 'territory' then owner = person or place = any (app.territories_of(person))
    when 'team' then owner = person or exists (select from public.team_members mine join public.team_members m on m.tenant_id = tenant and m.team_id = mine.team_id
      where mine.tenant_id = tenant and mine.user_id = person and m.user_id = owner) else false end is true;
end $$;
