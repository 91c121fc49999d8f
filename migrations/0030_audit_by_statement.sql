/* What is written and removed is audited once a statement instead of row by row: many rows in one cost a third. */

/* Who the audit log names: a person behind the system's work is named as that person. */
create function app.auditor(tenant uuid, out kind text, out id uuid, out name text)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare person constant uuid := nullif(current_setting('app.person', true), '')::uuid;
begin
  kind := coalesce(app.actor_kind(), 'system'); id := app.actor_id(); name := nullif(current_setting('app.actor_name', true), '');
  if person is not null and kind = 'system' then
    select 'user', u.id, u.name into kind, id, name from public.users u where u.tenant_id = tenant and u.id = person;
    kind := coalesce(kind, 'system');
  end if;
end $$;

/* What people read instead of a slot: {"text_3": "custom.plaka"}. */
create function app.slot_names(tenant uuid, tbl text, of_object uuid) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select jsonb_object_agg(f.slot, 'custom.' || f.key) from public.fields f where f.tenant_id = tenant and pg_trigger_depth() > 0 and f.slot is not null
    and f.object = case when of_object is null then tbl else (select o.name from public.objects o where o.tenant_id = tenant and o.id = of_object) end);
end $$;

/* One audit row per row that a statement has written or removed. Arguments: columns that never appear. Slots appear by their fields' names. */
create function app.audit_many() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  hidden constant text[] := tg_argv || array['tenant_id', 'search', 'updated_at', 'version'];
  many record; who record; names jsonb;
begin
  for many in select (w.whole ->> 'tenant_id')::uuid as tenant, (w.whole ->> 'object_id')::uuid as object, bool_or(w.whole ? 'extra') as slotted,
      array_agg(jsonb_strip_nulls(w.whole - hidden)) as rows from (select to_jsonb(written) as whole from written) w group by 1, 2 loop
    who := app.auditor(many.tenant);
    names := case when many.slotted then coalesce(app.slot_names(many.tenant, tg_table_name, many.object), '{}') end;
    insert into public.audit_log (tenant_id, id, table_name, row_id, action, actor_kind, actor_id, actor_name, operation, request_id, ip, before, after)
    select many.tenant, uuidv7(), tg_table_name, (r.cells ->> 'id')::uuid, lower(tg_op), who.kind, who.id, who.name,
      coalesce(nullif(current_setting('app.operation', true), ''), 'sql'), nullif(current_setting('app.request_id', true), ''),
      nullif(current_setting('app.ip', true), ''), case tg_op when 'DELETE' then n.cells end, case tg_op when 'INSERT' then n.cells end
    from unnest(many.rows) r (cells), lateral (select case when names is null then r.cells else
      (select jsonb_object_agg(coalesce(names ->> e.key, e.key), e.value) from jsonb_each(r.cells - 'extra') e)
        || case when r.cells -> 'extra' <> '{}' then app.named_extra(many.tenant, r.cells -> 'extra', null) else '{}' end end as cells) n;
  end loop;
  return null;
end $$;

/* One audit row per row that has changed, with what has. */
create or replace function app.audit() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  hidden constant text[] := tg_argv || array['tenant_id', 'search', 'updated_at', 'version'];
  tenant constant uuid := new.tenant_id;
  before jsonb; after jsonb; whole jsonb; names jsonb; who record;
begin
  select jsonb_object_agg(n.key, o.value), jsonb_object_agg(n.key, n.value) into before, after
    from jsonb_each(to_jsonb(new) - hidden) n join jsonb_each(to_jsonb(old)) o on o.key = n.key where o.value is distinct from n.value;
  if after is null then return null; end if;
  if after ? 'extra' then
    whole := before -> 'extra';
    before := (before - 'extra') || app.named_extra(tenant, whole, after -> 'extra');
    after := (after - 'extra') || app.named_extra(tenant, after -> 'extra', whole);
  end if;
  if after::text ~ '"(text|number|ref)_\d' then
    names := coalesce(app.slot_names(tenant, tg_table_name, (to_jsonb(new) ->> 'object_id')::uuid), '{}');
    select jsonb_object_agg(coalesce(names ->> e.key, e.key), e.value) into before from jsonb_each(before) e;
    select jsonb_object_agg(coalesce(names ->> e.key, e.key), e.value) into after from jsonb_each(after) e;
  end if;
  who := app.auditor(tenant);
  insert into public.audit_log (tenant_id, id, table_name, row_id, action, actor_kind, actor_id, actor_name, operation, request_id, ip, before, after)
  values (tenant, uuidv7(), tg_table_name, new.id, 'update', who.kind, who.id, who.name,
    coalesce(nullif(current_setting('app.operation', true), ''), 'sql'), nullif(current_setting('app.request_id', true), ''),
    nullif(current_setting('app.ip', true), ''), before, after);
  return null;
end $$;
drop function app.named_slots(uuid, text, uuid, jsonb);

do $$ declare old record; body text; f regprocedure; begin
  for old in select tgrelid::regclass as tbl, pg_get_triggerdef(oid) as def from pg_trigger where tgname = 'audit_new' and not tgisinternal loop
    execute format('drop trigger audit_new on %s', old.tbl);
    body := replace(replace(old.def, 'FOR EACH ROW', 'REFERENCING NEW TABLE AS written FOR EACH STATEMENT'), 'app.audit(', 'app.audit_many(');
    execute replace(body, 'INSERT OR DELETE', 'INSERT');
    execute replace(replace(replace(body, 'INSERT OR DELETE', 'DELETE'), 'NEW TABLE', 'OLD TABLE'), 'TRIGGER audit_new', 'TRIGGER audit_gone');
  end loop;
  body := pg_get_functiondef('app.protect(text, jsonb)'::regprocedure);
  execute replace(body, $x$    execute format('create trigger audit_new after insert or delete on public.%I for each row execute function app.audit(%s)', tbl, coalesce(col, ''));$x$,
    $x$    execute format('create trigger audit_new after insert on public.%I referencing new table as written for each statement execute function app.audit_many(%s)', tbl, coalesce(col, ''));
    execute format('create trigger audit_gone after delete on public.%I referencing old table as written for each statement execute function app.audit_many(%s)', tbl, coalesce(col, ''));$x$);
  foreach f in array array['app.auditor(uuid)', 'app.slot_names(uuid, text, uuid)', 'app.audit_many()']::regprocedure[] loop
    execute format('alter function %s owner to app_definer', f);
    execute format('grant execute on function %s to app_actor', f);
  end loop;
end $$;
