ALTER TABLE "fields" ADD COLUMN "removing" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
/* Starts the job `job` that removes a field that is out of use. Raises 409 while it is in use, or anything is worked out from it,
   also such as is out of use: that would read the slot's next field. */
create function app.start_removing(job uuid, field uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare tenant constant uuid := app.tenant_id(); home record := app.field_home(field); there int; names text;
begin
  if not app.may('fields:write') then perform app.fail(403, 'forbidden'); end if;
  if exists (select from public.fields f where f.tenant_id = tenant and f.id = field and f.archived_at is null) then perform app.fail(409, 'fields.in_use'); end if;
  select string_agg(f.label, ', ' order by f.label) into names from public.computed_fields c join public.fields f on f.tenant_id = tenant and f.id = c.field_id
    where c.tenant_id = tenant and field = any (c.uses) and c.field_id <> field;
  if names is not null then perform app.fail(409, 'fields.used_by', jsonb_build_object('names', names)); end if;
  delete from public.computed_fields c where c.tenant_id = tenant and c.field_id = field;
  update public.fields f set removing = true where f.tenant_id = tenant and f.id = field;
  execute format('select count(*) from public.%I r where r.tenant_id = $1 and %s', home.tbl, app.holds_field(field, home.slot, home.of_object)) into there using tenant;
  insert into public.jobs (tenant_id, id, kind, subject, input, total, actor_kind, actor_id, actor_name)
    select tenant, job, 'remove_field', f.object, jsonb_build_object('field', field, 'label', f.label), there, 'system', null, nullif(current_setting('app.actor_name', true), '')
    from public.fields f where f.tenant_id = tenant and f.id = field;
end $$;

/* The condition that a row `r` holds a value of a field. */
create function app.holds_field(field uuid, slot text, of_object uuid) returns text
language plpgsql immutable set search_path = pg_catalog as $$
begin
  return case when slot is null then format('r.extra ? %L', field) else format('r.%I is not null', slot) end
    || case when of_object is null then '' else format(' and r.object_id = %L', of_object) end;
end $$;

/* Takes a field's values out of the next records of its job, by id, and books that; after the last the field goes, and its slot is free. Answers
   `done`, `more`, or `wait` while somebody may still write who knew the field in use. That is no edit: no new version, no audit. */
create function app.clear_field(job uuid, most int) returns text
language plpgsql security definer set search_path = pg_catalog as $$
declare
  tenant constant uuid := app.tenant_id(); before constant text := coalesce(current_setting('app.derived', true), '');
  told jsonb; field uuid; home record; ids uuid[];
begin
  if not app.is_system() then perform app.fail(403, 'forbidden'); end if;
  select j.input into told from public.jobs j where j.tenant_id = tenant and j.id = job;
  select f.id into field from public.fields f where f.tenant_id = tenant and f.id = (told ->> 'field')::uuid and f.removing;
  if field is null then return 'done'; end if;
  if not told ? 'since' then
    told := told || jsonb_build_object('since', pg_snapshot_xmax(pg_current_snapshot())::text::bigint);
    update public.jobs j set input = told where j.tenant_id = tenant and j.id = job;
  end if;
  if pg_snapshot_xmin(pg_current_snapshot())::text::bigint < (told ->> 'since')::bigint then return 'wait'; end if;
  home := app.field_home(field);
  execute format('select array_agg(id order by id) from (select r.id from public.%I r where r.tenant_id = $1 and ($2 is null or r.id > $2) and %s order by r.id limit $3 for no key update) next',
    home.tbl, app.holds_field(field, home.slot, home.of_object)) into ids using tenant, (told ->> 'after')::uuid, most;
  if ids is not null then
    perform set_config('app.derived', 'on', true);
    execute format('update public.%I r set %s where r.tenant_id = $1 and r.id = any ($2)', home.tbl,
      case when home.slot is null then format('extra = r.extra - %L', field) else format('%I = null', home.slot) end) using tenant, ids;
    perform set_config('app.derived', before, true);
  end if;
  update public.jobs j set done = least(j.done + coalesce(cardinality(ids), 0), j.total), leased_until = now() + interval '90 seconds',
      input = j.input || jsonb_build_object('after', coalesce(ids[cardinality(ids)], (j.input ->> 'after')::uuid))
    where j.tenant_id = tenant and j.id = job and j.status = 'running';
  if not found then perform app.fail(409, 'jobs.ended'); end if;
  if cardinality(ids) = most then return 'more'; end if;
  delete from public.fields f where f.tenant_id = tenant and f.id = field;
  return 'done';
end $$;

do $$ declare f regprocedure; begin
  foreach f in array array['app.start_removing(uuid, uuid)', 'app.clear_field(uuid, int)']::regprocedure[] loop
    execute format('alter function %s owner to app_definer', f);
    execute format('grant execute on function %s to app_actor', f);
  end loop;
  grant execute on function app.holds_field(uuid, text, uuid) to app_actor, app_definer;
end $$;
