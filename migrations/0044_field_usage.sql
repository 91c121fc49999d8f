/* Records with a value, up to 10,000; the shared and own saved lists that name the field, of its object or through related records; the
   stages that ask for it. Null when there is none. */
create or replace function app.field_usage(field uuid) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog as $$
declare home record := app.field_home(field); there bigint; whose text;
begin
  if home.key is null or not app.may('fields:write') then return null; end if;
  select f.object into whose from public.fields f where f.tenant_id = app.tenant_id() and f.id = field;
  execute format('select count(*) from (select from public.%I r where r.tenant_id = app.tenant_id() and %s limit 10000) held',
    home.tbl, app.holds_field(field, home.slot, home.of_object)) into there;
  return jsonb_build_object('records', there,
    'views', coalesce((select jsonb_agg(jsonb_build_object('id', v.id, 'name', v.name) order by v.name) from public.views v
      where v.tenant_id = app.tenant_id() and (v.shared or v.user_id = app.user_id()) and v.query::text ~ ('custom\.' || home.key || '\M')
        and (v.resource = whose or v.query::text ~ 'related')), '[]'),
    'stages', case when whose <> 'deals' then '[]' else coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'name', p.name || ' · ' || s.name) order by p.name, s.position)
      from public.stages s join public.pipelines p on p.tenant_id = s.tenant_id and p.id = s.pipeline_id
      where s.tenant_id = app.tenant_id() and s.archived_at is null and 'custom.' || home.key = any (s.required)), '[]') end);
end $$;
--> statement-breakpoint
/* As before, and the trash as well: what comes back from there must not bring a value into the slot's next field. Once all records are cleared,
   who may still keep an old value ends first: they could put it into the trash. */
create or replace function app.clear_field(job uuid, most int) returns text
language plpgsql security definer set search_path = pg_catalog as $$
declare
  tenant constant uuid := app.tenant_id(); before constant text := coalesce(current_setting('app.derived', true), '');
  told jsonb; field uuid; home record; ids uuid[]; mark text; left_over boolean;
begin
  if not app.is_system() then perform app.fail(403, 'forbidden'); end if;
  select j.input into told from public.jobs j where j.tenant_id = tenant and j.id = job;
  select f.id into field from public.fields f where f.tenant_id = tenant and f.id = (told ->> 'field')::uuid and f.removing;
  if field is null then return 'done'; end if;
  mark := case when told ? 'finished' then 'cleared' else 'since' end;
  if not told ? mark then
    told := told || jsonb_build_object(mark, pg_snapshot_xmax(pg_current_snapshot())::text::bigint);
    update public.jobs j set input = told where j.tenant_id = tenant and j.id = job;
  end if;
  if pg_snapshot_xmin(pg_current_snapshot())::text::bigint < (told ->> mark)::bigint then return 'wait'; end if;
  home := app.field_home(field);
  if mark = 'cleared' then
    update public.trash t set rows = jsonb_set(t.rows, '{0,rows,0}', case when home.slot is not null then (t.rows #> '{0,rows,0}') - home.slot
        else jsonb_set(t.rows #> '{0,rows,0}', '{extra}', (t.rows #> '{0,rows,0,extra}') - field::text) end)
      where t.tenant_id = tenant and t.subject = home.tbl and (home.of_object is null or t.object_id = home.of_object)
        and case when home.slot is not null then t.rows #> '{0,rows,0}' ? home.slot else t.rows #> '{0,rows,0,extra}' ? field::text end;
    execute format('select exists (select from public.%I r where r.tenant_id = $1 and %s)', home.tbl, app.holds_field(field, home.slot, home.of_object))
      into left_over using tenant;
    if left_over then
      update public.jobs j set input = told - '{after,finished,cleared}'::text[] where j.tenant_id = tenant and j.id = job;
      return 'more';
    end if;
    delete from public.fields f where f.tenant_id = tenant and f.id = field;
    return 'done';
  end if;
  execute format('select array_agg(id order by id) from (select r.id from public.%I r where r.tenant_id = $1 and ($2 is null or r.id > $2) and %s order by r.id limit $3 for no key update) next',
    home.tbl, app.holds_field(field, home.slot, home.of_object)) into ids using tenant, (told ->> 'after')::uuid, most;
  if ids is not null then
    perform set_config('app.derived', 'on', true);
    execute format('update public.%I r set %s where r.tenant_id = $1 and r.id = any ($2)', home.tbl,
      case when home.slot is null then format('extra = r.extra - %L', field) else format('%I = null', home.slot) end) using tenant, ids;
    perform set_config('app.derived', before, true);
  end if;
  update public.jobs j set done = least(j.done + coalesce(cardinality(ids), 0), j.total), leased_until = now() + interval '90 seconds',
      input = j.input || case when cardinality(ids) = most then jsonb_build_object('after', ids[most])
        else '{"finished": true}' end
    where j.tenant_id = tenant and j.id = job and j.status = 'running';
  if not found then perform app.fail(409, 'jobs.ended'); end if;
  return 'more';
end $$;
