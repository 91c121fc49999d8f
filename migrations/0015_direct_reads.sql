-- Row security that costs nothing where nothing but the tenant restricts: decision 013.
--
-- `app.enter` puts the tenant's id into one setting per right to read, and leaves the others empty, so that a policy is one
-- comparison of `tenant_id` that an index answers. Actors who see only some rows of a table (own, team) take the role
-- `app_scoped` for the rest of the transaction, operators `app_operator`; both have policies of their own.

do $$ declare name text; begin
  foreach name in array array['app_actor', 'app_scoped', 'app_operator'] loop
    if not exists (select from pg_roles where rolname = name) then execute format('create role %I nologin', name); end if;
    execute format('alter role %I nosuperuser nocreatedb nocreaterole nobypassrls noreplication', name);
  end loop;
end $$;
grant app_actor to app_worker, app_scoped, app_operator with inherit true, set false;
grant app_scoped, app_operator to app_worker with inherit false, set true;

/* What the Worker's role was granted is now everybody's who acts. */
do $$ declare statement text; begin
  for statement in
    select format('grant %s on %s to app_actor; revoke %1$s on %2$s from app_worker', privilege, object) from (
      select a.privilege_type, format('table public.%I', c.relname) from pg_class c, aclexplode(c.relacl) a
        where c.relnamespace = 'public'::regnamespace and a.grantee = 'app_worker'::regrole
      union all
      select format('%s (%I)', a.privilege_type, t.attname), format('public.%I', c.relname)
        from pg_class c join pg_attribute t on t.attrelid = c.oid, aclexplode(t.attacl) a
        where c.relnamespace = 'public'::regnamespace and a.grantee = 'app_worker'::regrole
      union all
      select a.privilege_type, 'function ' || p.oid::regprocedure from pg_proc p, aclexplode(p.proacl) a
        where p.pronamespace = 'app'::regnamespace and a.grantee = 'app_worker'::regrole
      union all
      select a.privilege_type, format('schema %I', n.nspname) from pg_namespace n, aclexplode(n.nspacl) a
        where a.grantee = 'app_worker'::regrole) granted (privilege, object)
  loop
    execute statement;
  end loop;
  for statement in select format('alter policy %I on public.%I to app_actor', policyname, tablename) from pg_policies where schemaname = 'public' loop
    execute statement;
  end loop;
end $$;

-- ---- Who acts ------------------------------------------------------------------------------------------------------------

/* The rights to read that policies name: `all <permission>` for every row, `may <permission>` for whoever holds it.
   `app.protect_reads` adds to it. */
create function app.reads() returns text[] language sql immutable parallel safe return '{}'::text[];

/* The setting that holds the tenant's id while the actor has that right. */
create function app.setting(reads text) returns text language sql immutable parallel safe
  return 'app.' || translate(reads, ' :', '._');

/* Fills the settings of `app.reads()`. `app.protect_reads` writes it, with their names as fixed text: every transaction begins here. */
create function app.hold(tenant text, everything boolean, grants jsonb) returns void language plpgsql as $$ begin end $$;

/* Says who acts, once in a transaction: a setting that is empty is not set. */
create function app.act(tenant uuid, kind text, id uuid, name text, grants jsonb, members text default '') returns void
language plpgsql as $$
declare whole text := coalesce(tenant::text, '');
begin
  perform pg_catalog.set_config('app.tenant_id', whole, true), pg_catalog.set_config('app.actor_kind', kind, true),
    pg_catalog.set_config('app.grants', grants::text, true),
    case when id is not null then pg_catalog.set_config('app.actor_id', id::text, true) end,
    case when name is not null then pg_catalog.set_config('app.actor_name', name, true) end,
    case when kind = 'user' then pg_catalog.set_config('app.user_id', id::text, true) end,
    case when kind in ('user', 'api_key', 'system') then pg_catalog.set_config('app.staff', whole, true) end,
    case when kind = 'system' then pg_catalog.set_config('app.system', whole, true) end,
    case when members <> '' then pg_catalog.set_config('app.members', members, true) end,
    app.hold(whole, kind = 'system', grants);
end $$;

/* The actor behind the credential. Fails: KV000 the Worker remembers an older tenant; KV401 no such live credential; KV403
   the actor is not what `needs` asks for: `user`, `staff`, `operator` or a permission; KV423 the tenant is suspended, or
   read-only and the transaction writes. */
create function app.identify(tenant uuid, known_version int, kind text, secret text, needs text, writes boolean, out actor jsonb, out members text)
language plpgsql security definer set search_path = pg_catalog as $$
declare
  t record; s record; grants jsonb;
begin
  members := '';
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

end $$;
alter function app.identify(uuid, int, text, text, text, boolean) owner to app_definer;

/* The first statement of every transaction: finds the actor, says who acts, and answers the actor. Fails as `app.identify`. */
create or replace function app.enter(tenant uuid, known_version int, kind text, secret text, needs text, writes boolean,
  operation text, request_id text, ip text) returns jsonb
language plpgsql security invoker as $$
declare
  found record := app.identify(tenant, known_version, kind, secret, needs, writes);
  grants jsonb := found.actor -> 'grants';
begin
  perform app.act(tenant, found.actor ->> 'kind', (found.actor ->> 'id')::uuid,
    case when writes then found.actor ->> 'name' end, grants, found.members);
  if writes then
    perform pg_catalog.set_config('app.operation', operation, true), pg_catalog.set_config('app.request_id', request_id, true),
      pg_catalog.set_config('app.ip', ip, true);
  end if;
  if kind = 'operator' then perform pg_catalog.set_config('role', 'app_operator', true);
  elsif grants::text like any ('{%\"own\"%,%\"team\"%}') then perform pg_catalog.set_config('role', 'app_scoped', true); end if;
  return found.actor;
end $$;
alter function app.enter(uuid, int, text, text, text, boolean, text, text, text) owner to current_user;

create or replace function app.user_id() returns uuid language plpgsql stable parallel safe as
$$ begin return nullif(pg_catalog.current_setting('app.user_id', true), '')::uuid; end $$;

-- ---- Reading ---------------------------------------------------------------------------------------------------------------

/* Policies for reading a tenant's table; `rights` is a Rights of worker/kernel/db/table.ts. */
create function app.protect_reads(tbl text, rights jsonb) returns void
language plpgsql set search_path = pg_catalog as $$
declare
  -- The id in a setting, or null.
  held constant text := 'nullif(current_setting(%L, true), '''')::uuid';
  tenant constant text := 'tenant_id = ' || format(held, 'app.tenant_id');
  staff constant text := 'tenant_id = ' || format(held, 'app.staff');
  direct text; scoped text; named text[] := '{}'; parent record; read text;
begin
  case rights ->> 'by'
  when 'owner' then
    named := array['all ' || (rights ->> 'resource') || ':read'];
    scoped := format('%s and ((select app.may_all(%L)) or %I = any ((select app.owners(%2$L))::uuid[]))',
      tenant, (rights ->> 'resource') || ':read', coalesce(rights ->> 'column', 'owner_id'));
  when 'staff' then
    if rights ? 'read' then named := array['may ' || (rights ->> 'read')]; else direct := staff; end if;
  when 'parent' then
    scoped := staff;
    for parent in select p.key as col, p.value || ':read' as permission, p.value as resource from jsonb_each_text(rights -> 'parents') p loop
      named := named || ('all ' || parent.permission);
      scoped := scoped || format(' and ((select app.may_all(%L)) or app.sees(%L, %I))', parent.permission, parent.resource, parent.col);
    end loop;
  when 'self' then
    direct := format('%I = %s or %s is not null', coalesce(rights ->> 'column', 'user_id'), format(held, 'app.user_id'), format(held, 'app.system'));
    if rights ? 'others' then
      read := 'may ' || (rights ->> 'others');
      direct := direct || format(' or %s is not null', format(held, app.setting(read)));
    end if;
    if rights ? 'shared' then direct := direct || format(' or (%I and %s is not null)', rights ->> 'shared', format(held, 'app.staff')); end if;
    direct := tenant || ' and (' || direct || ')';
  when 'subject' then
    direct := staff || ' and (nullif(current_setting(''app.all.'' || subject || ''_read'', true), '''') is not null or app.sees(subject, subject_id))';
  else
    direct := 'tenant_id = ' || format(held, 'app.system');
  end case;

  execute format('create or replace function app.reads() returns text[] language sql immutable parallel safe return %L::text[]',
    array(select distinct n from unnest(app.reads() || named || read) n where n is not null order by n));
  execute format('create or replace function app.hold(tenant text, everything boolean, grants jsonb) returns void language plpgsql as %L',
    (select 'begin ' || coalesce('perform ' || string_agg(format('case when everything or '
        || case when n like 'all %' then 'grants ->> %L = ''all''' else 'grants ? %L' end
        || ' then pg_catalog.set_config(%L, tenant, true) end', substr(n, 5), app.setting(n)), ', ') || ';', '') || ' end' from unnest(app.reads()) n));
  if cardinality(named) > 0 then
    select string_agg('tenant_id = ' || format(held, app.setting(n)), ' and ') into direct from unnest(named) n;
  end if;
  execute format('create policy %I on public.%I for select to %s using (%s)', tbl || '_select', tbl,
    case when scoped is null then 'app_actor' else 'app_worker' end, direct);
  if scoped is not null then
    execute format('create policy %I on public.%I for select to app_scoped using (%s)', tbl || '_select_scoped', tbl, scoped);
  end if;
end $$;

do $$ declare tbl text; begin
  for tbl in select tablename from pg_policies where schemaname = 'public' and policyname = tablename || '_select' loop
    execute format('drop policy %I on public.%I', tbl || '_select', tbl);
  end loop;
end $$;
select app.protect_reads('events', '{"by":"subject"}');
select app.protect_reads('deliveries', '{"by":"staff","read":"events:manage","write":"events:manage"}');
select app.protect_reads('audit_log', '{"by":"staff","read":"audit:read"}');
select app.protect_reads('roles', '{"by":"staff","write":"roles:write"}');
select app.protect_reads('users', '{"by":"staff","write":"users:write"}');
select app.protect_reads('teams', '{"by":"staff","write":"users:write"}');
select app.protect_reads('team_members', '{"by":"staff","write":"users:write"}');
select app.protect_reads('sessions', '{"by":"self","column":"user_id"}');
select app.protect_reads('api_keys', '{"by":"staff","write":"api_keys:write"}');
select app.protect_reads('tokens', '{"by":"system"}');
select app.protect_reads('sign_in_attempts', '{"by":"system"}');
select app.protect_reads('views', '{"by":"self","column":"user_id","shared":"shared","others":"views:write"}');
select app.protect_reads('customers', '{"by":"owner","resource":"customers"}');
select app.protect_reads('tags', '{"by":"staff","write":"customers:write"}');
select app.protect_reads('customer_tags', '{"by":"parent","parents":{"customer_id":"customers"}}');
select app.protect_reads('notes', '{"by":"parent","parents":{"customer_id":"customers"}}');
select app.protect_reads('pipelines', '{"by":"staff","write":"pipelines:write"}');
select app.protect_reads('stages', '{"by":"staff","write":"pipelines:write"}');
select app.protect_reads('deals', '{"by":"owner","resource":"deals"}');
select app.protect_reads('deal_stages', '{"by":"parent","parents":{"deal_id":"deals"}}');
select app.protect_reads('lost_reasons', '{"by":"staff","write":"pipelines:write"}');
select app.protect_reads('projects', '{"by":"owner","resource":"projects"}');
select app.protect_reads('tasks', '{"by":"owner","resource":"tasks"}');
select app.protect_reads('mails', '{"by":"system"}');
select app.protect_reads('files', '{"by":"staff","write":"files:write"}');

-- ---- From now on ---------------------------------------------------------------------------------------------------------

create or replace function app.protect(tbl text, spec jsonb) returns void
language plpgsql set search_path = pg_catalog as $$
declare
  rights jsonb := spec -> 'rights';
  tenant text := 'tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid';
  writes text; removes text; parts text[]; col text; quiet text; has_version boolean; has_time boolean;
begin
  case rights ->> 'by'
  when 'owner' then
    col := quote_ident(coalesce(rights ->> 'column', 'owner_id'));
    writes := format('((select app.may_all(%L)) or %s = any ((select app.owners(%1$L))::uuid[]))', (rights ->> 'resource') || ':write', col);
    removes := format('((select app.may_all(%L)) or %s = any ((select app.owners(%1$L))::uuid[]))', (rights ->> 'resource') || ':delete', col);
  when 'staff' then
    writes := case when rights ? 'write' then format('(select app.may(%L))', rights ->> 'write') else '(select app.is_staff())' end;
  when 'parent' then
    select array_agg(format('((select app.may_all(%L)) or app.edits(%L, %I))', p.value || ':write', p.value, p.key)) into parts
      from jsonb_each_text(rights -> 'parents') p;
    writes := '((select app.is_staff()) and ' || array_to_string(parts, ' and ') || ')';
  when 'self' then
    col := quote_ident(coalesce(rights ->> 'column', 'user_id'));
    writes := format('(%s = (select app.user_id()) or (select app.is_system())', col)
      || case when rights ? 'others' then format(' or (select app.may(%L))', rights ->> 'others') else '' end || ')';
  when 'subject' then
    writes := '(select app.is_staff())';
  else
    writes := '(select app.is_system())';
  end case;
  removes := coalesce(removes, writes);

  execute format('alter table public.%I enable row level security', tbl);
  execute format('alter table public.%I force row level security', tbl);
  perform app.protect_reads(tbl, rights);
  execute format('create policy %I on public.%I for insert to app_actor with check (%s and %s)', tbl || '_insert', tbl, tenant, writes);
  execute format('grant select, insert on public.%I to app_actor', tbl);
  if not coalesce((spec ->> 'appendOnly')::boolean, false) then
    execute format('create policy %I on public.%I for update to app_actor using (%s and %s) with check (%3$s and %4$s)', tbl || '_update', tbl, tenant, writes);
    execute format('create policy %I on public.%I for delete to app_actor using (%s and %s)', tbl || '_delete', tbl, tenant, removes);
    execute format('grant update, delete on public.%I to app_actor', tbl);
  end if;
  execute format('grant select, insert, update, delete on public.%I to app_definer', tbl);

  select string_agg(format('old.%I is not distinct from new.%1$I', q), ' and ') into quiet
    from jsonb_array_elements_text(coalesce(spec -> 'quiet', '[]')) q;
  quiet := case when quiet is null then '' else 'when (' || quiet || ')' end;
  select bool_or(attname = 'version'), bool_or(attname = 'updated_at') into has_version, has_time
    from pg_attribute where attrelid = ('public.' || quote_ident(tbl))::regclass and not attisdropped;
  if has_version then
    execute format('create trigger touch before update on public.%I for each row %s execute function app.touch()', tbl, quiet);
  elsif has_time then
    execute format('create trigger touch before update on public.%I for each row %s execute function app.touch_time()', tbl, quiet);
  end if;
  if coalesce((spec ->> 'audited')::boolean, true) then
    select string_agg(quote_literal(s), ', ') into col from jsonb_array_elements_text(coalesce(spec -> 'secrets', '[]')) s;
    execute format('create trigger audit_new after insert or delete on public.%I for each row execute function app.audit(%s)', tbl, coalesce(col, ''));
    execute format('create trigger audit_change after update on public.%I for each row %s execute function app.audit(%s)', tbl, quiet, coalesce(col, ''));
  end if;
  if spec ? 'counts' then
    execute format('create trigger count_added after insert on public.%I referencing new table as added for each statement execute function app.count_usage(%L)', tbl, spec ->> 'counts');
    execute format('create trigger count_removed after delete on public.%I referencing old table as removed for each statement execute function app.count_usage(%L)', tbl, spec ->> 'counts');
  end if;
end $$;
-- ---- The platform's tables --------------------------------------------------------------------------------------------------

do $$ declare tbl text; begin
  foreach tbl in array array['plans', 'tenants', 'hosts', 'usage', 'operators', 'operator_sessions'] loop
    execute format('alter policy %I on public.%I to app_operator', tbl || '_operator', tbl);
  end loop;
end $$;
alter policy operators_own on public.operators to app_operator;
alter policy operator_sessions_close on public.operator_sessions to app_operator;
alter policy usage_self on public.usage using (tenant_id = nullif(current_setting('app.staff', true), '')::uuid);
alter policy plans_self on public.plans using (nullif(current_setting('app.staff', true), '') is not null);
alter policy idempotency_keys_own on public.idempotency_keys
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and actor_id = nullif(current_setting('app.actor_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and actor_id = nullif(current_setting('app.actor_id', true), '')::uuid);

grant execute on function app.reads(), app.setting(text), app.hold(text, boolean, jsonb), app.act(uuid, text, uuid, text, jsonb, text),
  app.identify(uuid, int, text, text, text, boolean) to app_actor, app_definer;
