DROP INDEX "tags_name";--> statement-breakpoint
ALTER TABLE "tags" ADD COLUMN "search" text GENERATED ALWAYS AS (app.fold(name)) STORED NOT NULL;--> statement-breakpoint

/* SEO, Seo and seo become one tag, the oldest, on every customer that carries any of them. */
do $$ begin
  insert into public.customer_tags (tenant_id, id, customer_id, tag_id)
    select l.tenant_id, uuidv7(), l.customer_id, first.id from public.customer_tags l
      join public.tags t on t.tenant_id = l.tenant_id and t.id = l.tag_id
      join (select distinct on (tenant_id, search) tenant_id, search, id from public.tags order by tenant_id, search, id) first
        on first.tenant_id = t.tenant_id and first.search = t.search and first.id <> t.id
    on conflict (tenant_id, customer_id, tag_id) do nothing;
  delete from public.tags t where exists (select from public.tags o where o.tenant_id = t.tenant_id and o.search = t.search and o.id < t.id);
end $$;--> statement-breakpoint
CREATE UNIQUE INDEX "tags_name" ON "tags" USING btree ("tenant_id","search");
--> statement-breakpoint

-- ---- The console: one tenant, its hosts, its dead letters -------------------------------------------------------------------

/* What the console shows of a tenant's people: who owns it, how many there are, when any of them was last there. */
create function app.tenant_people(wanted uuid) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if not app.is_operator() then perform app.fail(403, 'forbidden'); end if;
  if not exists (select from public.tenants where id = wanted) then perform app.fail(404, 'not_found'); end if;
  return jsonb_build_object(
    'owners', coalesce((select jsonb_agg(jsonb_build_object('name', u.name, 'email', u.email, 'status', u.status) order by u.id)
      from public.users u join public.roles r on r.tenant_id = u.tenant_id and r.id = u.role_id
      where u.tenant_id = wanted and r.key = 'owner' and u.status <> 'suspended'), '[]'),
    'counts', coalesce((select jsonb_object_agg(status, n) from (
      select status, count(*) as n from public.users where tenant_id = wanted group by status) s), '{}'),
    'lastActivityAt', greatest((select max(last_seen_at) from public.users where tenant_id = wanted),
      (select max(last_used_at) from public.api_keys where tenant_id = wanted)));
end $$;

/* Which hosts a tenant has is the platform's, as its plan is; the tenant's audit log tells of it. */
create function app.note_host(action text, tenant uuid, host text) returns void
language plpgsql set search_path = pg_catalog as $$
begin
  insert into public.audit_log (tenant_id, id, table_name, row_id, action, actor_kind, actor_id, actor_name, operation, request_id, ip, before, after)
  values (tenant, uuidv7(), 'hosts', tenant, action, app.actor_kind(), app.actor_id(), nullif(current_setting('app.actor_name', true), ''),
    coalesce(nullif(current_setting('app.operation', true), ''), 'sql'), nullif(current_setting('app.request_id', true), ''),
    nullif(current_setting('app.ip', true), ''),
    case when action = 'delete' then jsonb_build_object('name', host) end, case when action = 'insert' then jsonb_build_object('name', host) end);
end $$;

/* Another host at which a tenant answers. One that is taken is refused, whoever has it. */
create function app.add_host(tenant uuid, wanted text) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not app.is_operator() then perform app.fail(403, 'forbidden'); end if;
  perform from public.tenants where id = tenant for update;
  if not found then perform app.fail(404, 'not_found'); end if;
  insert into public.hosts (host, tenant_id, is_primary) values (wanted, tenant, false);
  perform app.note_host('insert', tenant, wanted);
end $$;

/* Takes a host away, never the last one. The oldest of the others leads links when it led them. */
create function app.remove_host(tenant uuid, wanted text) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not app.is_operator() then perform app.fail(403, 'forbidden'); end if;
  perform from public.tenants where id = tenant for update;
  delete from public.hosts where host = wanted and tenant_id = tenant;
  if not found then perform app.fail(404, 'not_found'); end if;
  if not exists (select from public.hosts where tenant_id = tenant) then perform app.fail(409, 'platform.last_host'); end if;
  update public.hosts set is_primary = true
    where host = (select h.host from public.hosts h where h.tenant_id = tenant order by h.is_primary desc, h.created_at, h.host limit 1)
      and not is_primary;
  perform app.note_host('delete', tenant, wanted);
end $$;

drop function app.dead_letters(int);
/* The dead letters of one tenant or, for null, of all, newest first, beyond a place in that order. A job tells its own name. */
create function app.dead_letters(wanted uuid, before timestamptz, before_id uuid, most int) returns table (tenant_id uuid, tenant text,
  id uuid, consumer text, attempts int, error text, failed_at timestamptz, event jsonb, job text)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if not app.is_operator() then perform app.fail(403, 'forbidden'); end if;
  return query select d.tenant_id, t.brand ->> 'name', d.id, d.consumer, d.attempts, d.error, d.updated_at,
      case when e.id is not null then jsonb_build_object('id', e.id, 'name', e.name, 'subject', e.subject, 'subjectId', e.subject_id,
        'createdAt', e.created_at) end,
      coalesce(d.job ->> 'operation', d.job ->> 'schedule')
    from public.deliveries d join public.tenants t on t.id = d.tenant_id
    left join public.events e on e.tenant_id = d.tenant_id and e.id = d.event_id
    where d.status = 'dead' and (wanted is null or d.tenant_id = wanted) and (before is null or (d.updated_at, d.id) < (before, before_id))
    order by d.updated_at desc, d.id desc limit most;
end $$;

/* How many there are, counted up to `most`. */
create function app.count_dead(wanted uuid, most int) returns int
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if not app.is_operator() then perform app.fail(403, 'forbidden'); end if;
  return (select count(*) from (select from public.deliveries d
    where d.status = 'dead' and (wanted is null or d.tenant_id = wanted) limit most) dead);
end $$;

do $$ declare f regprocedure; begin
  foreach f in array array['app.tenant_people(uuid)', 'app.add_host(uuid, text)', 'app.remove_host(uuid, text)',
    'app.dead_letters(uuid, timestamptz, uuid, int)', 'app.count_dead(uuid, int)']::regprocedure[] loop
    execute format('alter function %s owner to app_definer', f);
    execute format('grant execute on function %s to app_actor', f);
  end loop;
end $$;
grant execute on function app.note_host(text, uuid, text) to app_actor, app_definer;
--> statement-breakpoint

-- ---- Who signed in ------------------------------------------------------------------------------------------------------------

/* Signing in, redeeming a link: nobody was known when the transaction began, and its rights stay the system's. What it
   writes from here on is that person's doing in the audit log. */
create function app.act_for(person uuid) returns void
language plpgsql set search_path = pg_catalog as $$
begin
  if not app.is_system() then perform app.fail(403, 'forbidden'); end if;
  perform set_config('app.person', coalesce(person::text, ''), true);
end $$;
grant execute on function app.act_for(uuid) to app_actor, app_definer;

/* One audit row per changed row. Arguments: columns that never appear. */
create or replace function app.audit() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  hidden text[] := tg_argv || array['tenant_id', 'search', 'updated_at', 'version'];
  before jsonb; after jsonb; key text; row_id uuid; tenant uuid;
  kind text := app.actor_kind(); actor uuid := app.actor_id(); actor_name text := nullif(current_setting('app.actor_name', true), '');
  person uuid := nullif(current_setting('app.person', true), '')::uuid;
begin
  if tg_op <> 'INSERT' then before := to_jsonb(old) - hidden; end if;
  if tg_op <> 'DELETE' then after := to_jsonb(new) - hidden; end if;
  if tg_op = 'UPDATE' then
    for key in select jsonb_object_keys(after) loop
      if after -> key is not distinct from before -> key then
        after := after - key; before := before - key;
      end if;
    end loop;
    if after = '{}' and before = '{}' then return null; end if;
  else
    after := jsonb_strip_nulls(after); before := jsonb_strip_nulls(before);
  end if;
  row_id := case when tg_op = 'DELETE' then old.id else new.id end;
  tenant := case when tg_op = 'DELETE' then old.tenant_id else new.tenant_id end;
  if person is not null and kind = 'system' then
    select 'user', u.id, u.name into kind, actor, actor_name from public.users u where u.tenant_id = tenant and u.id = person;
  end if;
  insert into public.audit_log (tenant_id, id, table_name, row_id, action, actor_kind, actor_id, actor_name, operation,
    request_id, ip, before, after)
  values (tenant, uuidv7(), tg_table_name, row_id, lower(tg_op), coalesce(kind, 'system'), actor, actor_name,
    coalesce(nullif(current_setting('app.operation', true), ''), 'sql'),
    nullif(current_setting('app.request_id', true), ''), nullif(current_setting('app.ip', true), ''), before, after);
  return null;
end $$;
