-- The database's half of the kernel: roles, the transaction's settings, the one predicate, audit, limits.
-- Read with worker/kernel/db/. Errors carry SQLSTATE KV<http status>, the reason as message, facts as JSON detail.

do $$ begin
  if not exists (select from pg_roles where rolname = 'app_worker') then create role app_worker login; end if;
  if not exists (select from pg_roles where rolname = 'app_definer') then create role app_definer nologin bypassrls; end if;
end $$;
alter role app_worker nosuperuser nocreatedb nocreaterole nobypassrls noreplication;
grant app_definer to current_user;
create extension if not exists pg_trgm;
create extension if not exists btree_gin;
create schema app;
grant usage on schema app to app_worker, app_definer;
grant create on schema app to app_definer;
grant usage on schema public to app_definer;
revoke create on schema public from public;
-- pg_temp is searched first, even by definer functions: nobody needs it.
do $$ begin execute format('revoke temporary on database %I from public', current_database()); end $$;
alter default privileges revoke execute on functions from public;

-- ---- Text -------------------------------------------------------------------------------------------------------------

-- The form in which text is searched and compared. The same function as fold() in worker/kernel/text.ts: change both.
-- pg_c_utf8 maps case one character to one, the same on every machine; unaccent is only stable and could not be indexed.
create function app.fold(value text) returns text
  language sql immutable strict parallel safe
  return btrim(regexp_replace(
    replace(replace(replace(
      translate(
        lower(regexp_replace(
          normalize(value, NFKD),
          '[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]', '', 'g'
        ) collate "pg_c_utf8"),
        'ıøđłς', 'iodlσ'),
      'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'),
    '[\t-\r \u0085\u1680\u2028\u2029]+', ' ', 'g'), ' ');

/* What search looks through. Phones are E.164, so a part of the number matches without the spaces people type. */
create function app.search_text(name text, emails text[], phones text[], tax_number text) returns text
language plpgsql immutable parallel safe set search_path = pg_catalog as $$
begin
  return app.fold(concat_ws(' ', name, array_to_string(emails, ' '), array_to_string(phones, ' '), tax_number));
end $$;

-- ---- Errors and settings ----------------------------------------------------------------------------------------------

create function app.fail(status int, reason text, detail jsonb default '{}') returns void
language plpgsql set search_path = pg_catalog as $$
begin
  raise exception using errcode = 'KV' || lpad(status::text, 3, '0'), message = reason, detail = detail::text;
end $$;

create function app.tenant_id() returns uuid language sql stable parallel safe as
$$ select nullif(pg_catalog.current_setting('app.tenant_id', true), '')::uuid $$;

create function app.actor_id() returns uuid language sql stable parallel safe as
$$ select nullif(pg_catalog.current_setting('app.actor_id', true), '')::uuid $$;

/* The acting user, or null when an API key or the system acts. */
create function app.user_id() returns uuid language sql stable parallel safe as
$$ select case when pg_catalog.current_setting('app.actor_kind', true) = 'user' then app.actor_id() end $$;

create function app.actor_kind() returns text language sql stable parallel safe as
$$ select coalesce(nullif(pg_catalog.current_setting('app.actor_kind', true), ''), 'nobody') $$;

create function app.is_system() returns boolean language sql stable parallel safe as
$$ select app.actor_kind() = 'system' $$;

create function app.is_staff() returns boolean language sql stable parallel safe as
$$ select app.actor_kind() in ('user', 'api_key', 'system') $$;

create function app.is_operator() returns boolean language sql stable parallel safe as
$$ select app.actor_kind() = 'operator' $$;

/* How far the actor's permission reaches: own, team, all; null when denied. */
create function app.scope(permission text) returns text language sql stable parallel safe as
$$ select case when app.actor_kind() = 'system' then 'all'
   else nullif(pg_catalog.current_setting('app.grants', true), '')::jsonb ->> permission end $$;

create function app.may(permission text) returns boolean language sql stable parallel safe as
$$ select app.scope(permission) is not null $$;

create function app.may_all(permission text) returns boolean language sql stable parallel safe as
$$ select coalesce(app.scope(permission) = 'all', false) $$;

/* Whose rows the permission reaches, beside `may_all`: nobody's, the actor's, or the actor's and its team mates'. */
create function app.owners(permission text) returns uuid[] language sql stable parallel safe as
$$ select case app.scope(permission)
     when 'own' then array[app.user_id()]
     when 'team' then coalesce(nullif(pg_catalog.current_setting('app.members', true), ''), '{}')::uuid[]
     else '{}'::uuid[] end $$;

/* May the actor see / change that record? Runs under the actor's own row security. */
create function app.sees(resource text, id uuid) returns boolean
language plpgsql stable set search_path = pg_catalog as $$
declare found boolean;
begin
  if id is null or app.may_all(resource || ':read') then return true; end if;
  if to_regclass('public.' || quote_ident(resource)) is null then return false; end if;
  execute format('select exists (select from public.%I where id = $1)', resource) into found using id;
  return found;
end $$;

create function app.edits(resource text, id uuid) returns boolean
language plpgsql volatile set search_path = pg_catalog as $$
declare hits int;
begin
  if id is null or app.may_all(resource || ':write') then return true; end if;
  execute format('select count(*) from (select from public.%I where id = $1 for update) row', resource) into hits using id;
  return hits > 0;
end $$;

-- ---- Guards: statements that raise inside the transaction -----------------------------------------------------------------

create function app.guard(holds boolean, status int, reason text) returns void
language plpgsql set search_path = pg_catalog as $$
begin
  if holds is not true then perform app.fail(status, reason); end if;
end $$;

/* Locks a record for change. Missing or hidden: 404. Visible but not the actor's to change: 403. Other version: 412. */
create function app.lock_row(resource text, id uuid, expected int default null) returns void
language plpgsql set search_path = pg_catalog as $$
declare current_version int; visible boolean;
begin
  execute format('select version from public.%I where id = $1 for update', resource) into current_version using id;
  if current_version is null then
    execute format('select exists (select from public.%I where id = $1)', resource) into visible using id;
    if visible then perform app.fail(403, 'forbidden'); else perform app.fail(404, 'not_found'); end if;
  end if;
  if expected is not null and expected <> current_version then
    perform app.fail(412, 'changed_meanwhile', jsonb_build_object('version', current_version));
  end if;
end $$;

/* A relation must point at something the actor may see; null is no relation. */
create function app.must_see(resource text, id uuid, field text) returns void
language plpgsql set search_path = pg_catalog as $$
declare visible boolean;
begin
  if id is null then return; end if;
  execute format('select exists (select from public.%I where id = $1)', resource) into visible using id;
  if not visible then perform app.fail(422, 'unknown_reference', jsonb_build_object('path', field)); end if;
end $$;

-- ---- Triggers -----------------------------------------------------------------------------------------------------------

create function app.touch() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  new.updated_at = now();
  new.version = old.version + 1;
  return new;
end $$;

create function app.touch_time() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  new.updated_at = now();
  return new;
end $$;

/* One audit row per changed row. Arguments: columns that never appear. */
create function app.audit() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  hidden text[] := tg_argv || array['tenant_id', 'search', 'updated_at', 'version'];
  before jsonb; after jsonb; key text; row_id uuid;
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
  insert into public.audit_log (tenant_id, id, table_name, row_id, action, actor_kind, actor_id, actor_name, operation,
    request_id, ip, before, after)
  values (case when tg_op = 'DELETE' then old.tenant_id else new.tenant_id end, uuidv7(), tg_table_name, row_id,
    lower(tg_op), app.actor_kind(), app.actor_id(), nullif(current_setting('app.actor_name', true), ''),
    coalesce(nullif(current_setting('app.operation', true), ''), 'sql'),
    nullif(current_setting('app.request_id', true), ''), nullif(current_setting('app.ip', true), ''), before, after);
  return null;
end $$;

/* Keeps `usage` and refuses what goes over the plan's limit. Arguments: the metric. */
create function app.count_usage() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare changed record; total bigint; allowed bigint;
begin
  if tg_op = 'INSERT' then
    for changed in select tenant_id, count(*) as n from added group by tenant_id loop
      insert into public.usage (tenant_id, metric, used) values (changed.tenant_id, tg_argv[0], changed.n)
        on conflict (tenant_id, metric) do update set used = public.usage.used + excluded.used returning used into total;
      select coalesce((t.limits ->> tg_argv[0])::bigint, (p.limits ->> tg_argv[0])::bigint) into allowed
        from public.tenants t join public.plans p on p.key = t.plan_key where t.id = changed.tenant_id;
      if total > allowed then
        perform app.fail(402, 'limit_reached', jsonb_build_object('metric', tg_argv[0], 'limit', allowed));
      end if;
    end loop;
  else
    for changed in select tenant_id, count(*) as n from removed group by tenant_id loop
      update public.usage set used = used - changed.n where tenant_id = changed.tenant_id and metric = tg_argv[0];
    end loop;
  end if;
  return null;
end $$;

-- ---- protect: row security, grants and triggers of one tenant table ---------------------------------------------------------

/* `spec` is a Protection of worker/kernel/db/table.ts. */
create function app.protect(tbl text, spec jsonb) returns void
language plpgsql set search_path = pg_catalog as $$
declare
  rights jsonb := spec -> 'rights';
  tenant text := 'tenant_id = (select app.tenant_id())';
  reads text; writes text; removes text; parts text[]; col text; quiet text; has_version boolean; has_time boolean;
begin
  case rights ->> 'by'
  when 'owner' then
    col := quote_ident(coalesce(rights ->> 'column', 'owner_id'));
    reads := format('((select app.may_all(%L)) or %s = any ((select app.owners(%1$L))::uuid[]))', (rights ->> 'resource') || ':read', col);
    writes := format('((select app.may_all(%L)) or %s = any ((select app.owners(%1$L))::uuid[]))', (rights ->> 'resource') || ':write', col);
    removes := format('((select app.may_all(%L)) or %s = any ((select app.owners(%1$L))::uuid[]))', (rights ->> 'resource') || ':delete', col);
  when 'staff' then
    reads := case when rights ? 'read' then format('(select app.may(%L))', rights ->> 'read') else '(select app.is_staff())' end;
    writes := case when rights ? 'write' then format('(select app.may(%L))', rights ->> 'write') else '(select app.is_staff())' end;
  when 'parent' then
    select array_agg(format('((select app.may_all(%L)) or app.sees(%L, %I))', p.value || ':read', p.value, p.key)) into parts
      from jsonb_each_text(rights -> 'parents') p;
    reads := '((select app.is_staff()) and ' || array_to_string(parts, ' and ') || ')';
    select array_agg(format('((select app.may_all(%L)) or app.edits(%L, %I))', p.value || ':write', p.value, p.key)) into parts
      from jsonb_each_text(rights -> 'parents') p;
    writes := '((select app.is_staff()) and ' || array_to_string(parts, ' and ') || ')';
  when 'self' then
    col := quote_ident(coalesce(rights ->> 'column', 'user_id'));
    writes := format('(%s = (select app.user_id()) or (select app.is_system())', col)
      || case when rights ? 'others' then format(' or (select app.may(%L))', rights ->> 'others') else '' end || ')';
    reads := case when rights ? 'shared' then format('(%s or (%I and (select app.is_staff())))', writes, rights ->> 'shared') else writes end;
  when 'subject' then
    reads := '((select app.is_staff()) and app.sees(subject, subject_id))';
    writes := '(select app.is_staff())';
  else
    reads := '(select app.is_system())';
    writes := reads;
  end case;
  removes := coalesce(removes, writes);

  execute format('alter table public.%I enable row level security', tbl);
  execute format('alter table public.%I force row level security', tbl);
  execute format('create policy %I on public.%I for select to app_worker using (%s and %s)', tbl || '_select', tbl, tenant, reads);
  execute format('create policy %I on public.%I for insert to app_worker with check (%s and %s)', tbl || '_insert', tbl, tenant, writes);
  execute format('grant select, insert on public.%I to app_worker', tbl);
  if not coalesce((spec ->> 'appendOnly')::boolean, false) then
    execute format('create policy %I on public.%I for update to app_worker using (%s and %s) with check (%3$s and %4$s)', tbl || '_update', tbl, tenant, writes);
    execute format('create policy %I on public.%I for delete to app_worker using (%s and %s)', tbl || '_delete', tbl, tenant, removes);
    execute format('grant update, delete on public.%I to app_worker', tbl);
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
