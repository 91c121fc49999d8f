CREATE TABLE "trash" (
	"tenant_id" uuid DEFAULT app.tenant_id() NOT NULL,
	"id" uuid NOT NULL,
	"subject" text NOT NULL,
	"object_id" uuid,
	"label" text NOT NULL,
	"rows" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"files" uuid[] DEFAULT '{}' NOT NULL,
	"actor_id" uuid DEFAULT app.actor_id(),
	"actor_name" text,
	"version" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "trash_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE INDEX "trash_deleted" ON "trash" USING btree ("tenant_id","deleted_at","id");--> statement-breakpoint
CREATE INDEX "trash_files" ON "trash" USING btree ("tenant_id") WHERE files <> '{}';
--> statement-breakpoint
select app.protect('trash', '{"rights":{"by":"actor","others":"trash:manage"},"secrets":["rows"]}');

update public.roles set grants = grants || '{"trash:manage": "all"}' where key in ('owner', 'admin', 'manager');

/* Rows of a table with these ids and all that the database removes with them: [{ "table", "rows" }], what others point at first. */
create function app.rows_below(tbl regclass, wanted uuid[]) returns jsonb
language plpgsql stable set search_path = pg_catalog as $$
declare result jsonb; part jsonb; link record; below uuid[];
begin
  execute format('select jsonb_agg(to_jsonb(t) order by t.id) from %s t where t.tenant_id = $1 and t.id = any ($2)', tbl)
    into part using app.tenant_id(), wanted;
  if part is null then return '[]'; end if;
  result := jsonb_build_array(jsonb_build_object('table', tbl::text, 'rows', part));
  for link in select c.conrelid::regclass as child, a.attname as col from pg_constraint c
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[2]
      where c.contype = 'f' and c.confrelid = tbl and c.confdeltype = 'c' and cardinality(c.conkey) = 2 order by 1::text loop
    execute format('select array_agg(t.id) from %s t where t.tenant_id = $1 and t.%I = any ($2)', link.child, link.col)
      into below using app.tenant_id(), wanted;
    if below is not null then result := result || app.rows_below(link.child, below); end if;
  end loop;
  return result;
end $$;

/* Keeps a record in the trash before it is removed. Whether the actor may remove it, the removal says in the same transaction. */
create function app.trash(tbl text, record uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare kept jsonb; head jsonb; held jsonb;
begin
  if tbl <> all (array['customers', 'notes', 'tasks', 'records']) then raise exception 'Records of % do not go to the trash', tbl; end if;
  kept := app.rows_below(format('public.%I', tbl)::regclass, array[record]);
  head := kept -> 0 -> 'rows' -> 0;
  if head is null then return; end if;
  select jsonb_agg(to_jsonb(v)) into held from public.unique_values v where v.tenant_id = app.tenant_id() and v.record_id = record;
  if held is not null then kept := kept || jsonb_build_array(jsonb_build_object('table', 'public.unique_values', 'rows', held)); end if;
  insert into public.trash (id, subject, object_id, label, rows, files, actor_name)
    values (record, tbl, (head ->> 'object_id')::uuid, left(coalesce(head ->> 'name', head ->> 'title', head ->> 'body', ''), 200), kept,
      coalesce((select array_agg(v.target_id) from public.list_values v join public.fields f on f.tenant_id = v.tenant_id and f.id = v.field_id
        where v.tenant_id = app.tenant_id() and v.subject_id = record and f.kind = 'files'), '{}'), nullif(current_setting('app.actor_name', true), ''));
end $$;

/* Inserts rows that `app.rows_below` gave into a table. Columns that came since get their defaults; generated ones work themselves out. */
create function app.put_back(tbl regclass, list jsonb) returns void
language plpgsql set search_path = pg_catalog as $$
declare cols text;
begin
  if exists (select from jsonb_array_elements(list) r where (r ->> 'tenant_id')::uuid is distinct from app.tenant_id()) then
    perform app.fail(403, 'forbidden');
  end if;
  select string_agg(quote_ident(a.attname), ', ') into cols from pg_attribute a
    where a.attrelid = tbl and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and (list -> 0) ? a.attname;
  execute format('insert into %1$s (%2$s) select %2$s from jsonb_populate_recordset(null::%1$s, $1)', tbl, cols) using list;
end $$;

/* Puts a record back with what went with it. The caller has seen it in the trash. What hung on it and points at something that is
   gone by now, a tag for one, stays away; unique values that another record has by now keep all of it away. */
create function app.untrash(record uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare kept public.trash; part jsonb; one jsonb; clash text; place int := 0;
begin
  select * into kept from public.trash t where t.tenant_id = app.tenant_id() and t.id = record for update;
  if not found then perform app.fail(404, 'not_found'); end if;
  if not (app.is_system() or app.may(case kept.subject when 'records' then 'records.' || kept.object_id || ':delete'
      when 'notes' then 'customers:write' else kept.subject || ':delete' end)) then
    perform app.fail(403, 'forbidden');
  end if;
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
        perform app.put_back(format('public.%I', kept.subject)::regclass, part -> 'rows');
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

create function app.purge_trash(days int, most int) returns int
language plpgsql security definer set search_path = pg_catalog as $$
declare purged int;
begin
  if not app.is_system() then perform app.fail(403, 'forbidden'); end if;
  delete from public.trash where ctid = any (array(
    select t.ctid from public.trash t where t.deleted_at < now() - make_interval(days => days) order by t.deleted_at limit most));
  get diagnostics purged = row_count;
  return purged;
end $$;

/* The first two act as who calls them: as the definer within the functions above. */
do $$ declare f regprocedure; begin
  foreach f in array array['app.rows_below(regclass, uuid[])', 'app.put_back(regclass, jsonb)', 'app.trash(text, uuid)', 'app.untrash(uuid)',
      'app.purge_trash(int, int)']::regprocedure[] loop
    execute format('alter function %s owner to app_definer', f);
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to app_actor', f);
  end loop;
end $$;
