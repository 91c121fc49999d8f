CREATE TABLE "merged_records" (
	"tenant_id" uuid DEFAULT app.tenant_id() NOT NULL,
	"id" uuid NOT NULL,
	"subject" text NOT NULL,
	"object" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"name" text NOT NULL,
	"merged_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "merged_records_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE INDEX "merged_records_subject" ON "merged_records" USING btree ("tenant_id","subject_id");
--> statement-breakpoint
select app.protect('merged_records', '{"rights":{"by":"subject"}}');
--> statement-breakpoint
-- ---- What points at records ---------------------------------------------------------------------------------------------

/* Columns that point at records without a foreign key. `told_by`: the column beside it that says of which table. */
create function app.loose_references() returns table (tbl text, col text, target text, told_by text) language sql immutable parallel safe
begin atomic
  select * from (values ('events', 'customer_id', 'customers', null), ('events', 'subject_id', null, 'subject')) r (tbl, col, target, told_by);
end;

/* Every column that points at the rows of a table: foreign keys, as the catalogue knows them, and the loose ones, which come last. */
create function app.references_to(wanted text) returns table (tbl text, col text, told_by text, place int)
language sql stable set search_path = pg_catalog as $$
  select r.relname::text, a.attname::text, null::text, 1 from pg_constraint k join pg_class r on r.oid = k.conrelid join pg_class t on t.oid = k.confrelid
    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[2]
    where k.contype = 'f' and t.relnamespace = 'public'::regnamespace and t.relname = wanted and cardinality(k.conkey) = 2
  union all select l.tbl, l.col, l.told_by, 2 from app.loose_references() l where l.target = wanted or l.told_by is not null
  order by 4, 1, 2
$$;

/* Fields of the tenant's own that point at records of this kind, and where they are kept. */
create function app.relations_to(tenant uuid, kind_name text) returns table (tbl text, slot text, of_object uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select case when o.id is null then f.object else 'records' end, f.slot, o.id from public.fields f left join public.objects o on o.tenant_id = f.tenant_id and o.name = f.object
  where f.tenant_id = tenant and f.kind = 'relation' and f.settings ->> 'object' = kind_name and f.slot ~ '^ref_\d+$'
$$;

/* Whoever points at a record that became part of another one points at that one. Waits for a merge that is under way, as a foreign key does.
   Arguments: `loose` where nothing holds the record meanwhile, then the columns. */
create function app.follow_merges() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare loose constant boolean := tg_argv[0] = 'loose'; ids uuid[]; changes jsonb;
begin
  execute format('select array[%s]', (select string_agg(format('($1).%I', c), ', ') from unnest(tg_argv[case when loose then 1 else 0 end:]) c)) into ids using new;
  ids := array_remove(ids, null);
  if ids = '{}' then return new; end if;
  if not loose then
    perform from public.customers c where c.tenant_id = new.tenant_id and c.id = any (ids) for key share;
    perform from public.records r where r.tenant_id = new.tenant_id and r.id = any (ids) for key share;
  end if;
  if exists (select from public.merged_records m where m.tenant_id = new.tenant_id and m.id = any (ids)) then
    select jsonb_object_agg(e.key, m.subject_id) into changes from jsonb_each_text(to_jsonb(new)) e
      join public.merged_records m on m.tenant_id = new.tenant_id and m.id::text = e.value where e.key = any (tg_argv);
    new := jsonb_populate_record(new, changes);
  end if;
  return new;
end $$;

/* The same for values of fields that hold several. */
create function app.follow_merged_lists() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare ids uuid[];
begin
  select array_agg(v.value::uuid) into ids from jsonb_each(new.extra) e, jsonb_array_elements_text(case when jsonb_typeof(e.value) = 'array' then e.value else '[]' end) v
    where v.value ~ '^[0-9a-f-]{36}$';
  if ids is null then return new; end if;
  perform from public.customers c where c.tenant_id = new.tenant_id and c.id = any (ids) for key share;
  perform from public.records r where r.tenant_id = new.tenant_id and r.id = any (ids) for key share;
  if exists (select from public.merged_records m where m.tenant_id = new.tenant_id and m.id = any (ids)) then
    new.extra := new.extra || (select jsonb_object_agg(e.key, (select jsonb_agg(n.value order by n.place) from (select coalesce(m.subject_id::text, v.value) as value, min(v.place) as place
        from jsonb_array_elements_text(e.value) with ordinality v (value, place) left join public.merged_records m on m.tenant_id = new.tenant_id and m.id::text = v.value group by 1) n))
      from jsonb_each(new.extra) e where jsonb_typeof(e.value) = 'array' and e.value <> '[]');
  end if;
  return new;
end $$;

/* Puts `follow_merges` on every table that points at records which can be merged. */
create function app.let_follow(wanted text) returns void
language plpgsql set search_path = pg_catalog as $$
declare held text[]; loose text[];
begin
  select array_agg(distinct r.col) filter (where r.place = 1), array_agg(distinct r.col) filter (where r.place = 2) into held, loose
    from unnest(array['customers', 'records']) t (target), app.references_to(t.target) r where r.tbl = wanted;
  if exists (select from pg_attribute a where a.attrelid = ('public.' || quote_ident(wanted))::regclass and a.attname = 'ref_1') then
    held := held || array(select 'ref_' || i from generate_series(1, 10) i);
    execute format('create or replace trigger a_follow_merged_lists before insert or update of extra on public.%I for each row when (new.extra <> ''{}'') execute function app.follow_merged_lists()', wanted);
  end if;
  if held <> '{}' then
    execute format('create or replace trigger a_follow_merges before insert or update of %s on public.%I for each row when (coalesce(%s) is not null) execute function app.follow_merges(%s)',
      (select string_agg(quote_ident(c), ', ') from unnest(held) c), wanted, (select string_agg(format('new.%I', c), ', ') from unnest(held) c), (select string_agg(quote_literal(c), ', ') from unnest(held) c));
  end if;
  if loose <> '{}' then
    execute format('create or replace trigger a_follow_merges_loosely before insert on public.%I for each row execute function app.follow_merges(''loose'', %s)', wanted, (select string_agg(quote_literal(c), ', ') from unnest(loose) c));
  end if;
end $$;
select app.let_follow(t) from unnest(array(select distinct r.tbl from unnest(array['customers', 'records']) w, app.references_to(w) r) || array['customers', 'deals', 'projects', 'tasks', 'records']) t;

do $do$ declare body text; begin
  -- Tables that come later, too.
  body := pg_get_functiondef('app.protect(text, jsonb)'::regprocedure);
  execute regexp_replace(body, 'end \$function\$\s*$', E'  perform app.let_follow(tbl);\nend $function$');
  -- A relation may be said by an old id.
  body := pg_get_functiondef('app.must_see(text, uuid, text)'::regprocedure);
  execute replace(body, 'if not visible then', $$if not visible then visible := exists (select from public.merged_records m where m.id = must_see.id and m.subject = must_see.resource); end if;
  if not visible then$$);
  -- Who changes a record by an old id hears where it is now.
  body := pg_get_functiondef('app.lock_row(text, uuid, integer)'::regprocedure);
  execute replace(body, 'if visible then perform app.fail(403, ''forbidden''); else', $$if visible then perform app.fail(403, 'forbidden'); end if;
    perform app.fail(409, 'merged', jsonb_build_object('id', m.subject_id)) from public.merged_records m where m.id = lock_row.id;
    if true then$$);
  -- A file may name records by old ids.
  body := pg_get_functiondef('app.records_by(text, text, text[])'::regprocedure);
  execute replace(body, 'return query select k.key, k.key::uuid from unnest(keys) k(key) where k.key ~ own;',
    'return query select k.key, coalesce(m.subject_id, k.old) from (select one.key, one.key::uuid as old from unnest(keys) one(key) where one.key ~ own) k left join public.merged_records m on m.tenant_id = tenant and m.id = k.old;');
end $do$;

-- ---- Merging ------------------------------------------------------------------------------------------------------------

/* How many rows the actor sees that point at each of these records: { id: { table: count } }. */
create function app.count_references(wanted text, kind_name text, ids uuid[]) returns jsonb
language plpgsql stable set search_path = pg_catalog as $$
declare r record; found jsonb; counts jsonb := '{}';
begin
  for r in select x.tbl, x.col, null::uuid as of_object from app.references_to(wanted) x where x.place = 1
      union all select x.tbl, x.slot, x.of_object from app.relations_to(app.tenant_id(), kind_name) x loop
    execute format('select jsonb_object_agg(n.id, n.many) from (select t.%I as id, count(*) as many from public.%I t where t.%1$I = any ($1)
      and ($2 is null or to_jsonb(t) ->> ''object_id'' = $2::text) group by 1) n', r.col, r.tbl) into found using ids, r.of_object;
    select counts || coalesce(jsonb_object_agg(e.key, coalesce(counts -> e.key, '{}') || jsonb_build_object(r.tbl, coalesce((counts -> e.key ->> r.tbl)::int, 0) + e.value::int)), '{}')
      into counts from jsonb_each_text(found) e;
  end loop;
  return counts;
end $$;

/* Makes everything that points at `others` point at `survivor`, whoever may see it; what would stand twice stands once. Answers how many rows, by table. */
create function app.move_references(wanted text, kind_name text, survivor uuid, others uuid[]) returns jsonb
language plpgsql security definer set search_path = pg_catalog as $$
declare tenant constant uuid := app.tenant_id(); every constant uuid[] := others || survivor; r record; same text; moved jsonb := '{}'; many bigint;
begin
  if tenant is null or wanted not in ('customers', 'records') or not app.may(case when wanted = 'records' then 'records.' || (select o.id from public.objects o
    where o.tenant_id = tenant and o.name = kind_name) else wanted end || ':delete') then perform app.fail(403, 'forbidden'); end if;
  for r in select * from app.references_to(wanted) loop
    for same in select coalesce((select string_agg(format('a.%I = b.%1$I', x.attname), ' and ') from pg_attribute x where x.attrelid = i.indrelid and x.attnum = any (i.indkey) and x.attname not in ('tenant_id', r.col)), 'true')
        from pg_index i join pg_attribute c on c.attrelid = i.indrelid and c.attname = r.col and c.attnum = any (i.indkey)
        where i.indrelid = ('public.' || quote_ident(r.tbl))::regclass and i.indisunique and not i.indisprimary and i.indpred is null and r.told_by is null loop
      execute format('delete from public.%I a using public.%1$I b where a.tenant_id = $1 and b.tenant_id = $1 and a.%I = any ($2) and b.%2$I = any ($3) and %s
        and (b.%2$I = $4 or (a.%2$I <> $4 and b.id < a.id)) and a.id <> b.id', r.tbl, r.col, same) using tenant, others, every, survivor;
    end loop;
    execute format('update public.%I t set %I = $1 where t.tenant_id = $2 and t.%2$I = any ($3) %s', r.tbl, r.col, case when r.told_by is not null then format('and t.%I = %L', r.told_by, wanted) end)
      using survivor, tenant, others;
    get diagnostics many = row_count;
    if many > 0 and r.place = 1 then moved := moved || jsonb_build_object(r.tbl, coalesce((moved ->> r.tbl)::int, 0) + many); end if;
  end loop;
  for r in select * from app.relations_to(tenant, kind_name) loop
    execute format('update public.%I t set %I = $1 where t.tenant_id = $2 and t.%2$I = any ($3) and ($4 is null or to_jsonb(t) ->> ''object_id'' = $4::text)', r.tbl, r.slot) using survivor, tenant, others, r.of_object;
    get diagnostics many = row_count;
    if many > 0 then moved := moved || jsonb_build_object(r.tbl, coalesce((moved ->> r.tbl)::int, 0) + many); end if;
  end loop;
  -- Fields that hold several: what stands in them is written again, and their rows follow.
  for r in select v.subject, v.subject_id, v.field_id::text as field, array_agg(v.target_id::text) as gone from public.list_values v where v.tenant_id = tenant and v.target_id = any (others) group by 1, 2, 3 loop
    execute format('update public.%I t set extra = t.extra || jsonb_build_object($1, app.changed_list(t.extra -> $1, $2, $3)) where t.tenant_id = $4 and t.id = $5', r.subject)
      using r.field, r.gone, array[survivor::text], tenant, r.subject_id;
    moved := moved || jsonb_build_object(r.subject, coalesce((moved ->> r.subject)::int, 0) + 1);
  end loop;
  -- Kept lists that ask for one of them.
  update public.views v set query = (select string_agg(case when p.at = 1 then p.part else survivor::text || p.part end, '' order by p.at)::jsonb
      from regexp_split_to_table(v.query::text, array_to_string(others, '|')) with ordinality p (part, at))
    where v.tenant_id = tenant and v.query::text ~ array_to_string(others, '|');
  return moved;
end $$;

/* Books what the record's unique fields hold, once those it took are free. */
create function app.claim_again(wanted text, kind_name text, survivor uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare tenant constant uuid := app.tenant_id();
begin
  if tenant is null or not app.is_staff() then perform app.fail(403, 'forbidden'); end if;
  delete from public.unique_values v where v.tenant_id = tenant and v.record_id = survivor;
  execute format('insert into public.unique_values (tenant_id, id, field_id, value, record_id) select $1, uuidv7(), f.id, app.fold(to_jsonb(r) ->> f.slot), r.id
    from public.%I r join public.fields f on f.tenant_id = $1 and f.object = $2 and f.is_unique and to_jsonb(r) ->> f.slot is not null where r.tenant_id = $1 and r.id = $3', wanted) using tenant, kind_name, survivor;
end $$;

/* Makes `others` part of `survivor`, under the actor's own row security. `versions` are those that were read, by id; `picks` says of columns (of what has none,
   `extra.<field>`) whose value stays. Where nothing is picked the survivor's does, then the first that there is; lists are united. Fails: 404 for what is missing or hidden,
   403 without the right to change all of them and remove the others, 409 and 412 for what somebody changed meanwhile. Answers what moved. */
create function app.merge_records(wanted text, kind_name text, survivor uuid, others uuid[], versions jsonb, picks jsonb) returns jsonb
language plpgsql set search_path = pg_catalog as $$
declare one uuid; kept jsonb; merged jsonb; theirs jsonb[]; col record; moved jsonb; changed text; gone int;
begin
  -- In the order of their ids: of two that meet, one waits.
  for one in select x from unnest(others || survivor) x order by x loop perform app.lock_row(wanted, one, (versions ->> one::text)::int); end loop;
  moved := app.move_references(wanted, kind_name, survivor, others);
  update public.merged_records m set subject_id = survivor where m.subject_id = any (others);
  execute format('insert into public.merged_records (id, subject, object, subject_id, name) select r.id, $1, $2, $3, r.name from public.%I r where r.id = any ($4)', wanted) using wanted, kind_name, survivor, others;
  execute format('select to_jsonb(r) from public.%I r where r.id = $1', wanted) into kept using survivor;
  execute format('select array_agg(to_jsonb(r) order by array_position($1, r.id)) from public.%I r where r.id = any ($1)', wanted) into theirs using others;
  merged := kept;
  for col in select a.attname::text as name, format_type(a.atttypid, null) = 'text[]' as list from pg_attribute a where a.attrelid = ('public.' || quote_ident(wanted))::regclass and a.attnum > 0
      and not a.attisdropped and a.attgenerated = '' and a.attname not in ('tenant_id', 'id', 'object_id', 'version', 'created_at', 'updated_at', 'archived_at', 'last_activity_at', 'extra')
      and not exists (select from public.fields f where f.object = kind_name and f.slot = a.attname and (f.settings ? 'formula' or f.settings ? 'rollup')) loop
    if picks ? col.name then
      merged := merged || jsonb_build_object(col.name, (select v -> col.name from unnest(theirs || kept) v where v ->> 'id' = picks ->> col.name));
    elsif col.list then
      merged := merged || jsonb_build_object(col.name, (select coalesce(jsonb_agg(e.value order by e.at), '[]') from (select e.value, min(v.at * 1000 + e.place) as at
        from unnest(array[kept] || theirs) with ordinality v (one, at), jsonb_array_elements(coalesce(v.one -> col.name, '[]')) with ordinality e (value, place) group by 1) e));
    elsif col.name = 'overdue_minor' then
      merged := merged || jsonb_build_object(col.name, (select sum((v ->> col.name)::bigint) from unnest(theirs || kept) v));
    elsif coalesce(kept ->> col.name, '') = '' then
      merged := merged || jsonb_build_object(col.name, (select v.one -> col.name from unnest(theirs) with ordinality v (one, at) where v.one ->> col.name <> '' order by v.at limit 1));
    end if;
  end loop;
  merged := merged || jsonb_build_object('extra', (select coalesce(jsonb_object_agg(e.key, case when jsonb_typeof(e.first) = 'array' then e.united else e.first end), '{}')
    from (select e.key, (array_agg(e.value order by v.at))[1] as first, (select jsonb_agg(u.value order by u.place) from (select x.value, min(x.place) as place
        from jsonb_array_elements(jsonb_path_query_array(jsonb_agg(e.value order by v.at), '$[*][*]')) with ordinality x (value, place) group by 1) u) as united
      from unnest(array[kept] || theirs) with ordinality v (one, at), jsonb_each(v.one -> 'extra') e
      where coalesce(picks ->> ('extra.' || e.key), v.one ->> 'id') = v.one ->> 'id' group by e.key) e));
  -- What belonged to one of them now belongs to itself.
  if wanted = 'customers' and merged ->> 'company_id' = any (array[survivor::text] || others::text[]) then merged := merged || '{"company_id": null}'; end if;
  execute format('delete from public.%I r where r.id = any ($1)', wanted) using others;
  get diagnostics gone = row_count;
  perform app.guard(gone = cardinality(others), 403, 'forbidden');
  select string_agg(format('%I = m.%1$I', e.key), ', ') into changed from jsonb_each(merged) e where e.value is distinct from kept -> e.key;
  execute format('update public.%I r set %s from jsonb_populate_record(null::public.%1$I, $1) m where r.id = $2', wanted, coalesce(changed, 'id = m.id')) using merged, survivor;
  perform app.claim_again(wanted, kind_name, survivor);
  perform app.find_duplicates(wanted, kind_name, others || survivor);
  return moved;
end $$;

do $$ declare f regprocedure; begin
  foreach f in array array['app.relations_to(uuid, text)', 'app.follow_merges()', 'app.follow_merged_lists()', 'app.move_references(text, text, uuid, uuid[])', 'app.claim_again(text, text, uuid)']::regprocedure[] loop
    execute format('alter function %s owner to app_definer', f);
  end loop;
  foreach f in array array['app.loose_references()', 'app.references_to(text)', 'app.relations_to(uuid, text)', 'app.count_references(text, text, uuid[])', 'app.move_references(text, text, uuid, uuid[])',
      'app.claim_again(text, text, uuid)', 'app.merge_records(text, text, uuid, uuid[], jsonb, jsonb)']::regprocedure[] loop
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to app_actor, app_definer', f);
  end loop;
end $$;
