/* A deal or project that is deleted leaves its tasks, a deal its quotes: they stay without it, and hang on it again when it comes back. */
alter table public.tasks drop constraint tasks_deal_fk, drop constraint tasks_project_fk,
  add constraint tasks_deal_fk foreign key (tenant_id, deal_id) references public.deals (tenant_id, id) on delete set null (deal_id),
  add constraint tasks_project_fk foreign key (tenant_id, project_id) references public.projects (tenant_id, id) on delete set null (project_id);
alter table public.quotes drop constraint quotes_deal_fk,
  add constraint quotes_deal_fk foreign key (tenant_id, deal_id) references public.deals (tenant_id, id) on delete set null (deal_id);

/* What is with the customer, or was agreed on, keeps its deal; whoever deletes need not see the quote. */
create function app.keep_quoted() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (select from public.quotes q where q.tenant_id = old.tenant_id and q.deal_id = old.id and q.status in ('sent', 'accepted')) then
    perform app.fail(409, 'deals.quoted');
  end if;
  return old;
end $$;
alter function app.keep_quoted() owner to app_definer;
revoke execute on function app.keep_quoted() from public;
grant execute on function app.keep_quoted() to app_actor, app_definer;
create trigger keep_quoted before delete on public.deals for each row execute function app.keep_quoted();

/* Rows that point at a record and stay when it goes: [{ "table", "rows": [], "link", "ids" }]. */
create function app.links_to(tbl regclass, wanted uuid) returns jsonb
language plpgsql stable set search_path = pg_catalog as $$
declare result jsonb := '[]'; link record; ids jsonb;
begin
  for link in select c.conrelid::regclass as child, a.attname as col from pg_constraint c
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[2]
      where c.contype = 'f' and c.confrelid = tbl and c.confdeltype = 'n' order by 1::text, 2 loop
    execute format('select jsonb_agg(t.id) from %s t where t.tenant_id = $1 and t.%I = $2', link.child, link.col) into ids using app.tenant_id(), wanted;
    if ids is not null then
      result := result || jsonb_build_array(jsonb_build_object('table', link.child::text, 'rows', '[]'::jsonb, 'link', link.col, 'ids', ids));
    end if;
  end loop;
  return result;
end $$;

/* A kept row without what went for good meanwhile and need not be there. What is still in the trash is waited for. */
create function app.without_gone(tbl regclass, kept jsonb) returns jsonb
language plpgsql stable set search_path = pg_catalog as $$
declare link record; there boolean;
begin
  for link in select c.confrelid::regclass as parent, a.attname as col from pg_constraint c
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[2]
      where c.contype = 'f' and c.conrelid = tbl and c.confdeltype = 'n' and kept ->> a.attname is not null loop
    execute format('select exists (select from %s p where p.tenant_id = $1 and p.id = $2) or exists (select from public.trash t where t.tenant_id = $1 and t.id = $2)',
      link.parent) into there using app.tenant_id(), (kept ->> link.col)::uuid;
    if not there then kept := kept || jsonb_build_object(link.col, null); end if;
  end loop;
  return kept;
end $$;

create or replace function app.trash(tbl text, record uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare kept jsonb; head jsonb; held jsonb;
begin
  if tbl <> all (array['customers', 'notes', 'deals', 'projects', 'tasks', 'records']) then raise exception 'Records of % do not go to the trash', tbl; end if;
  kept := app.rows_below(format('public.%I', tbl)::regclass, array[record]);
  head := kept -> 0 -> 'rows' -> 0;
  if head is null then return; end if;
  select jsonb_agg(to_jsonb(v)) into held from public.unique_values v where v.tenant_id = app.tenant_id() and v.record_id = record;
  if held is not null then kept := kept || jsonb_build_array(jsonb_build_object('table', 'public.unique_values', 'rows', held)); end if;
  kept := kept || app.links_to(format('public.%I', tbl)::regclass, record);
  insert into public.trash (id, subject, object_id, label, rows, files, actor_name)
    values (record, tbl, (head ->> 'object_id')::uuid, left(coalesce(head ->> 'name', head ->> 'title', head ->> 'body', ''), 200), kept,
      coalesce((select array_agg(v.target_id) from public.list_values v join public.fields f on f.tenant_id = v.tenant_id and f.id = v.field_id
        where v.tenant_id = app.tenant_id() and v.subject_id = record and f.kind = 'files'), '{}'), nullif(current_setting('app.actor_name', true), ''));
end $$;

/* As before, and what pointed at the record and stayed points at it again, unless it points elsewhere by now. */
create or replace function app.untrash(record uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare kept public.trash; part jsonb; one jsonb; clash text; of_object text; place int := 0;
begin
  select * into kept from public.trash t where t.tenant_id = app.tenant_id() and t.id = record for update;
  if not found then perform app.fail(404, 'not_found'); end if;
  if not (app.is_system() or app.may(case kept.subject when 'records' then 'records.' || kept.object_id || ':delete'
      when 'notes' then 'customers:write' else kept.subject || ':delete' end)) then
    perform app.fail(403, 'forbidden');
  end if;
  of_object := coalesce((select o.name from public.objects o where o.tenant_id = app.tenant_id() and o.id = kept.object_id), kept.subject);
  perform set_config('app.returning', 'on', true);
  for part in select p from jsonb_array_elements(kept.rows) p loop
    place := place + 1;
    if part ? 'link' then
      execute format('update %s t set %I = $1 where t.tenant_id = app.tenant_id() and t.id = any ($2) and t.%2$I is null', part ->> 'table', part ->> 'link')
        using record, array(select x::uuid from jsonb_array_elements_text(part -> 'ids') x);
    elsif part ->> 'table' = 'public.unique_values' then
      for one in select v from jsonb_array_elements(part -> 'rows') v join public.fields f
          on f.tenant_id = app.tenant_id() and f.id = (v ->> 'field_id')::uuid and f.is_unique loop
        select f.label into clash from public.unique_values u join public.fields f on f.tenant_id = u.tenant_id and f.id = u.field_id
          where u.tenant_id = app.tenant_id() and u.field_id = (one ->> 'field_id')::uuid and u.value = one ->> 'value' and u.record_id <> record;
        if found then perform app.fail(409, 'trash.taken', jsonb_build_object('field', clash)); end if;
        perform app.put_back('public.unique_values', jsonb_build_array(one));
      end loop;
    elsif place = 1 then
      begin
        one := part -> 'rows' -> 0;
        one := one - array(select name from jsonb_object_keys(one) name where name ~ '^(text|number|ref)_[0-9]+$' and not exists (
          select from public.fields f where f.tenant_id = app.tenant_id() and f.object = of_object and f.slot = name and f.created_at <= kept.deleted_at));
        if one ? 'extra' then
          one := jsonb_set(one, '{extra}', (one -> 'extra') - array(select name from jsonb_object_keys(one -> 'extra') name
            where not exists (select from public.fields f where f.tenant_id = app.tenant_id() and f.id::text = name)));
        end if;
        perform app.put_back(format('public.%I', kept.subject)::regclass, jsonb_build_array(app.without_gone(format('public.%I', kept.subject)::regclass, one)));
      exception when foreign_key_violation then perform app.fail(409, 'trash.parent_gone');
      end;
    else
      for one in select v from jsonb_array_elements(part -> 'rows') v loop
        begin
          perform app.put_back((part ->> 'table')::regclass, jsonb_build_array(one));
        exception when foreign_key_violation then null;
        end;
      end loop;
    end if;
  end loop;
  perform set_config('app.returning', '', true);
  delete from public.trash t where t.tenant_id = app.tenant_id() and t.id = record;
end $$;

/* As before; of a deal that comes back out of the trash nothing is asked: it stood there already. */
create or replace function app.bring_what_is_asked() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare entered public.stages; given constant jsonb := to_jsonb(new); missing text[];
begin
  if current_setting('app.returning', true) = 'on' then return new; end if;
  select * into entered from public.stages s where s.tenant_id = new.tenant_id and s.id = new.stage_id;
  if not found or entered.required = '{}' then return new; end if;
  if tg_op = 'UPDATE' and exists (select from public.stages s join public.pipelines p on p.tenant_id = s.tenant_id and p.id = s.pipeline_id
    where s.tenant_id = new.tenant_id and s.id = old.stage_id and (s.archived_at is not null or p.archived_at is not null)) then return new; end if;
  select array_agg(asked.name order by asked.place) into missing
    from unnest(entered.required) with ordinality asked(name, place)
    left join public.fields f on f.tenant_id = new.tenant_id and f.object = 'deals' and f.archived_at is null
      and asked.name = 'custom.' || f.key and not (cardinality(f.hidden_from) > 0 and app.hides(f.hidden_from))
    where case asked.name when 'amountMinor' then new.amount_minor = 0 when 'expectedClose' then new.expected_close is null
      when 'ownerId' then new.owner_id is null
      else f.id is not null and coalesce(case when f.slot is null then given -> 'extra' ->> f.id::text else given ->> f.slot end, '') = '' end;
  if missing is not null then
    perform app.fail(422, 'stages.asks', jsonb_build_object('paths', missing, 'stage', entered.name));
  end if;
  return new;
end $$;

do $$ declare f regprocedure; begin
  foreach f in array array['app.links_to(regclass, uuid)', 'app.without_gone(regclass, jsonb)']::regprocedure[] loop
    execute format('alter function %s owner to app_definer', f);
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to app_actor', f);
  end loop;
end $$;
