CREATE TABLE "list_values" (
	"tenant_id" uuid DEFAULT app.tenant_id() NOT NULL,
	"id" uuid NOT NULL,
	"field_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"choice" text,
	"target_id" uuid,
	CONSTRAINT "list_values_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "fields" DROP CONSTRAINT "fields_kind";--> statement-breakpoint
ALTER TABLE "list_values" ADD CONSTRAINT "list_values_field_fk" FOREIGN KEY ("tenant_id","field_id") REFERENCES "public"."fields"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "list_values_subject" ON "list_values" USING btree ("tenant_id","subject_id","field_id");--> statement-breakpoint
CREATE INDEX "list_values_choice" ON "list_values" USING btree ("tenant_id","field_id","choice","subject_id") WHERE choice is not null;--> statement-breakpoint
CREATE INDEX "list_values_target" ON "list_values" USING btree ("tenant_id","field_id","target_id","subject_id") WHERE target_id is not null;--> statement-breakpoint
ALTER TABLE "fields" ADD CONSTRAINT "fields_kind" CHECK (kind in ('text', 'long_text', 'number', 'currency', 'percent', 'date', 'date_time', 'yes_no', 'select', 'multi_select', 'person', 'relation', 'relations', 'url', 'email', 'phone', 'address', 'auto_number'));
--> statement-breakpoint
select app.protect('list_values', '{"rights":{"by":"subject"},"audited":false}');
--> statement-breakpoint
-- ---- Fields that hold several values: decision 028 ----------------------------------------------------------------------

/* Values that are held after some go and others come: those that stay keep their place, null is none. */
create function app.changed_list(held jsonb, gone text[], added text[]) returns jsonb
language plpgsql immutable parallel safe set search_path = pg_catalog as $$
declare kept constant text[] := array(select h.value from jsonb_array_elements_text(coalesce(held, '[]')) with ordinality h (value, place)
    where h.value <> all (gone) order by h.place);
begin
  return nullif(to_jsonb(kept || array(select a.value from unnest(added) with ordinality a (value, place) where a.value <> all (kept) order by a.place)), '[]');
end $$;

/* Keeps a row of `list_values` for each value of the arrays in a record's `extra`. */
create function app.keep_lists() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_op = 'UPDATE' then
    delete from public.list_values v where v.tenant_id = new.tenant_id and v.subject_id = new.id and v.field_id = any (array(
      select e.key::uuid from jsonb_each(old.extra) e where jsonb_typeof(e.value) = 'array' and e.value is distinct from new.extra -> e.key));
  end if;
  insert into public.list_values (tenant_id, id, field_id, subject, subject_id, choice, target_id)
    select new.tenant_id, uuidv7(), f.id, tg_table_name, new.id, case when f.kind = 'multi_select' then held.value end,
        case when f.kind <> 'multi_select' then held.value::uuid end
      from jsonb_each(new.extra) e join public.fields f on f.tenant_id = new.tenant_id and f.id = e.key::uuid
        cross join lateral jsonb_array_elements_text(e.value) held (value)
      where jsonb_typeof(e.value) = 'array' and (tg_op = 'INSERT' or e.value is distinct from old.extra -> e.key);
  return null;
end $$;

create or replace function app.free_values() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from public.unique_values v using removed r where v.tenant_id = r.tenant_id and v.record_id = r.id;
  delete from public.list_values v using removed r where v.tenant_id = r.tenant_id and v.subject_id = r.id;
  return null;
end $$;

/* As before, of fields that hold several as well. */
create or replace function app.choices_unused(field uuid, choices text[]) returns void
language plpgsql stable security definer set search_path = pg_catalog as $$
declare home record := app.field_home(field); there bigint;
begin
  if home.slot is null then
    select count(*) into there from (select distinct v.subject_id from public.list_values v where v.tenant_id = app.tenant_id() and v.field_id = field
      and v.choice = any (choices) limit 10000) held;
  else
    execute format('select count(*) from (select from public.%I r where r.tenant_id = app.tenant_id() and r.%I = any ($1)
      and ($2 is null or to_jsonb(r) ->> ''object_id'' = $2::text) limit 10000) held', home.tbl, home.slot) into there using choices, home.of_object;
  end if;
  if there > 0 then perform app.fail(409, 'fields.choice_used', jsonb_build_object('count', there)); end if;
end $$;

do $$ declare tbl text; begin
  foreach tbl in array array['customers', 'deals', 'projects', 'tasks', 'records'] loop
    execute format('create trigger keep_lists_new after insert on public.%I for each row when (new.extra <> ''{}'') execute function app.keep_lists()', tbl);
    execute format('create trigger keep_lists after update of extra on public.%I for each row when (new.extra is distinct from old.extra) execute function app.keep_lists()', tbl);
  end loop;
  alter function app.keep_lists() owner to app_definer;
  grant execute on function app.keep_lists(), app.changed_list(jsonb, text[], text[]) to app_actor, app_definer;
end $$;
