ALTER TABLE "fields" ADD COLUMN "becomes" uuid;--> statement-breakpoint
/* Fields that change their kind: decision 029. */
do $$ declare body text; begin
  body := pg_get_functiondef('app.tenant_by_host(text)'::regprocedure);
  execute replace(body, '''hiddenFrom'', f.hidden_from)', '''hiddenFrom'', f.hidden_from, ''changing'', f.becomes is not null)');
end $$;

/* Starts the job `job` that brings a field's values into `fresh`, a field made for that. Raises 409 while something is worked out from it, or it changes already. */
create function app.start_changing(job uuid, field uuid, fresh uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare tenant constant uuid := app.tenant_id(); home record := app.field_home(field); there int; names text;
begin
  if not app.may('fields:write') then perform app.fail(403, 'forbidden'); end if;
  if exists (select from public.fields f where f.tenant_id = tenant and f.id = field and f.archived_at is not null) then perform app.fail(409, 'fields.not_in_use'); end if;
  if exists (select from public.fields f where f.tenant_id = tenant and f.id = field and f.becomes is not null) then perform app.fail(409, 'fields.changing'); end if;
  select string_agg(f.label, ', ' order by f.label) into names from public.computed_fields c join public.fields f on f.tenant_id = tenant and f.id = c.field_id
    where c.tenant_id = tenant and field = any (c.uses);
  if names is not null then perform app.fail(409, 'fields.used_by', jsonb_build_object('names', names)); end if;
  update public.fields f set becomes = fresh where f.tenant_id = tenant and f.id = field;
  update public.fields f set archived_at = now(), removing = true where f.tenant_id = tenant and f.id = fresh;
  execute format('select count(*) from public.%I r where r.tenant_id = $1 and %s', home.tbl, app.holds_field(field, home.slot, home.of_object)) into there using tenant;
  insert into public.jobs (tenant_id, id, kind, subject, input, total, actor_kind, actor_id, actor_name)
    select tenant, job, 'change_field', f.object, jsonb_build_object('field', field, 'fresh', fresh, 'label', f.label), there, 'system', null, nullif(current_setting('app.actor_name', true), '')
    from public.fields f where f.tenant_id = tenant and f.id = field;
end $$;

/* What a job that changes a field's kind has to know: both fields, how far it is; `ready` once nobody can still write who knew the field as it was. Null when it is over. */
create function app.change_of_field(job uuid) returns jsonb
language plpgsql security definer set search_path = pg_catalog as $$
declare tenant constant uuid := app.tenant_id(); told jsonb;
begin
  if not app.is_system() then perform app.fail(403, 'forbidden'); end if;
  select j.input into told from public.jobs j where j.tenant_id = tenant and j.id = job;
  if not exists (select from public.fields f where f.tenant_id = tenant and f.id = (told ->> 'field')::uuid and f.becomes = (told ->> 'fresh')::uuid) then return null; end if;
  if not told ? 'since' then
    told := told || jsonb_build_object('since', pg_snapshot_xmax(pg_current_snapshot())::text::bigint);
    update public.jobs j set input = told where j.tenant_id = tenant and j.id = job;
  end if;
  return told || jsonb_build_object('ready', pg_snapshot_xmin(pg_current_snapshot())::text::bigint >= (told ->> 'since')::bigint);
end $$;

/* Puts values of the next records into the field that takes over, and books that. `values` is a list of { id, value }, null where a value is lost; `most` were asked for:
   with fewer it is done, and the fields change places. That is no edit of the records: no new version, no audit. */
create function app.fill_field(job uuid, list jsonb, most int) returns text
language plpgsql security definer set search_path = pg_catalog as $$
declare
  tenant constant uuid := app.tenant_id(); before constant text := coalesce(current_setting('app.derived', true), '');
  told jsonb; old public.fields; fresh public.fields; home record;
begin
  if not app.is_system() then perform app.fail(403, 'forbidden'); end if;
  select j.input into told from public.jobs j where j.tenant_id = tenant and j.id = job;
  select * into old from public.fields f where f.tenant_id = tenant and f.id = (told ->> 'field')::uuid and f.becomes = (told ->> 'fresh')::uuid;
  if old.id is null then return 'done'; end if;
  select * into fresh from public.fields f where f.tenant_id = tenant and f.id = old.becomes;
  home := app.field_home(fresh.id);
  perform set_config('app.derived', 'on', true);
  execute format('update public.%I r set %s from jsonb_array_elements($2) v where r.tenant_id = $1 and r.id = (v.value ->> ''id'')::uuid and v.value -> ''value'' <> ''null''', home.tbl,
    case when home.slot is null then format('extra = r.extra || jsonb_build_object(%L, v.value -> ''value'')', fresh.id)
      else format('%I = (v.value ->> ''value'')::%s', home.slot, case split_part(home.slot, '_', 1) when 'text' then 'text' when 'number' then 'float8' else 'uuid' end) end) using tenant, list;
  perform set_config('app.derived', before, true);
  update public.jobs j set done = least(j.done + jsonb_array_length(list), j.total), leased_until = now() + interval '90 seconds',
      input = j.input || case when list = '[]' then '{}' else jsonb_build_object('after', list -> -1 ->> 'id') end
    where j.tenant_id = tenant and j.id = job and j.status = 'running';
  if not found then perform app.fail(409, 'jobs.ended'); end if;
  if jsonb_array_length(list) = most then return 'more'; end if;
  delete from public.unique_values v where v.tenant_id = tenant and v.field_id = old.id;
  update public.fields f set key = left(old.key, 33) || '_' || right(old.id::text, 6), archived_at = now(), becomes = null, required = false, is_unique = false
    where f.tenant_id = tenant and f.id = old.id;
  update public.fields f set key = old.key, label = old.label, help = old.help, required = old.required, hidden_from = old.hidden_from, position = old.position, archived_at = null, removing = false
    where f.tenant_id = tenant and f.id = fresh.id;
  if fresh.kind in ('multi_select', 'relations', 'files') and old.object = 'deals' then
    update public.stages s set required = array_remove(s.required, 'custom.' || old.key) where s.tenant_id = tenant and 'custom.' || old.key = any (s.required);
  end if;
  return 'done';
end $$;

/* A change that ended halfway: the field is as it was, what was made for it stays out of use, to be removed for good. */
create function app.change_ended() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  update public.fields f set becomes = null where f.tenant_id = new.tenant_id and f.id = (new.input ->> 'field')::uuid and f.becomes = (new.input ->> 'fresh')::uuid;
  if found then
    update public.fields f set removing = false where f.tenant_id = new.tenant_id and f.id = (new.input ->> 'fresh')::uuid;
  end if;
  return null;
end $$;
create trigger change_ended after update of status on public.jobs for each row
  when (new.kind = 'change_field' and new.status in ('failed', 'cancelled')) execute function app.change_ended();

do $$ declare f regprocedure; begin
  foreach f in array array['app.start_changing(uuid, uuid, uuid)', 'app.change_of_field(uuid)', 'app.fill_field(uuid, jsonb, int)', 'app.change_ended()']::regprocedure[] loop
    execute format('alter function %s owner to app_definer', f);
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to app_actor', f);
  end loop;
end $$;
