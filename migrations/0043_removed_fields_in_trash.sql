/* Puts a record back with what went with it. The caller has seen it in the trash. What hung on it and points at something that is
   gone by now, a tag for one, stays away; unique values that another record has by now keep all of it away. A value whose field was removed
   meanwhile stays away as well: its slot may be another field's. */
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
  for part in select p from jsonb_array_elements(kept.rows) p loop
    place := place + 1;
    if part ->> 'table' = 'public.unique_values' then
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
        perform app.put_back(format('public.%I', kept.subject)::regclass, jsonb_build_array(one));
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
  delete from public.trash t where t.tenant_id = app.tenant_id() and t.id = record;
end $$;
