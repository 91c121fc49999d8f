-- What stands above the tenants: entering, finding a tenant by host, provisioning, the relay's sweep, search.

-- ---- Platform tables: the platform's operators see all, a tenant sees itself ----------------------------------------------

do $$ declare tbl text; begin
  foreach tbl in array array['plans', 'tenants', 'hosts', 'usage', 'operators', 'operator_sessions'] loop
    execute format('alter table public.%I enable row level security', tbl);
    execute format('alter table public.%I force row level security', tbl);
    execute format('grant select, insert, update, delete on public.%I to app_definer', tbl);
    execute format('grant select on public.%I to app_worker', tbl);
    execute format('create policy %I on public.%I for select to app_worker using ((select app.is_operator()))', tbl || '_operator', tbl);
  end loop;
end $$;
create policy tenants_self on public.tenants for select to app_worker using (id = (select app.tenant_id()));
create policy tenants_settings on public.tenants for update to app_worker
  using (id = (select app.tenant_id()) and (select app.may('settings:write')))
  with check (id = (select app.tenant_id()));
grant update (brand, language, currency, time_zone) on public.tenants to app_worker;
create policy hosts_self on public.hosts for select to app_worker using (tenant_id = (select app.tenant_id()));
create policy usage_self on public.usage for select to app_worker using (tenant_id = (select app.tenant_id()) and (select app.is_staff()));
create policy plans_self on public.plans for select to app_worker using ((select app.is_staff()));
grant update (name, language, password_hash) on public.operators to app_worker;
create policy operators_own on public.operators for update to app_worker using (id = (select app.actor_id())) with check (id = (select app.actor_id()));
grant insert, update on public.operator_sessions to app_worker;
create policy operator_sessions_open on public.operator_sessions for insert to app_worker with check ((select app.is_system()));
create policy operator_sessions_close on public.operator_sessions for update to app_worker using ((select app.is_operator())) with check ((select app.is_operator()));
create policy operators_sign_in on public.operators for select to app_worker using ((select app.is_system()) and (select app.tenant_id()) is null);
create policy operator_sessions_system on public.operator_sessions for select to app_worker using ((select app.is_system()));

alter table public.idempotency_keys enable row level security;
alter table public.idempotency_keys force row level security;
create policy idempotency_keys_own on public.idempotency_keys to app_worker
  using (tenant_id = (select app.tenant_id()) and actor_id = (select app.actor_id()))
  with check (tenant_id = (select app.tenant_id()) and actor_id = (select app.actor_id()));
grant select, insert, update on public.idempotency_keys to app_worker;
grant select, insert, update, delete on public.idempotency_keys to app_definer;
grant insert on public.audit_log to app_definer;

create function app.tenant_changed() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_table_name = 'tenants' then
    new.version := old.version + 1; new.updated_at := now();
    return new;
  end if;
  update public.tenants set updated_at = now() where id in (old.tenant_id, new.tenant_id);
  return null;
end $$;
create trigger changed before update on public.tenants for each row execute function app.tenant_changed();
create trigger changed after update or delete on public.hosts for each row execute function app.tenant_changed();

/* Changes of a tenant's own settings are audited like its other rows. */
create function app.audit_tenant() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into public.audit_log (tenant_id, id, table_name, row_id, action, actor_kind, actor_id, actor_name, operation, request_id, ip, before, after)
  values (new.id, uuidv7(), 'tenants', new.id, 'update', app.actor_kind(), app.actor_id(), nullif(current_setting('app.actor_name', true), ''),
    coalesce(nullif(current_setting('app.operation', true), ''), 'sql'), nullif(current_setting('app.request_id', true), ''),
    nullif(current_setting('app.ip', true), ''),
    to_jsonb(old) - array['version', 'updated_at', 'created_at'], to_jsonb(new) - array['version', 'updated_at', 'created_at']);
  return null;
end $$;
create trigger audit_change after update of status, plan_key, limits, brand, language, currency, time_zone on public.tenants
  for each row execute function app.audit_tenant();

/* Status and plan are the platform's: not even a tenant's owner may write them. Answers the hosts, null when there is no such tenant. */
create function app.administer_tenant(tenant uuid, new_status text, new_plan text) returns text[]
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not app.is_operator() then perform app.fail(403, 'forbidden'); end if;
  update public.tenants set status = coalesce(new_status, status), plan_key = coalesce(new_plan, plan_key) where id = tenant;
  if not found then perform app.fail(404, 'not_found'); end if;
  return array(select h.host from public.hosts h where h.tenant_id = tenant);
end $$;

-- ---- Entering -----------------------------------------------------------------------------------------------------------

/* The first statement of every transaction. Finds the actor behind the credential, sets the transaction's settings, and
   answers the actor. Fails: KV000 the Worker remembers an older tenant; KV401 no such live credential; KV403 the actor
   is not what `needs` asks for: `user`, `staff`, `operator` or a permission; KV423 the tenant is suspended, or read-only and the transaction writes. */
create function app.enter(tenant uuid, known_version int, kind text, secret text, needs text, writes boolean,
  operation text, request_id text, ip text) returns jsonb
language plpgsql security definer set search_path = pg_catalog as $$
declare
  t record; s record; actor jsonb; grants jsonb; members text := '';
begin
  if tenant is not null then
    select status, version into t from public.tenants where id = tenant;
    if not found or t.version <> known_version then perform app.fail(0, 'stale_tenant'); end if;
    if t.status = 'suspended' and kind <> 'system' then perform app.fail(423, 'suspended'); end if;
    if t.status = 'read_only' and writes and kind not in ('none', 'system') then perform app.fail(423, 'read_only'); end if;
  end if;

  case kind
  when 'session' then
    select x.id as session_id, x.last_seen_at, u.id, u.name, u.email, u.language, u.time_zone, u.picture_id, r.grants, r.name as role, r.key
      into s from public.sessions x
      join public.users u on u.tenant_id = x.tenant_id and u.id = x.user_id
      join public.roles r on r.tenant_id = u.tenant_id and r.id = u.role_id
      where x.tenant_id = tenant and x.token_hash = secret and x.revoked_at is null and x.expires_at > now()
        and x.last_seen_at > now() - interval '14 days' and u.status = 'active';
    if not found then perform app.fail(401, 'session_ended'); end if;
    grants := s.grants;
    actor := jsonb_build_object('kind', 'user', 'id', s.id, 'name', s.name, 'email', s.email, 'role', s.role, 'roleKey', s.key,
      'language', s.language, 'timeZone', s.time_zone, 'pictureId', s.picture_id, 'sessionId', s.session_id, 'grants', grants,
      'touch', s.last_seen_at < now() - interval '5 minutes');
    if grants::text like '%"team"%' then
      select array_agg(distinct m.user_id)::text into members from public.team_members mine
        join public.team_members m on m.tenant_id = tenant and m.team_id = mine.team_id
        where mine.tenant_id = tenant and mine.user_id = s.id;
      members := coalesce(array_append(members::uuid[], s.id), array[s.id])::text;
    end if;
  when 'api_key' then
    select k.id, k.name, k.grants, k.last_used_at into s from public.api_keys k
      where k.tenant_id = tenant and k.secret_hash = secret and k.revoked_at is null and (k.expires_at is null or k.expires_at > now());
    if not found then perform app.fail(401, 'bad_api_key'); end if;
    grants := s.grants;
    actor := jsonb_build_object('kind', 'api_key', 'id', s.id, 'name', s.name, 'grants', grants,
      'touch', s.last_used_at is null or s.last_used_at < now() - interval '5 minutes');
  when 'operator' then
    select o.id, o.name, o.email, o.language into s from public.operator_sessions x join public.operators o on o.id = x.operator_id
      where x.token_hash = secret and x.revoked_at is null and x.expires_at > now();
    if not found then perform app.fail(401, 'session_ended'); end if;
    grants := '{"platform:read": "all", "platform:write": "all"}';
    actor := jsonb_build_object('kind', 'operator', 'id', s.id, 'name', s.name, 'email', s.email, 'language', s.language, 'grants', grants);
  when 'system' then
    grants := '{}';
    actor := '{"kind": "system", "id": null, "grants": {}}';
  else
    grants := '{}';
    actor := '{"kind": "anonymous", "id": null, "grants": {}}';
  end case;

  if needs is not null and kind <> 'system' then
    if kind = 'none' then perform app.fail(401, 'sign_in'); end if;
    if needs = 'user' and kind = 'api_key' then perform app.fail(403, 'users_only'); end if;
    if not (case needs
      when 'user' then kind = 'session'
      when 'staff' then kind in ('session', 'api_key')
      when 'operator' then kind = 'operator'
      else grants ? needs end)
    then perform app.fail(403, 'forbidden', jsonb_build_object('permission', needs)); end if;
  end if;

  perform set_config('app.tenant_id', coalesce(tenant::text, ''), true), set_config('app.actor_kind', actor ->> 'kind', true),
    set_config('app.actor_id', coalesce(actor ->> 'id', ''), true), set_config('app.actor_name', coalesce(actor ->> 'name', ''), true),
    set_config('app.grants', grants::text, true), set_config('app.members', members, true),
    set_config('app.operation', operation, true), set_config('app.request_id', request_id, true), set_config('app.ip', ip, true);
  return actor;
end $$;

/* Last-seen marks, at most every five minutes per session or key. */
create function app.mark_seen(kind text, secret text, tenant uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if kind = 'session' then
    update public.sessions set last_seen_at = now() where tenant_id = tenant and token_hash = secret;
    update public.users u set last_seen_at = now() from public.sessions s
      where s.tenant_id = tenant and s.token_hash = secret and u.tenant_id = tenant and u.id = s.user_id;
  elsif kind = 'api_key' then
    update public.api_keys set last_used_at = now() where tenant_id = tenant and secret_hash = secret;
  end if;
end $$;

create function app.tenant_by_host(wanted text) returns jsonb
language sql stable security definer set search_path = pg_catalog as $$
  select jsonb_build_object('id', t.id, 'slug', t.slug, 'status', t.status, 'planKey', t.plan_key, 'features', p.features,
    'limits', p.limits || t.limits, 'brand', t.brand, 'language', t.language, 'currency', t.currency,
    'timeZone', t.time_zone, 'version', t.version, 'host', (select x.host from public.hosts x where x.tenant_id = t.id order by x.is_primary desc, x.host limit 1))
  from public.hosts h join public.tenants t on t.id = h.tenant_id join public.plans p on p.key = t.plan_key
  where h.host = wanted
$$;

/* For messages that name a tenant: queues, schedules. */
create function app.tenant_by_id(wanted uuid) returns jsonb
language sql stable security definer set search_path = pg_catalog as $$
  select app.tenant_by_host(h.host) from public.hosts h where h.tenant_id = wanted order by h.is_primary desc, h.host limit 1
$$;

-- ---- Events ---------------------------------------------------------------------------------------------------------------

/* `list` is an array of { id, name, subject, subjectId, customerId, payload, depth }. */
create function app.append_events(list jsonb) returns void
language plpgsql set search_path = pg_catalog as $$
begin
  insert into public.events (id, name, subject, subject_id, customer_id, payload, actor_kind, actor_id, depth)
  select e.id, e.name, e.subject, e."subjectId", e."customerId", coalesce(e.payload, '{}'), app.actor_kind(), app.actor_id(), coalesce(e.depth, 0)
  from jsonb_to_recordset(list) as e(id uuid, name text, subject text, "subjectId" uuid, "customerId" uuid, payload jsonb, depth int);
  perform app.mark_activity(array(select (e ->> 'customerId')::uuid from jsonb_array_elements(list) e where e ->> 'customerId' is not null));
end $$;

create function app.mark_activity(ids uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  update public.customers set last_activity_at = now()
    where tenant_id = app.tenant_id() and id = any(ids) and last_activity_at < now() - interval '1 minute';
end $$;

create function app.mark_dispatched(ids uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  update public.events set dispatched_at = now() where tenant_id = app.tenant_id() and id = any(ids) and dispatched_at is null;
end $$;

/* Events whose nudge got lost: older than half a minute and never dispatched. For the sweep only. */
create function app.undispatched(most int) returns table (tenant_id uuid, id uuid)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if not app.is_system() then perform app.fail(403, 'forbidden'); end if;
  return query select e.tenant_id, e.id from public.events e
    where e.dispatched_at is null and e.created_at < now() - interval '30 seconds' order by e.id limit most;
end $$;
create index events_sweep on public.events (created_at) where dispatched_at is null;

/* First use of an idempotency key books it; a repeat raises KV208 with the answer to replay, KV409 while the first is
   still under way, KV422 when the body differs. */
create function app.idempotent(idempotency_key text, hash text) returns void
language plpgsql set search_path = pg_catalog as $$
declare seen record;
begin
  if not pg_try_advisory_xact_lock(hashtextextended(app.tenant_id()::text || app.actor_id()::text || idempotency_key, 0)) then
    perform app.fail(409, 'idempotency_in_flight');
  end if;
  select request_hash, response into seen from public.idempotency_keys where key = idempotency_key and created_at > now() - interval '24 hours';
  if not found then
    insert into public.idempotency_keys (key, request_hash) values (idempotency_key, hash)
      on conflict (tenant_id, actor_id, key) do update set request_hash = excluded.request_hash, response = null, created_at = now();
  elsif seen.request_hash <> hash then
    perform app.fail(422, 'idempotency_key_reused');
  elsif seen.response is null then
    perform app.fail(409, 'idempotency_in_flight');
  else
    perform app.fail(208, 'replay', seen.response);
  end if;
end $$;

-- ---- Search: the one reader that may use a trigram index under row security -------------------------------------------------

create index customers_search on public.customers using gin (tenant_id, search gin_trgm_ops);
create index deals_search on public.deals using gin (tenant_id, search gin_trgm_ops);
create index projects_search on public.projects using gin (tenant_id, search gin_trgm_ops);
create index tasks_search on public.tasks using gin (tenant_id, search gin_trgm_ops);

/* Ids of the rows of one resource whose search text holds every word of `needle` (already folded). Its own tenant and
   row-right predicate, because the trigram operator is not leakproof. A word of fewer than three letters has no trigram: it is
   looked for in every row of the tenant. */
create function app.search(resource text, needle text, most int) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare word text; conditions text := '';
begin
  if resource not in ('customers', 'deals', 'projects', 'tasks') then perform app.fail(422, 'not_searchable'); end if;
  foreach word in array string_to_array(needle, ' ') loop
    if word <> '' then
      conditions := conditions || format(' and search like %L', '%' || replace(replace(replace(word, '\', '\\'), '%', '\%'), '_', '\_') || '%');
    end if;
  end loop;
  return query execute format(
    'select id from public.%I where tenant_id = $1 and ($2 or owner_id = any($3)) %s limit $4', resource, conditions)
    using app.tenant_id(), app.may_all(resource || ':read'), app.owners(resource || ':read'), most;
end $$;

-- ---- Who owns and who may call ------------------------------------------------------------------------------------------------

do $$ declare f regprocedure; begin
  for f in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'app'::regnamespace and p.prosecdef loop
    execute format('alter function %s owner to app_definer', f);
  end loop;
end $$;
revoke execute on all functions in schema app from public;
grant execute on all functions in schema app to app_worker, app_definer;
