-- A setting of a right to read always holds an id: the tenant's, or that of no tenant. A policy then casts it as it stands;
-- the rest is what row security still cost a small query (decision 013). Without `app.enter` there are no rows, or an error.

/* The id of no tenant. */
create function app.nobody() returns uuid language sql immutable parallel safe return '00000000-0000-0000-0000-000000000000'::uuid;

create or replace function app.act(tenant uuid, kind text, id uuid, name text, grants jsonb, members text default '') returns void
language plpgsql as $$
declare
  nobody constant text := '00000000-0000-0000-0000-000000000000';
  whole text := coalesce(tenant::text, nobody);
begin
  perform pg_catalog.set_config('app.tenant_id', coalesce(tenant::text, ''), true), pg_catalog.set_config('app.actor_kind', kind, true),
    pg_catalog.set_config('app.grants', grants::text, true),
    case when id is not null then pg_catalog.set_config('app.actor_id', id::text, true) end,
    case when name is not null then pg_catalog.set_config('app.actor_name', name, true) end,
    case when kind = 'user' then pg_catalog.set_config('app.user_id', id::text, true) end,
    pg_catalog.set_config('app.staff', case when kind in ('user', 'api_key', 'system') then whole else nobody end, true),
    pg_catalog.set_config('app.system', case when kind = 'system' then whole else nobody end, true),
    case when members <> '' then pg_catalog.set_config('app.members', members, true) end,
    app.hold(whole, kind = 'system', grants);
end $$;

/* Policies for reading a tenant's table; `rights` is a Rights of worker/kernel/db/table.ts. */
create or replace function app.protect_reads(tbl text, rights jsonb) returns void
language plpgsql set search_path = pg_catalog as $$
declare
  held constant text := 'tenant_id = current_setting(%L, true)::uuid';
  tenant constant text := 'tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid';
  staff constant text := format(held, 'app.staff');
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
    direct := format('%I = nullif(current_setting(''app.user_id'', true), '''')::uuid or ', coalesce(rights ->> 'column', 'user_id'))
      || format(held, 'app.system');
    if rights ? 'others' then
      read := 'may ' || (rights ->> 'others');
      direct := direct || ' or ' || format(held, app.setting(read));
    end if;
    if rights ? 'shared' then direct := direct || format(' or (%I and %s)', rights ->> 'shared', staff); end if;
    direct := tenant || ' and (' || direct || ')';
  when 'subject' then
    direct := staff || ' and (current_setting(''app.all.'' || subject || ''_read'', true) = tenant_id::text or app.sees(subject, subject_id))';
  else
    direct := format(held, 'app.system');
  end case;

  execute format('create or replace function app.reads() returns text[] language sql immutable parallel safe return %L::text[]',
    array(select distinct n from unnest(app.reads() || named || read) n where n is not null order by n));
  execute format('create or replace function app.hold(tenant text, everything boolean, grants jsonb) returns void language plpgsql as %L',
    (select 'begin ' || coalesce('perform ' || string_agg(format('pg_catalog.set_config(%L, case when everything or '
        || case when n like 'all %' then 'grants ->> %L = ''all''' else 'grants ? %L' end
        || ' then tenant else %L end, true)', app.setting(n), substr(n, 5), app.nobody()), ', ') || ';', '') || ' end' from unnest(app.reads()) n));
  if cardinality(named) > 0 then
    select string_agg(format(held, app.setting(n)), ' and ') into direct from unnest(named) n;
  end if;
  execute format('create policy %I on public.%I for select to %s using (%s)', tbl || '_select', tbl,
    case when scoped is null then 'app_actor' else 'app_worker' end, direct);
  if scoped is not null then
    execute format('create policy %I on public.%I for select to app_scoped using (%s)', tbl || '_select_scoped', tbl, scoped);
  end if;
end $$;

do $$ declare policy record; begin
  for policy in select tablename, policyname from pg_policies
    where schemaname = 'public' and policyname in (tablename || '_select', tablename || '_select_scoped') loop
    execute format('drop policy %I on public.%I', policy.policyname, policy.tablename);
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
alter policy usage_self on public.usage using (tenant_id = current_setting('app.staff', true)::uuid);
alter policy plans_self on public.plans using (current_setting('app.staff', true)::uuid <> app.nobody());
grant execute on function app.nobody() to app_actor, app_definer;
