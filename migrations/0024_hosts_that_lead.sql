-- ---- The console: which host leads, whose letters are dead ------------------------------------------------------------------

/* Which hosts a tenant has is the platform's, as its plan is; the tenant's audit log tells of it. */
drop function app.note_host(text, uuid, text);
create function app.note_host(tenant uuid, before text, after text) returns void
language plpgsql set search_path = pg_catalog as $$
begin
  insert into public.audit_log (tenant_id, id, table_name, row_id, action, actor_kind, actor_id, actor_name, operation, request_id, ip, before, after)
  values (tenant, uuidv7(), 'hosts', tenant, case when before is null then 'insert' when after is null then 'delete' else 'update' end,
    app.actor_kind(), app.actor_id(), nullif(current_setting('app.actor_name', true), ''),
    coalesce(nullif(current_setting('app.operation', true), ''), 'sql'), nullif(current_setting('app.request_id', true), ''),
    nullif(current_setting('app.ip', true), ''),
    case when before is not null then jsonb_build_object('name', before) end, case when after is not null then jsonb_build_object('name', after) end);
end $$;

create or replace function app.add_host(tenant uuid, wanted text) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not app.is_operator() then perform app.fail(403, 'forbidden'); end if;
  perform from public.tenants where id = tenant for update;
  if not found then perform app.fail(404, 'not_found'); end if;
  insert into public.hosts (host, tenant_id, is_primary) values (wanted, tenant, false);
  perform app.note_host(tenant, null, wanted);
end $$;

create or replace function app.remove_host(tenant uuid, wanted text) returns void
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
  perform app.note_host(tenant, wanted, null);
end $$;

/* The host that links in mails lead to from now on. */
create function app.set_primary_host(tenant uuid, wanted text) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare led text;
begin
  if not app.is_operator() then perform app.fail(403, 'forbidden'); end if;
  perform from public.tenants where id = tenant for update;
  if not exists (select from public.hosts where tenant_id = tenant and host = wanted) then perform app.fail(404, 'not_found'); end if;
  select h.host into led from public.hosts h where h.tenant_id = tenant order by h.is_primary desc, h.host limit 1;
  if led = wanted then return; end if;
  update public.hosts set is_primary = (host = wanted) where tenant_id = tenant and is_primary <> (host = wanted);
  perform app.note_host(tenant, led, wanted);
end $$;

/* The tenants that have any, by name. */
create function app.dead_tenants(most int) returns table (id uuid, name text)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if not app.is_operator() then perform app.fail(403, 'forbidden'); end if;
  return query select t.id, t.brand ->> 'name' from public.tenants t
    where t.id in (select d.tenant_id from public.deliveries d where d.status = 'dead') order by 2, 1 limit most;
end $$;

do $$ declare f regprocedure; begin
  foreach f in array array['app.set_primary_host(uuid, text)', 'app.dead_tenants(int)']::regprocedure[] loop
    execute format('alter function %s owner to app_definer', f);
    execute format('grant execute on function %s to app_actor', f);
  end loop;
end $$;
grant execute on function app.note_host(uuid, text, text) to app_actor, app_definer;
