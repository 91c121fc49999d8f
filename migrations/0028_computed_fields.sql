-- Formulas and roll-ups: decision 019. What people write becomes a tree in the Worker; here the tree becomes SQL, from a
-- closed list of operations, so that no role which acts ever hands over text that runs as another.

-- ---- What compiled formulas call --------------------------------------------------------------------------------------

/* A number as a slot holds it; empty where no double holds it exactly. */
create function app.number_of(value numeric) returns float8 language plpgsql immutable parallel safe set search_path = pg_catalog as
$$ begin return case when abs(value) <= 9007199254740991 then value::float8 end; end $$;

/* Milliseconds since 1970 as a moment, between the years 1 and 9999; else empty. */
create function app.moment_of(ms numeric) returns timestamptz language plpgsql immutable parallel safe set search_path = pg_catalog as
$$ begin return case when ms between -62135596800000 and 253402300799999 then to_timestamp((ms / 1000)::float8) end; end $$;

/* Year, month or day of a day. */
create function app.part_of(part text, day numeric) returns numeric language plpgsql immutable parallel safe set search_path = pg_catalog as
$$ begin return extract(year from app.moment_of(day) at time zone 'UTC') * (part = 'year')::int
  + extract(month from app.moment_of(day) at time zone 'UTC') * (part = 'month')::int
  + extract(day from app.moment_of(day) at time zone 'UTC') * (part = 'day')::int; end $$;

create function app.add_days(day numeric, days numeric) returns numeric language plpgsql immutable parallel safe set search_path = pg_catalog as
$$ begin return extract(epoch from app.moment_of(day + trunc(days) * 86400000)) * 1000; end $$;

/* The same day of another month, or that month's last. */
create function app.add_months(day numeric, months numeric) returns numeric language plpgsql immutable parallel safe set search_path = pg_catalog as $$
begin
  if abs(months) > 12000 then return null; end if;
  return app.add_days(extract(epoch from ((app.moment_of(day) at time zone 'UTC') + make_interval(months => trunc(months)::int)) at time zone 'UTC') * 1000, 0);
end $$;

/* The day that a moment falls on in a time zone. */
create function app.day_of(ms numeric, zone text) returns numeric language plpgsql immutable parallel safe set search_path = pg_catalog as
$$ begin return extract(epoch from date_trunc('day', app.moment_of(ms) at time zone zone) at time zone 'UTC') * 1000; end $$;

/* Whether a text holds another, however either is spelled: as lists search. */
create function app.holds(whole text, part text) returns boolean language plpgsql immutable parallel safe set search_path = pg_catalog as
$$ begin return strpos(app.fold(whole), app.fold(part)) > 0; end $$;

-- ---- From tree to SQL -------------------------------------------------------------------------------------------------

/* All operations: name and types of the operands, type of the result, SQL. Types: number, text, day, moment (both in
   milliseconds), yes, record. An operand stands once in the SQL, so that it does not grow faster than the tree. */
create function app.formula_operation(signature text, out result text, out template text) language sql immutable parallel safe set search_path = pg_catalog as $$
  select o.result, o.template from (values
  ('+:number,number', 'number', '(%s + %s)'), ('-:number,number', 'number', '(%s - %s)'), ('*:number,number', 'number', '(%s * %s)'),
  ('/:number,number', 'number', '(%s / nullif(%s, 0))'), ('%:number,number', 'number', 'mod(%s, nullif(%s, 0))'), ('neg:number', 'number', '(- %s)'),
  ('round:number,number', 'number', 'round(%s, greatest(least(%s, 10), -10)::int)'), ('floor:number', 'number', 'floor(%s)'),
  ('ceil:number', 'number', 'ceil(%s)'), ('abs:number', 'number', 'abs(%s)'), ('text:number', 'text', '(trim_scale(%s)::text collate "tr-x-icu")'),
  ('text:day', 'text', '(to_char(app.moment_of(%s) at time zone ''UTC'', ''YYYY-MM-DD'') collate "tr-x-icu")'),
  ('min:number,number', 'number', 'least(%s, %s)'), ('max:number,number', 'number', 'greatest(%s, %s)'),
  ('min:day,day', 'day', 'least(%s, %s)'), ('max:day,day', 'day', 'greatest(%s, %s)'),
  ('min:moment,moment', 'moment', 'least(%s, %s)'), ('max:moment,moment', 'moment', 'greatest(%s, %s)'),
  ('+:text,text', 'text', 'nullif(concat(%s, %s) collate "tr-x-icu", '''')'), ('upper:text', 'text', 'upper(%s)'), ('lower:text', 'text', 'lower(%s)'),
  ('trim:text', 'text', 'nullif(btrim(%s), '''')'), ('length:text', 'number', 'coalesce(char_length(%s), 0)::numeric'), ('contains:text,text', 'yes', 'app.holds(%s, %s)'),
  ('+:day,number', 'day', 'app.add_days(%s, %s)'), ('addDays:day,number', 'day', 'app.add_days(%s, %s)'), ('addMonths:day,number', 'day', 'app.add_months(%s, %s)'),
  ('-:day,number', 'day', 'app.add_days(%s, - %s)'), ('-:day,day', 'number', '((%s - %s) / 86400000)'), ('days:day,day', 'number', '((- %s + %s) / 86400000)'),
  ('hours:moment,moment', 'number', '((- %s + %s) / 3600000)'), ('date:moment,text', 'day', 'app.day_of(%s, %s)'),
  ('year:day', 'number', 'app.part_of(''year'', %s)'), ('month:day', 'number', 'app.part_of(''month'', %s)'), ('day:day', 'number', 'app.part_of(''day'', %s)'),
  ('&&:yes,yes', 'yes', '(coalesce(%s, false) and coalesce(%s, false))'), ('||:yes,yes', 'yes', '(coalesce(%s, false) or coalesce(%s, false))'),
  ('!:yes', 'yes', '(not coalesce(%s, false))'), ('==:yes,yes', 'yes', '(%s = %s)'), ('!=:yes,yes', 'yes', '(%s <> %s)'), ('isEmpty:record', 'yes', '(%s is null)')
  union all select format('%s:%s,%2$s', c.name, t.name), 'yes', format('(%%s %s %%s)', c.sql)
    from (values ('==', '='), ('!=', '<>'), ('<', '<'), ('<=', '<='), ('>', '>'), ('>=', '>=')) c (name, sql), (values ('number'), ('text'), ('day'), ('moment')) t (name)
  union all select 'isEmpty:' || t, 'yes', '((%s) is null)' from unnest(array['number', 'text', 'day', 'moment', 'yes']) t
  union all select format('ifEmpty:%s,%1$s', t), t, 'coalesce(%s, %s)' from unnest(array['number', 'text', 'day', 'moment', 'yes']) t
  union all select format('if:yes,%s,%1$s', t), t, '(case when %s then %s else %s end)' from unnest(array['number', 'text', 'day', 'moment', 'yes']) t
) o (signature, result, template) where o.signature = $1
$$;

/* What of the built-in columns a formula may read. */
create function app.formula_column(tbl text, name text, out type text) language sql immutable parallel safe
return (select c.type from (values
  ('text', 'customers', array['kind', 'name', 'title', 'province', 'district', 'website', 'tax_number', 'tax_office', 'source']),
  ('date', 'customers', array['birthday']), ('time', 'customers', array['created_at']),
  ('text', 'deals', array['name', 'status', 'currency']), ('minor', 'deals', array['amount_minor']),
  ('date', 'deals', array['expected_close']), ('time', 'deals', array['created_at', 'closed_at']),
  ('text', 'projects', array['name', 'status']), ('date', 'projects', array['starts_on', 'ends_on']), ('time', 'projects', array['created_at']),
  ('text', 'tasks', array['title']), ('time', 'tasks', array['created_at', 'due_at', 'done_at']),
  ('text', 'records', array['name']), ('time', 'records', array['created_at'])) c (type, tbl, names) where c.tbl = $1 and $2 = any (c.names));

/* A leaf or an operation of a tree as SQL over the row `r`, and its type. Both null for what is not in the list. */
create function app.compiled_tree(tbl text, tree jsonb, depth int, out code text, out type text)
language plpgsql immutable set search_path = pg_catalog as $$
declare
  op constant text := tree ->> 0; word constant text := tree ->> 1; kept constant text := tree ->> 2;
  scale constant text := case tree ->> 3 when '0' then '1' when '1' then '0.1' when '2' then '0.01' when '3' then '0.001' when '4' then '0.0001' end;
  codes text[] := '{}'; types text[] := '{}'; one record; place text;
begin
  if depth > 200 or jsonb_typeof(tree) is distinct from 'array' then return; end if;
  if word is null or jsonb_array_length(tree) > 4 then return; end if;
  if op = 'number' then
    if word ~ '^\d{1,15}(\.\d{1,15})?$' then code := format('%L::numeric', word); type := 'number'; end if;
  elsif op = 'text' and jsonb_typeof(tree -> 1) = 'string' then
    if length(word) <= 500 then code := format('(%L::text collate "tr-x-icu")', word); type := 'text'; end if;
  elsif op = 'on' then
    if word ~ '^-?\d{1,15}$' then code := format('%L::numeric', word); type := 'day'; end if;
  elsif op = 'yes' then
    if word in ('true', 'false') then code := word; type := 'yes'; end if;
  elsif op = 'empty' then
    code := case word when 'number' then 'null::numeric' when 'text' then '(null::text collate "tr-x-icu")' when 'day' then 'null::numeric' when 'moment' then 'null::numeric' when 'yes' then 'null::boolean' end;
    type := case when code is not null then word end;
  elsif op = 'slot' then
    if word !~ '^((text|number)_([1-9]|1\d|20)|ref_([1-9]|10))$' then return; end if;
    place := format('(r).%I', word);
    case when word like 'text%' and kept = 'text' then code := format('(%s collate "tr-x-icu")', place); type := 'text';
    when word like 'ref%' and kept = 'record' then code := place; type := 'record';
    when word not like 'number%' then return;
    when kept = 'number' then code := place || '::numeric'; type := 'number';
    when kept = 'percent' then code := format('(%s::numeric * 0.01)', place); type := 'number';
    when kept = 'money' and scale is not null then code := format('(%s::bigint::numeric * %s)', place, scale); type := 'number';
    when kept in ('day', 'moment') then code := place || '::numeric'; type := kept;
    when kept = 'yes' then code := format('(%s = 1)', place); type := 'yes';
    else return; end case;
  elsif op = 'column' then
    place := format('(r).%I', word);
    case app.formula_column(tbl, word)
    when 'text' then code := format('(%s collate "tr-x-icu")', place); type := 'text';
    when 'date' then code := format('(extract(epoch from %s) * 1000)', place); type := 'day';
    when 'time' then code := format('floor(extract(epoch from %s) * 1000)', place); type := 'moment';
    when 'minor' then if scale is not null then code := format('(%s::numeric * %s)', place, scale); type := 'number'; end if;
    else return; end case;
  else
    for i in 1 .. jsonb_array_length(tree) - 1 loop
      one := app.compiled_tree(tbl, tree -> i, depth + 1);
      if one.code is null then return; end if;
      codes := codes || one.code; types := types || one.type;
    end loop;
    if op = 'date' and not exists (select from pg_timezone_names z where z.name = tree #>> '{2,1}') then return; end if;
    select o.result, o.template into one from app.formula_operation(op || ':' || array_to_string(types, ',')) o;
    if one.result is null then return; end if;
    code := format(one.template, variadic codes); type := one.result;
  end if;
end $$;

/* A tree's value as a slot of a field of this kind holds it. */
create function app.compiled_result(code text, type text, slot text, definition jsonb) returns text
language plpgsql immutable set search_path = pg_catalog as $$
declare digits constant text := definition ->> 'digits';
begin
  if code is null or digits !~ '^\d$' then return null; end if;
  if slot ~ '^text_([1-9]|1\d|20)$' then return case when type = 'text' and definition ->> 'kind' = 'text' then format('nullif(left(%s, 500), '''')', code) end; end if;
  if slot !~ '^number_([1-9]|1\d|20)$' then return null; end if;
  return case type || ' ' || (definition ->> 'kind')
    when 'number number' then format('app.number_of(round(%s, %s))', code, digits)
    when 'number percent' then format('app.number_of(round(%s * 100, %s))', code, digits)
    when 'number currency' then format('app.number_of(round(%s * 1%s))', code, repeat('0', digits::int))
    when 'day date' then format('app.number_of(%s)', code)
    when 'moment date_time' then format('app.number_of(%s)', code)
    when 'yes yes_no' then format('(%s)::int::float8', code) end;
end $$;

/* Which rows of the child a roll-up takes in: not archived ones, of this object, that fulfil the condition. */
create function app.compiled_where(child text, of_object uuid, via text, definition jsonb) returns text
language plpgsql immutable set search_path = pg_catalog as $$
declare one record;
begin
  if child not in ('customers', 'deals', 'projects', 'tasks', 'records') or (child = 'records') <> (of_object is not null)
    or not (via ~ '^ref_([1-9]|10)$' or (child || '.' || via) in ('customers.company_id', 'deals.customer_id', 'projects.customer_id', 'tasks.customer_id', 'tasks.deal_id', 'tasks.project_id'))
    then return null; end if;
  one := app.compiled_tree(child, coalesce(definition -> 'where', '["yes", true]'), 0);
  if one.type is distinct from 'yes' then return null; end if;
  return concat_ws(' and ', case when child <> 'tasks' then '(r).archived_at is null' end, case when child = 'records' then format('(r).object_id = %L::uuid', of_object) end,
    format('coalesce(%s, false)', one.code));
end $$;

/* What one row of the child brings into a roll-up, as text; null where it is not taken in. */
create function app.compiled_part(child text, of_object uuid, via text, definition jsonb) returns text
language plpgsql immutable set search_path = pg_catalog as $$
declare kept constant text := app.compiled_where(child, of_object, via, definition); one record;
begin
  if kept is null then return null; end if;
  if definition ->> 'function' = 'count' then return format('case when %s then '''' end', kept); end if;
  one := app.compiled_tree(child, definition -> 'tree', 0);
  return case when one.code is not null then format('case when %s then coalesce((%s)::text, '''') end', kept, one.code) end;
end $$;

/* The SQL of a field's value: of a formula over its own row `r`, of a roll-up over many rows `r` of the child. */
create function app.compiled_value(home text, child text, of_object uuid, via text, slot text, definition jsonb) returns text
language plpgsql immutable set search_path = pg_catalog as $$
declare one record; kept text;
begin
  if length(definition::text) > 50000 then return null; end if;
  if child is null then
    one := app.compiled_tree(home, definition -> 'tree', 0);
    return app.compiled_result(one.code, one.type, slot, definition);
  end if;
  kept := app.compiled_where(child, of_object, via, definition);
  if kept is null then return null; end if;
  if definition ->> 'function' = 'count' then return app.compiled_result(format('(count(*) filter (where %s))::numeric', kept), 'number', slot, definition); end if;
  one := app.compiled_tree(child, definition -> 'tree', 0);
  return app.compiled_result(case when one.type in ('number', 'day', 'moment') and (one.type = 'number' or definition ->> 'function' in ('min', 'max')) then
    case definition ->> 'function' when 'sum' then format('coalesce(sum(%s) filter (where %s), 0)', one.code, kept) when 'average' then format('(avg(%s) filter (where %s))', one.code, kept)
      when 'min' then format('(min(%s) filter (where %s))', one.code, kept) when 'max' then format('(max(%s) filter (where %s))', one.code, kept) end end, one.type, slot, definition);
end $$;
--> statement-breakpoint
CREATE TABLE "computed_fields" (
	"tenant_id" uuid DEFAULT app.tenant_id() NOT NULL,
	"id" uuid NOT NULL,
	"field_id" uuid NOT NULL,
	"home" text NOT NULL,
	"object_id" uuid,
	"slot" text NOT NULL,
	"child" text,
	"child_object_id" uuid,
	"via" text,
	"uses" uuid[] DEFAULT '{}' NOT NULL,
	"definition" jsonb NOT NULL,
	"rank" integer DEFAULT 1 NOT NULL,
	"since" bigint,
	"job_id" uuid,
	"value" text GENERATED ALWAYS AS (app.compiled_value(home, child, child_object_id, via, slot, definition)) STORED,
	"counted" text GENERATED ALWAYS AS (app.compiled_part(child, child_object_id, via, definition)) STORED,
	CONSTRAINT "computed_fields_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "computed_fields_home_known" CHECK (home in ('customers', 'deals', 'projects', 'tasks', 'records'))
);
--> statement-breakpoint
ALTER TABLE "computed_fields" ADD CONSTRAINT "computed_fields_field_fk" FOREIGN KEY ("tenant_id","field_id") REFERENCES "public"."fields"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "computed_fields_field" ON "computed_fields" USING btree ("tenant_id","field_id");--> statement-breakpoint
CREATE INDEX "computed_fields_home" ON "computed_fields" USING btree ("tenant_id","home","object_id");--> statement-breakpoint
CREATE INDEX "computed_fields_child" ON "computed_fields" USING btree ("tenant_id","child") WHERE child is not null;
--> statement-breakpoint
select app.protect('computed_fields', '{"rights":{"by":"staff","write":"fields:write"},"audited":false}');
--> statement-breakpoint
-- ---- Working values out -------------------------------------------------------------------------------------------------

/* Works out the formulas of a row that is written, in their order; a new row's roll-ups begin with nothing. The transaction takes
   its number before it looks which there are: app.recompute waits for those that looked too early. */
create function app.work_out() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare of_object uuid; step record; found jsonb;
begin
  perform pg_current_xact_id();
  if tg_table_name = 'records' then of_object := new.object_id; end if;
  for step in select string_agg(format('%L, %s', c.slot, case when c.child is null then c.value
        when c.definition ->> 'function' in ('count', 'sum') then '0' else 'null' end), ', ') as pairs
      from public.computed_fields c where c.tenant_id = new.tenant_id and c.home = tg_table_name and c.object_id is not distinct from of_object
        and c.value is not null and (c.child is null or tg_op = 'INSERT') group by case when c.child is null then c.rank else 0 end order by min(c.rank * (c.child is null)::int) loop
    execute format('select jsonb_build_object(%s) from (select $1 as r) one', step.pairs) into found using new;
    new := jsonb_populate_record(new, found);
  end loop;
  return new;
end $$;

/* Works out every roll-up of `into_tbl` over `from_tbl` by one column for these records. They are locked first, in the order of their ids, and
   counted afterwards: of two that write at once, the later one sees what both wrote. That is no edit of theirs: no new version, no audit. */
create function app.roll_up_to(tenant uuid, into_tbl text, of_object uuid, from_tbl text, from_object uuid, along text, ids uuid[]) returns int
language plpgsql security definer set search_path = pg_catalog as $$
declare before constant text := coalesce(current_setting('app.derived', true), ''); parts record; changed int;
begin
  if tenant is distinct from app.tenant_id() and session_user = 'app_worker' then perform app.fail(403, 'forbidden'); end if;
  select string_agg(format('%I = a.%1$I', c.slot), ', ') as sets, string_agg(format('%s as %I', c.value, c.slot), ', ') as found,
      string_agg(format('p.%I is distinct from a.%1$I', c.slot), ' or ') as differ into parts
    from public.computed_fields c where c.tenant_id = tenant and c.home = into_tbl and c.object_id is not distinct from of_object
      and c.child = from_tbl and c.child_object_id is not distinct from from_object and c.via = along and c.value is not null;
  if parts.sets is null then return 0; end if;
  perform set_config('app.derived', 'on', true);
  execute format('select count(*) from (select from public.%I p where p.tenant_id = $1 and p.id = any ($2) order by p.id for no key update) locked', into_tbl) using tenant, ids;
  execute format('update public.%I p set %s from (select one.id, v.* from unnest($2) one (id), lateral (select %s from public.%I r where r.tenant_id = $1 and r.%I = one.id%s) v) a
    where p.tenant_id = $1 and p.id = a.id and ($3 is null or to_jsonb(p) ->> ''object_id'' = $3::text) and (%s)', into_tbl, parts.sets, parts.found, from_tbl, along,
    case when from_object is not null then format(' and r.object_id = %L', from_object) end, parts.differ) using tenant, ids, of_object;
  get diagnostics changed = row_count;
  perform set_config('app.derived', before, true);
  return changed;
end $$;

/* Roll-ups over the rows of a statement: of the records that a row counts for now, or did before, as far as that changed. */
create function app.roll_up() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare tenants uuid[]; step record; parents uuid[]; before text; after text;
begin
  perform pg_current_xact_id();
  if not exists (select from public.computed_fields c where c.child = tg_table_name and (c.tenant_id = app.tenant_id() or app.tenant_id() is null)) then return null; end if;
  if tg_op = 'DELETE' then tenants := array(select distinct tenant_id from removed); else tenants := array(select distinct tenant_id from added); end if;
  for step in select c.tenant_id, c.home, c.object_id, c.child_object_id, c.via, string_agg(c.counted, ', ' order by c.id) as parts
      from public.computed_fields c where c.tenant_id = any (tenants) and c.child = tg_table_name and c.value is not null and c.counted is not null
      group by 1, 2, 3, 4, 5 order by 1, 2, 3 loop
    select format('select r.id, r.%I as parent, array[%s] as parts from %%I r where r.tenant_id = %L and r.%1$I is not null', step.via, replace(step.parts, '%', '%%'), step.tenant_id) into before;
    after := format(before, 'added'); before := format(before, 'removed');
    execute format('select array_agg(distinct parent) from (%s) touched where array_remove(parts, null) <> ''{}''', case tg_op when 'INSERT' then after when 'DELETE' then before
      else format('(%s except all %s) union all (%2$s except all %1$s)', before, after) end) into parents;
    if parents is not null then
      perform app.roll_up_to(step.tenant_id, step.home, step.object_id, tg_table_name, step.child_object_id, step.via, parents);
    end if;
  end loop;
  return null;
end $$;

do $do$ declare tbl text; old text; begin
  foreach tbl in array array['customers', 'deals', 'projects', 'tasks', 'records'] loop
    execute format('create trigger work_out before insert or update on public.%I for each row execute function app.work_out()', tbl);
    execute format('create trigger roll_up_added after insert on public.%I referencing new table as added for each statement execute function app.roll_up()', tbl);
    execute format('create trigger roll_up_changed after update on public.%I referencing old table as removed new table as added for each statement execute function app.roll_up()', tbl);
    execute format('create trigger roll_up_removed after delete on public.%I referencing old table as removed for each statement execute function app.roll_up()', tbl);
    -- What is worked out again is no edit. The setting alone does not say so: only the definer's own statements may.
    foreach old in array array['touch', 'audit_change'] loop
      select pg_get_triggerdef(t.oid) into old from pg_trigger t where t.tgrelid = ('public.' || tbl)::regclass and t.tgname = old;
      execute format('drop trigger %s on public.%I', substring(old from 'TRIGGER (\w+)'), tbl);
      execute format('%s', case when old like '% WHEN (%' then replace(replace(old, ' WHEN (', ' WHEN ((current_user <> ''app_definer'' or coalesce(current_setting(''app.derived'', true), '''') <> ''on'') and ('), ') EXECUTE', ')) EXECUTE')
        else replace(old, ' EXECUTE', ' WHEN (current_user <> ''app_definer'' or coalesce(current_setting(''app.derived'', true), '''') <> ''on'') EXECUTE') end);
    end loop;
  end loop;
end $do$;

-- ---- Fields that are computed -------------------------------------------------------------------------------------------

/* Orders the formulas of the tenant, and raises 422 at `path` when what the field reads leads back to it, naming the way. One at a time. */
create function app.settle_computed(field uuid, path text) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare tenant constant uuid := app.tenant_id(); way text; moved int;
begin
  if not app.may('fields:write') then perform app.fail(403, 'forbidden'); end if;
  perform app.guard((select c.value is not null and (c.child is null or c.counted is not null) from public.computed_fields c where c.tenant_id = tenant and c.field_id = field), 422, 'formula.refused');
  with recursive reached (id) as (
      select unnest(c.uses) from public.computed_fields c where c.tenant_id = tenant and c.field_id = field
      union select unnest(c.uses) from reached r join public.computed_fields c on c.tenant_id = tenant and c.field_id = r.id)
    select '' into way from reached where id = field;
  if way is not null then
    with recursive steps (id, trail) as (
        select u, array[field, u] from public.computed_fields c, unnest(c.uses) u where c.tenant_id = tenant and c.field_id = field
        union all select u, s.trail || u from steps s join public.computed_fields c on c.tenant_id = tenant and c.field_id = s.id, unnest(c.uses) u
          where s.id <> field and not u = any (s.trail[2:]) and cardinality(s.trail) < 12)
      select (select string_agg(f.label, ' → ' order by t.place) from unnest(s.trail) with ordinality t (id, place) join public.fields f on f.tenant_id = tenant and f.id = t.id)
        into way from steps s where s.id = field order by cardinality(s.trail) limit 1;
    perform app.fail(422, 'formula.cycle', jsonb_build_object('path', path, 'way', coalesce(way, '…')));
  end if;
  loop
    update public.computed_fields c set rank = n.rank from (
        select c.field_id, coalesce(max(u.rank) filter (where u.child is null), 0) + 1 as rank from public.computed_fields c
        left join public.computed_fields u on u.tenant_id = tenant and u.field_id = any (c.uses) and u.home = c.home and u.object_id is not distinct from c.object_id
        where c.tenant_id = tenant and c.child is null group by c.field_id) n
      where c.tenant_id = tenant and c.field_id = n.field_id and c.rank <> n.rank;
    get diagnostics moved = row_count;
    exit when moved = 0;
  end loop;
end $$;

/* Starts the job `job` that works a field out in the records that are there; null when there are none. Who asked needs no right to
   the records, and may have left before it ends: the system does it. */
create function app.start_computing(job uuid, field uuid) returns uuid
language plpgsql security definer set search_path = pg_catalog as $$
declare tenant constant uuid := app.tenant_id(); c record; there int;
begin
  if not app.may('fields:write') then perform app.fail(403, 'forbidden'); end if;
  select f.home, f.object_id into c from public.computed_fields f where f.tenant_id = tenant and f.field_id = field;
  execute format('select count(*) from public.%I r where r.tenant_id = $1 and ($2 is null or to_jsonb(r) ->> ''object_id'' = $2::text)', c.home) into there using tenant, c.object_id;
  if there = 0 then return null; end if;
  insert into public.jobs (tenant_id, id, kind, subject, input, total, actor_kind, actor_id, actor_name)
    select tenant, job, 'compute', f.object, jsonb_build_object('field', field), there, 'system', null, nullif(current_setting('app.actor_name', true), '')
    from public.fields f where f.tenant_id = tenant and f.id = field;
  update public.computed_fields f set job_id = job where f.tenant_id = tenant and f.field_id = field;
  return job;
end $$;

/* Works a field out in the next records of a job, by id, and books that. Answers `done`, `more`, or `wait` while somebody may still
   write who does not know of the field. */
create function app.recompute(job uuid, most int) returns text
language plpgsql security definer set search_path = pg_catalog as $$
declare tenant constant uuid := app.tenant_id(); c record; ids uuid[]; after uuid; before constant text := coalesce(current_setting('app.derived', true), '');
begin
  if not app.is_system() then perform app.fail(403, 'forbidden'); end if;
  select f.*, (j.input ->> 'after')::uuid as after into c from public.jobs j join public.computed_fields f on f.tenant_id = tenant and f.field_id = (j.input ->> 'field')::uuid
    where j.tenant_id = tenant and j.id = job;
  if c.value is null then return 'done'; end if;
  -- Who took its number before now may have looked before the field was there: those end first. The others know it.
  if c.since is null then
    update public.computed_fields f set since = pg_snapshot_xmax(pg_current_snapshot())::text::bigint where f.tenant_id = tenant and f.field_id = c.field_id returning f.since into c.since;
  end if;
  if pg_snapshot_xmin(pg_current_snapshot())::text::bigint < c.since then return 'wait'; end if;
  execute format('select array_agg(id order by id) from (select r.id from public.%I r where r.tenant_id = $1 and ($2 is null or r.id > $2) and ($3 is null or to_jsonb(r) ->> ''object_id'' = $3::text) order by r.id limit $4) next', c.home)
    into ids using tenant, c.after, c.object_id, most;
  if ids is null then return 'done'; end if;
  if c.child is not null then perform app.roll_up_to(tenant, c.home, c.object_id, c.child, c.child_object_id, c.via, ids);
  else
    perform set_config('app.derived', 'on', true);
    execute format('select count(*) from (select from public.%I p where p.tenant_id = $1 and p.id = any ($2) order by p.id for no key update) locked', c.home) using tenant, ids;
    execute format('update public.%I r set %I = %s where r.tenant_id = $1 and r.id = any ($2) and (r).%2$I is distinct from %3$s', c.home, c.slot, c.value) using tenant, ids;
    perform set_config('app.derived', before, true);
  end if;
  update public.jobs j set done = least(j.done + cardinality(ids), j.total), input = j.input || jsonb_build_object('after', ids[cardinality(ids)]),
    leased_until = now() + interval '90 seconds' where j.tenant_id = tenant and j.id = job and j.status = 'running';
  if not found then perform app.fail(409, 'jobs.ended'); end if;
  return case when cardinality(ids) < most then 'done' else 'more' end;
end $$;

/* How far the records of a field are worked out, until they are: for everybody who sees the field. */
create function app.computing(field uuid) returns jsonb
language sql stable security definer set search_path = pg_catalog as $$
  select jsonb_build_object('status', j.status, 'done', j.done, 'total', j.total) from public.computed_fields c join public.jobs j on j.tenant_id = c.tenant_id and j.id = c.job_id
    where c.tenant_id = app.tenant_id() and c.field_id = $1 and j.status <> 'done'
$$;

/* What a formula would give for the newest records that the actor sees: as `value` a slot would hold it. */
create function app.preview_formula(home text, of_object uuid, slot text, definition jsonb) returns jsonb
language plpgsql stable set search_path = pg_catalog as $$
declare code constant text := app.compiled_value(home, null, null, null, slot, definition); found jsonb;
begin
  if code is null or home not in ('customers', 'deals', 'projects', 'tasks', 'records') then return null; end if;
  execute format('select coalesce(jsonb_agg(one), ''[]'') from (select r.id, r.%I as name, %s as value from public.%I r where ($1 is null or to_jsonb(r) ->> ''object_id'' = $1::text)
    %s order by r.id desc limit 5) one', case home when 'tasks' then 'title' else 'name' end, code, home, case when home <> 'tasks' then 'and r.archived_at is null' end) into found using of_object;
  return found;
end $$;

/* Fields in use that are worked out from this one. */
create function app.computed_from(field uuid) returns jsonb
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.label, 'object', f.object) order by f.label), '[]')
    from public.computed_fields c join public.fields f on f.tenant_id = c.tenant_id and f.id = c.field_id
    where c.tenant_id = app.tenant_id() and $1 = any (c.uses) and f.archived_at is null
$$;

do $$ declare f regprocedure; begin
  foreach f in array array['app.work_out()', 'app.roll_up()', 'app.roll_up_to(uuid, text, uuid, text, uuid, text, uuid[])', 'app.settle_computed(uuid, text)',
      'app.start_computing(uuid, uuid)', 'app.recompute(uuid, int)', 'app.computing(uuid)', 'app.computed_from(uuid)']::regprocedure[] loop
    execute format('alter function %s owner to app_definer', f);
  end loop;
  foreach f in array array(select p.oid::regprocedure from pg_proc p where p.pronamespace = 'app'::regnamespace and p.proname in ('number_of', 'moment_of', 'part_of', 'add_days', 'add_months', 'day_of', 'holds',
      'formula_operation', 'formula_column', 'compiled_tree', 'compiled_result', 'compiled_where', 'compiled_part', 'compiled_value', 'preview_formula', 'settle_computed', 'start_computing', 'recompute', 'computing', 'computed_from', 'roll_up_to', 'roll_up', 'work_out')) loop
    execute format('grant execute on function %s to app_actor, app_definer', f);
  end loop;
end $$;
