/* What many rows at once pay for each of them. */

/* Whoever points at a record that became part of another one points at that one. Waits for a merge that is under way, as a foreign key does.
   Arguments: `loose` where nothing holds the record meanwhile, then the columns. One by one: for `= any` of a list Postgres plans anew at every row. */
create or replace function app.follow_merges() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare loose constant boolean := tg_argv[0] = 'loose'; whole constant jsonb := to_jsonb(new); changes jsonb := '{}'; col text; one uuid; kept uuid;
begin
  foreach col in array tg_argv loop
    one := case when col <> 'loose' then whole ->> col end;
    continue when one is null;
    if not loose then perform app.wait_for_merge(new.tenant_id, one); end if;
    select m.subject_id into kept from public.merged_records m where m.tenant_id = new.tenant_id and m.id = one;
    if found then changes := changes || jsonb_build_object(col, kept); end if;
  end loop;
  if changes <> '{}' then new := jsonb_populate_record(new, changes); end if;
  return new;
end $$;

/* Holds a record that somebody may be merging, whatever its kind, until the end of the transaction. */
create function app.wait_for_merge(tenant uuid, one uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if pg_trigger_depth() = 0 then perform app.fail(403, 'forbidden'); end if;
  perform from public.customers c where c.tenant_id = tenant and c.id = one for key share;
  if not found then perform from public.records r where r.tenant_id = tenant and r.id = one for key share; end if;
end $$;

create or replace function app.follow_merged_lists() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare ids uuid[]; one uuid;
begin
  select array_agg(v.value::uuid) into ids from jsonb_each(new.extra) e, jsonb_array_elements_text(case when jsonb_typeof(e.value) = 'array' then e.value else '[]' end) v
    where v.value ~ '^[0-9a-f-]{36}$';
  if ids is null then return new; end if;
  foreach one in array ids loop perform app.wait_for_merge(new.tenant_id, one); end loop;
  if exists (select from public.merged_records m where m.tenant_id = new.tenant_id and m.id = any (ids)) then
    new.extra := new.extra || (select jsonb_object_agg(e.key, (select jsonb_agg(n.value order by n.place) from (select coalesce(m.subject_id::text, v.value) as value, min(v.place) as place
        from jsonb_array_elements_text(e.value) with ordinality v (value, place) left join public.merged_records m on m.tenant_id = new.tenant_id and m.id::text = v.value group by 1) n))
      from jsonb_each(new.extra) e where jsonb_typeof(e.value) = 'array' and e.value <> '[]');
  end if;
  return new;
end $$;

/* One audit row per row that a statement has written or removed. Arguments: columns that never appear. Slots appear by their fields' names. */
create or replace function app.audit_many() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  hidden constant text[] := tg_argv || array['tenant_id', 'search', 'updated_at', 'version'];
  many record; who record; names jsonb; slots text[];
begin
  for many in select (w.whole ->> 'tenant_id')::uuid as tenant, (w.whole ->> 'object_id')::uuid as object, bool_or(w.whole ? 'extra') as slotted,
      array_agg(jsonb_strip_nulls(w.whole - hidden)) as rows from (select to_jsonb(written) as whole from written) w group by 1, 2 loop
    who := app.auditor(many.tenant);
    names := case when many.slotted then coalesce(app.slot_names(many.tenant, tg_table_name, many.object), '{}') end;
    slots := array(select jsonb_object_keys(names)) || '{extra}'::text[];
    insert into public.audit_log (tenant_id, id, table_name, row_id, action, actor_kind, actor_id, actor_name, operation, request_id, ip, before, after)
    select many.tenant, uuidv7(), tg_table_name, (r.cells ->> 'id')::uuid, lower(tg_op), who.kind, who.id, who.name,
      coalesce(nullif(current_setting('app.operation', true), ''), 'sql'), nullif(current_setting('app.request_id', true), ''),
      nullif(current_setting('app.ip', true), ''), case tg_op when 'DELETE' then n.cells end, case tg_op when 'INSERT' then n.cells end
    from unnest(many.rows) r (cells), lateral (select case when names is null then r.cells else (r.cells - slots)
        || coalesce((select jsonb_object_agg(s.value, r.cells -> s.key) from jsonb_each_text(names) s where r.cells ? s.key), '{}')
        || case when r.cells -> 'extra' <> '{}' then app.named_extra(many.tenant, r.cells -> 'extra', null) else '{}' end end as cells) n;
  end loop;
  return null;
end $$;

/* Works out the formulas of a row that is written, in their order; a new row's roll-ups begin with nothing. The transaction takes
   its number before it looks which there are: app.recompute waits for those that looked too early. */
create or replace function app.work_out() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare of_object uuid; step record; found jsonb;
begin
  perform pg_current_xact_id();
  if tg_table_name = 'records' then of_object := new.object_id; end if;
  for step in select string_agg(format('%L, %s', c.slot, c.value), ', ') filter (where c.child is null) as pairs,
        jsonb_object_agg(c.slot, case when c.definition ->> 'function' in ('count', 'sum') then 0 end) filter (where c.child is not null) as begun
      from public.computed_fields c where c.tenant_id = new.tenant_id and c.home = tg_table_name and c.object_id is not distinct from of_object
        and c.value is not null and (c.child is null or tg_op = 'INSERT') group by case when c.child is null then c.rank else 0 end order by min(c.rank * (c.child is null)::int) loop
    if step.pairs is null then found := step.begun;
    else execute format('select jsonb_build_object(%s) from (select $1 as r) one', step.pairs) into found using new; end if;
    new := jsonb_populate_record(new, found);
  end loop;
  return new;
end $$;

alter function app.wait_for_merge(uuid, uuid) owner to app_definer;
revoke execute on function app.wait_for_merge(uuid, uuid) from public;
grant execute on function app.wait_for_merge(uuid, uuid) to app_actor, app_definer;
