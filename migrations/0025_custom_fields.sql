-- Fields and objects of an agency's own: decision 018.

/* The people whose rows the reach `team` includes. */
create function app.members() returns uuid[] language plpgsql stable parallel safe as
$$ begin return coalesce(nullif(pg_catalog.current_setting('app.members', true), ''), '{}')::uuid[]; end $$;

/* The objects that the actor's right reaches exactly so far: own, team or all. Rights are `records.<object's id>:<verb>`. */
create function app.objects_with(verb text, reach text) returns uuid[] language plpgsql stable parallel safe as $$
begin
  return array(select substr(g.key, 9, 36)::uuid from jsonb_each_text(nullif(pg_catalog.current_setting('app.grants', true), '')::jsonb) g
    where g.value = reach and g.key like 'records.%:' || verb);
end $$;

/* The condition on a row of an object of the agency's own, for policies. */
create function app.object_rights(verb text) returns text language sql immutable return
  format('((select app.is_system()) or object_id = any ((select app.objects_with(%L, ''all''))::uuid[])
    or (object_id = any ((select app.objects_with(%1$L, ''team''))::uuid[]) and owner_id = any ((select app.members())::uuid[]))
    or (object_id = any ((select app.objects_with(%1$L, ''own''))::uuid[]) and owner_id = (select app.user_id())))', verb);
grant execute on function app.members(), app.objects_with(text, text) to app_actor, app_definer;

do $$ declare line constant text := E'  when ''subject'' then\n'; begin
  execute replace(pg_get_functiondef('app.protect(text, jsonb)'::regprocedure), line,
    E'  when ''object'' then\n    writes := app.object_rights(''write'');\n    removes := app.object_rights(''delete'');\n' || line);
  execute replace(pg_get_functiondef('app.protect_reads(text, jsonb)'::regprocedure), line,
    E'  when ''object'' then\n    named := array[''all records:read''];\n    scoped := tenant || '' and '' || app.object_rights(''read'');\n' || line);
end $$;
--> statement-breakpoint
CREATE TABLE "field_numbers" (
	"tenant_id" uuid DEFAULT app.tenant_id() NOT NULL,
	"id" uuid NOT NULL,
	"field_id" uuid NOT NULL,
	"last" bigint NOT NULL,
	CONSTRAINT "field_numbers_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "fields" (
	"tenant_id" uuid DEFAULT app.tenant_id() NOT NULL,
	"id" uuid NOT NULL,
	"object" text NOT NULL,
	"key" text NOT NULL,
	"label" text NOT NULL,
	"kind" text NOT NULL,
	"slot" text,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"required" boolean DEFAULT false NOT NULL,
	"is_unique" boolean DEFAULT false NOT NULL,
	"default_value" jsonb,
	"help" text,
	"hidden_from" text[] DEFAULT '{}' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"archived_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "fields_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "fields_key_form" CHECK (key ~ '^[a-z][a-z0-9_]{0,39}$'),
	CONSTRAINT "fields_kind" CHECK (kind in ('text', 'long_text', 'number', 'currency', 'percent', 'date', 'date_time', 'yes_no', 'select', 'person', 'relation', 'url', 'email', 'phone', 'address', 'auto_number')),
	CONSTRAINT "fields_slot_form" CHECK (slot ~ '^(text|number|ref)_[1-9][0-9]?$')
);
--> statement-breakpoint
CREATE TABLE "objects" (
	"tenant_id" uuid DEFAULT app.tenant_id() NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"label" text NOT NULL,
	"plural" text NOT NULL,
	"icon" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "objects_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "objects_name_form" CHECK (name ~ '^[a-z][a-z0-9_]{1,39}$')
);
--> statement-breakpoint
CREATE TABLE "records" (
	"tenant_id" uuid DEFAULT app.tenant_id() NOT NULL,
	"id" uuid NOT NULL,
	"object_id" uuid NOT NULL,
	"name" text NOT NULL,
	"owner_id" uuid,
	"archived_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"search" text GENERATED ALWAYS AS (app.fold(name)) STORED,
	CONSTRAINT "records_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "unique_values" (
	"tenant_id" uuid DEFAULT app.tenant_id() NOT NULL,
	"id" uuid NOT NULL,
	"field_id" uuid NOT NULL,
	"value" text NOT NULL,
	"record_id" uuid NOT NULL,
	CONSTRAINT "unique_values_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "field_numbers" ADD CONSTRAINT "field_numbers_field_fk" FOREIGN KEY ("tenant_id","field_id") REFERENCES "public"."fields"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "records" ADD CONSTRAINT "records_object_fk" FOREIGN KEY ("tenant_id","object_id") REFERENCES "public"."objects"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "records" ADD CONSTRAINT "records_owner_fk" FOREIGN KEY ("tenant_id","owner_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unique_values" ADD CONSTRAINT "unique_values_field_fk" FOREIGN KEY ("tenant_id","field_id") REFERENCES "public"."fields"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "field_numbers_field" ON "field_numbers" USING btree ("tenant_id","field_id");--> statement-breakpoint
CREATE UNIQUE INDEX "fields_key" ON "fields" USING btree ("tenant_id","object","key");--> statement-breakpoint
CREATE UNIQUE INDEX "fields_slot" ON "fields" USING btree ("tenant_id","object","slot");--> statement-breakpoint
CREATE UNIQUE INDEX "objects_name" ON "objects" USING btree ("tenant_id","name");--> statement-breakpoint
CREATE INDEX "records_created" ON "records" USING btree ("tenant_id","object_id","created_at","id") WHERE archived_at is null;--> statement-breakpoint
CREATE INDEX "records_name" ON "records" USING btree ("tenant_id","object_id",name collate "tr-x-icu","id") WHERE archived_at is null;--> statement-breakpoint
CREATE INDEX "records_owner" ON "records" USING btree ("tenant_id","owner_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "unique_values_once" ON "unique_values" USING btree ("tenant_id","field_id","value");--> statement-breakpoint
CREATE INDEX "unique_values_record" ON "unique_values" USING btree ("tenant_id","record_id");
--> statement-breakpoint
select app.protect('objects', '{"rights":{"by":"staff","write":"fields:write"},"counts":"objects"}');
--> statement-breakpoint
select app.protect('fields', '{"rights":{"by":"staff","write":"fields:write"},"counts":"fields"}');
--> statement-breakpoint
select app.protect('unique_values', '{"rights":{"by":"system"},"audited":false}');
--> statement-breakpoint
select app.protect('field_numbers', '{"rights":{"by":"system"},"audited":false}');
--> statement-breakpoint
select app.protect('records', '{"rights":{"by":"object"},"counts":"records"}');
--> statement-breakpoint
-- ---- Slots ----------------------------------------------------------------------------------------------------------------

/* A record is gone, and what was said to be unique of it is free again. */
create function app.free_values() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from public.unique_values v using removed r where v.tenant_id = r.tenant_id and v.record_id = r.id;
  return null;
end $$;

/* Columns for values of fields of the agency's own, each with an index of the rows that have one, and `extra` for what is
   too long or too rich to be sorted by. As many as SLOTS in worker/kernel/custom/field.ts. */
create function app.give_slots(tbl text, lead text default '') returns void
language plpgsql set search_path = pg_catalog as $$
declare family record; slot text;
begin
  for family in select * from (values ('text', 'text collate "tr-x-icu"', 20), ('number', 'float8', 20), ('ref', 'uuid', 10)) f (name, type, most) loop
    for i in 1 .. family.most loop
      slot := family.name || '_' || i;
      execute format('alter table public.%I add column %I %s', tbl, slot, family.type);
      execute format('create index %I on public.%I (tenant_id, %s%I, id) where %4$I is not null', tbl || '_' || slot, tbl, lead, slot);
    end loop;
  end loop;
  execute format('alter table public.%I add column extra jsonb not null default ''{}''', tbl);
  execute format('create trigger free_values after delete on public.%I referencing old table as removed for each statement execute function app.free_values()', tbl);
end $$;
select app.give_slots('customers'), app.give_slots('deals'), app.give_slots('projects'), app.give_slots('tasks'), app.give_slots('records', 'object_id, ');
create index records_search on public.records using gin (tenant_id, search gin_trgm_ops);
create index records_prefix on public.records (tenant_id, (left(search, 64)) text_pattern_ops) where archived_at is null;

/* A changed field or object is a changed tenant: every Worker reads it anew before its next transaction. It is no change of
   the tenant's settings: whoever is editing those goes on. */
alter table public.tenants add column shape integer not null default 0;
create or replace function app.tenant_changed() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_table_name = 'tenants' then
    if new.shape = old.shape then new.version := old.version + 1; new.updated_at := now(); end if;
    return new;
  end if;
  update public.tenants set updated_at = now() where id in (old.tenant_id, new.tenant_id);
  return null;
end $$;
do $do$ begin
  execute replace(replace(replace(replace(pg_get_functiondef('app.identify(uuid, int, text, text, text, boolean)'::regprocedure),
    'select status, version into t', 'select status, version + shape as version, shape into t'),
    'r.name as role, r.key', 'r.name as role, r.key, r.id as role_id'),
    $$'roleKey', s.key,$$, $$'roleKey', s.key, 'roleId', s.role_id,$$),
    '  if needs is not null and', $$
  -- How far the actor reads the records of all the tenant's own objects together: `all` needs no look at each row.
  if tenant is not null then
    if t.shape > 0 and kind in ('session', 'api_key') then
      grants := grants || jsonb_build_object('records:read', case when exists (select from public.objects o where o.tenant_id = tenant
        and grants ->> ('records.' || o.id || ':read') is distinct from 'all') then 'some' else 'all' end);
      actor := jsonb_set(actor, '{grants}', grants);
    end if;
  end if;

  if needs is not null and$$);
  execute replace(pg_get_functiondef('app.enter(uuid, int, text, text, text, boolean, text, text, text)'::regprocedure),
    $$%\"team\"%}'$$, $$%\"team\"%,%\"some\"%}'$$);
end $do$;
create function app.shape_changed() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  update public.tenants set shape = shape + 1 where id = case when tg_op = 'DELETE' then old.tenant_id else new.tenant_id end;
  return null;
end $$;
create trigger shape_changed after insert or update or delete on public.objects for each row execute function app.shape_changed();
create trigger shape_changed after insert or update or delete on public.fields for each row execute function app.shape_changed();

create or replace function app.tenant_by_host(wanted text) returns jsonb
language sql stable security definer set search_path = pg_catalog as $$
  select jsonb_build_object('id', t.id, 'slug', t.slug, 'status', t.status, 'planKey', t.plan_key, 'features', p.features,
    'limits', p.limits || t.limits, 'brand', t.brand, 'language', t.language, 'currency', t.currency,
    'timeZone', t.time_zone, 'version', t.version + t.shape, 'host', (select x.host from public.hosts x where x.tenant_id = t.id order by x.is_primary desc, x.host limit 1),
    'objects', coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'label', o.label, 'plural', o.plural, 'icon', o.icon)
      order by o.position, o.id) from public.objects o where o.tenant_id = t.id), '[]'),
    'fields', coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'object', f.object, 'key', f.key, 'label', f.label, 'kind', f.kind,
      'slot', f.slot, 'settings', f.settings, 'required', f.required, 'unique', f.is_unique, 'default', f.default_value, 'help', f.help,
      'hiddenFrom', f.hidden_from) order by f.position, f.id) from public.fields f where f.tenant_id = t.id and f.archived_at is null), '[]'))
  from public.hosts h join public.tenants t on t.id = h.tenant_id join public.plans p on p.key = t.plan_key
  where h.host = wanted
$$;

/* Whether the acting person's role, or all API keys, are among those a field is hidden from. */
create function app.hides(roles text[]) returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if app.actor_kind() = 'api_key' then return 'api_keys' = any (roles); end if;
  return exists (select from public.users u where u.tenant_id = app.tenant_id() and u.id = app.user_id() and u.role_id::text = any (roles));
end $$;

/* Takes `wanted` for a record's unique field and gives up what it held before; null only gives up. Raises 422 at `path`
   when another record holds it. */
create function app.claim(field uuid, record uuid, wanted text, path text) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from public.unique_values v where v.tenant_id = app.tenant_id() and v.field_id = field and v.record_id = record;
  if wanted is null then return; end if;
  insert into public.unique_values (id, field_id, value, record_id) values (uuidv7(), field, wanted, record) on conflict do nothing;
  if not found then perform app.fail(422, 'not_unique', jsonb_build_object('path', path)); end if;
end $$;

/* The next of an automatic number: none is given twice, and a transaction that fails takes none. */
create function app.next_number(field uuid) returns float8
language plpgsql security definer set search_path = pg_catalog as $$
declare given bigint;
begin
  insert into public.field_numbers as n (id, field_id, last) values (uuidv7(), field, 1)
    on conflict (tenant_id, field_id) do update set last = n.last + 1 returning last into given;
  return given;
end $$;

/* The names of a record's slots, for what people read: `text_3` is `custom.plaka`. */
create function app.named_slots(tenant uuid, tbl text, of_object uuid, cells jsonb) returns jsonb
language sql stable security definer set search_path = pg_catalog as $$
  select jsonb_object_agg(coalesce('custom.' || f.key, e.key), e.value) from jsonb_each(cells) e
  left join public.fields f on f.tenant_id = tenant and f.slot = e.key
    and f.object = case when of_object is null then tbl else (select o.name from public.objects o where o.tenant_id = tenant and o.id = of_object) end
$$;

/* The same of what has no slot, by field: what of `extra` is not the same on the other side. */
create function app.named_extra(tenant uuid, extra jsonb, other jsonb) returns jsonb
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(jsonb_object_agg('custom.' || f.key, e.value), '{}') from jsonb_each(extra) e
  join public.fields f on f.tenant_id = tenant and f.id::text = e.key where e.value is distinct from other -> e.key
$$;

/* One audit row per changed row. Arguments: columns that never appear. Slots appear by their fields' names. */
create or replace function app.audit() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  hidden constant text[] := tg_argv || array['tenant_id', 'search', 'updated_at', 'version'];
  whole jsonb := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
  tenant constant uuid := whole ->> 'tenant_id';
  object constant uuid := whole ->> 'object_id';
  row_id constant uuid := whole ->> 'id';
  before jsonb; after jsonb;
  kind text := app.actor_kind(); actor uuid := app.actor_id(); actor_name text := nullif(current_setting('app.actor_name', true), '');
  person uuid := nullif(current_setting('app.person', true), '')::uuid;
begin
  case tg_op
  when 'INSERT' then after := jsonb_strip_nulls(whole - hidden);
  when 'DELETE' then before := jsonb_strip_nulls(whole - hidden);
  else
    select jsonb_object_agg(n.key, o.value), jsonb_object_agg(n.key, n.value) into before, after
      from jsonb_each(whole - hidden) n join jsonb_each(to_jsonb(old)) o on o.key = n.key where o.value is distinct from n.value;
    if after is null then return null; end if;
  end case;
  if whole ? 'extra' then
    if tg_op <> 'UPDATE' and whole -> 'extra' = '{}' then after := after - 'extra'; before := before - 'extra'; end if;
    if after ? 'extra' or before ? 'extra' then
      whole := before -> 'extra';
      before := (before - 'extra') || app.named_extra(tenant, whole, after -> 'extra');
      after := (after - 'extra') || app.named_extra(tenant, after -> 'extra', whole);
    end if;
    if concat(after, before) ~ '"(text|number|ref)_\d' then
      after := app.named_slots(tenant, tg_table_name, object, after);
      before := app.named_slots(tenant, tg_table_name, object, before);
    end if;
  end if;
  if person is not null and kind = 'system' then
    select 'user', u.id, u.name into kind, actor, actor_name from public.users u where u.tenant_id = tenant and u.id = person;
  end if;
  insert into public.audit_log (tenant_id, id, table_name, row_id, action, actor_kind, actor_id, actor_name, operation,
    request_id, ip, before, after)
  values (tenant, uuidv7(), tg_table_name, row_id, lower(tg_op), coalesce(kind, 'system'), actor, actor_name,
    coalesce(nullif(current_setting('app.operation', true), ''), 'sql'),
    nullif(current_setting('app.request_id', true), ''), nullif(current_setting('app.ip', true), ''), before, after);
  return null;
end $$;

/* As before, and the records of all objects of the agency's own that the actor reads. */
do $do$ declare body text; begin
  body := pg_get_functiondef('app.find(text, text, int)'::regprocedure);
  body := replace(body, $$'customers', 'deals', 'projects', 'tasks'$$, $$'customers', 'deals', 'projects', 'tasks', 'records'$$);
  body := replace(body, 'words text := '''';', $$reach text := case when resource = 'records' and not app.may_all('records:read') then app.object_rights('read')
    else '($2 or owner_id = any($3))' end;
  words text := '';$$);
  body := replace(body, 'not (everything or cardinality(mine) > 0)', $$not (everything or cardinality(mine) > 0 or resource = 'records')$$);
  body := replace(body, '%s and ($2 or owner_id = any($3))', '%s and %s');
  body := replace(body, 'resource, live, left(escaped, 64)', 'resource, live, reach, left(escaped, 64)');
  execute replace(body, 'resource, live, words)', 'resource, live, reach, words)');
end $do$;
grant execute on function app.object_rights(text) to app_definer;

/* As before, and `records.<object's id>` for the rows of one object. */
do $$ declare body text; begin
  body := pg_get_functiondef('app.search(text, text, int)'::regprocedure);
  body := replace(body, 'if resource not in (''customers'', ''deals'', ''projects'', ''tasks'') then',
    'if resource like ''records.%'' then tbl := ''records''; conditions := format('' and object_id = %L'', substr(resource, 9));
  elsif resource not in (''customers'', ''deals'', ''projects'', ''tasks'') then');
  body := replace(body, 'conditions text := '''';', 'conditions text := ''''; tbl text := resource;');
  execute replace(body, '%s limit $4'', resource, conditions)', '%s limit $4'', tbl, conditions)');
end $$;

update public.roles set grants = grants || '{"fields:write": "all"}' where key in ('owner', 'admin');
update public.plans p set limits = p.limits || n.limits from (values
  ('starter', '{"fields": 20, "objects": 1, "records": 2000}'::jsonb),
  ('growth', '{"fields": 150, "objects": 5, "records": 50000}'),
  ('scale', '{"fields": 1000, "objects": 50, "records": 1000000}')) n (key, limits) where p.key = n.key;

do $$ declare f regprocedure; begin
  foreach f in array array['app.free_values()', 'app.shape_changed()', 'app.hides(text[])', 'app.claim(uuid, uuid, text, text)',
      'app.next_number(uuid)', 'app.named_slots(uuid, text, uuid, jsonb)', 'app.named_extra(uuid, jsonb, jsonb)']::regprocedure[] loop
    execute format('alter function %s owner to app_definer', f);
    execute format('grant execute on function %s to app_actor', f);
  end loop;
end $$;

-- ---- Objects and fields ---------------------------------------------------------------------------------------------------

/* Where the values of a field are: the table, the slot, and the object whose rows of `records` they are. */
create function app.field_home(field uuid, out tbl text, out slot text, out of_object uuid, out key text)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  select case when f.object in ('customers', 'deals', 'projects', 'tasks') then f.object else 'records' end, f.slot,
      case when f.object not in ('customers', 'deals', 'projects', 'tasks') then coalesce(o.id, app.nobody()) end, f.key into tbl, slot, of_object, key
    from public.fields f left join public.objects o on o.tenant_id = f.tenant_id and o.name = f.object
    where f.tenant_id = app.tenant_id() and f.id = field;
end $$;

/* What the built-in roles hold of other records they hold of a new object's; with an object go the rights to it. */
create function app.object_changed() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  prefix constant text := 'records.' || case when tg_op = 'INSERT' then new.id else old.id end || ':';
  rights constant text[] := array[prefix || 'read', prefix || 'write', prefix || 'delete'];
begin
  if tg_op = 'INSERT' then
    update public.roles set grants = grants || case
        when key in ('owner', 'admin', 'manager') then jsonb_build_object(prefix || 'read', 'all', prefix || 'write', 'all', prefix || 'delete', 'all')
        when key = 'member' then jsonb_build_object(prefix || 'read', 'team', prefix || 'write', 'own')
        else jsonb_build_object(prefix || 'read', 'all') end
      where tenant_id = new.tenant_id and key is not null;
  else
    update public.roles set grants = grants - rights where tenant_id = old.tenant_id and grants ?| rights;
    update public.api_keys set grants = grants - rights where tenant_id = old.tenant_id and grants ?| rights;
  end if;
  return null;
end $$;
create trigger object_changed after insert or delete on public.objects for each row execute function app.object_changed();

/* Raises 409 while an object has records, whoever may see them, or a field of another object points at it. */
create function app.object_unused(wanted uuid) returns void
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if exists (select from public.records where tenant_id = app.tenant_id() and object_id = wanted) then perform app.fail(409, 'objects.has_records'); end if;
  if exists (select from public.fields f join public.objects o on o.tenant_id = f.tenant_id and o.id = wanted
      where f.tenant_id = app.tenant_id() and f.settings ->> 'object' = o.name and f.object <> o.name)
    then perform app.fail(409, 'objects.pointed_at'); end if;
end $$;

/* Books every value of a field as unique, or none any more. Raises 409 when some stand there twice. */
create function app.index_unique(field uuid, wanted boolean) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare home record; booked bigint; there bigint;
begin
  if not app.may('fields:write') then perform app.fail(403, 'forbidden'); end if;
  delete from public.unique_values where tenant_id = app.tenant_id() and field_id = field;
  if not wanted then return; end if;
  home := app.field_home(field);
  execute format('insert into public.unique_values (id, field_id, value, record_id) select uuidv7(), $1, app.fold(to_jsonb(r.%I) #>> ''{}''), r.id from public.%I r
    where r.tenant_id = app.tenant_id() and r.%1$I is not null and ($2 is null or to_jsonb(r) ->> ''object_id'' = $2::text) on conflict do nothing',
    home.slot, home.tbl) using field, home.of_object;
  get diagnostics booked = row_count;
  execute format('select count(*) from public.%I r where r.tenant_id = app.tenant_id() and r.%I is not null and ($1 is null or to_jsonb(r) ->> ''object_id'' = $1::text)',
    home.tbl, home.slot) into there using home.of_object;
  if booked < there then perform app.fail(409, 'fields.duplicates', jsonb_build_object('count', there - booked)); end if;
end $$;

/* Raises 409 while a record holds one of these choices of a select. */
create function app.choices_unused(field uuid, choices text[]) returns void
language plpgsql stable security definer set search_path = pg_catalog as $$
declare home record := app.field_home(field); there bigint;
begin
  execute format('select count(*) from (select from public.%I r where r.tenant_id = app.tenant_id() and r.%I = any ($1)
    and ($2 is null or to_jsonb(r) ->> ''object_id'' = $2::text) limit 10000) held', home.tbl, home.slot) into there using choices, home.of_object;
  if there > 0 then perform app.fail(409, 'fields.choice_used', jsonb_build_object('count', there)); end if;
end $$;

/* Records with a value, up to 10,000, and the shared and own saved lists that name the field. Null when there is none. */
create function app.field_usage(field uuid) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog as $$
declare home record := app.field_home(field); there bigint;
begin
  if home.key is null or not app.may('fields:write') then return null; end if;
  execute format('select count(*) from (select from public.%I r where r.tenant_id = app.tenant_id() and %s and ($1 is null or to_jsonb(r) ->> ''object_id'' = $1::text) limit 10000) held',
    home.tbl, case when home.slot is null then format('r.extra ? %L', field) else format('r.%I is not null', home.slot) end) into there using home.of_object;
  return jsonb_build_object('records', there, 'views', coalesce((select jsonb_agg(jsonb_build_object('id', v.id, 'name', v.name) order by v.name)
    from public.views v join public.fields f on f.tenant_id = v.tenant_id and f.id = field and f.object = v.resource
    where v.tenant_id = app.tenant_id() and (v.shared or v.user_id = app.user_id()) and v.query::text ~ ('custom\.' || home.key || '\M')), '[]'));
end $$;

do $$ declare f regprocedure; begin
  foreach f in array array['app.field_home(uuid)', 'app.object_changed()', 'app.object_unused(uuid)',
      'app.index_unique(uuid, boolean)', 'app.choices_unused(uuid, text[])', 'app.field_usage(uuid)']::regprocedure[] loop
    execute format('alter function %s owner to app_definer', f);
    execute format('grant execute on function %s to app_actor', f);
  end loop;
end $$;
