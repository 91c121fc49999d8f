-- ---- The agency's own texts in search: decision 035 ------------------------------------------------------------------------

/* The texts of a record's slots, folded, each between two separators and in its slot's place; null where there are none. */
create function app.own_text(variadic texts text[]) returns text
language plpgsql immutable parallel safe set search_path = pg_catalog as $$
declare whole text;
begin
  if num_nonnulls(variadic texts) = 0 then return null; end if;
  whole := array_to_string(texts, E'\x1f', '');
  -- A separator within a text would put the texts after it into other places: those of fields that others may not see.
  if cardinality(string_to_array(whole, E'\x1f')) > cardinality(texts) then
    whole := array_to_string(array(select replace(t.text, E'\x1f', ' ') from unnest(texts) with ordinality t (text, place) order by t.place), E'\x1f', '');
  end if;
  return rtrim(app.fold(whole), E'\x1f');
end $$;

do $$ declare tbl text; begin
  foreach tbl in array array['customers', 'deals', 'projects', 'tasks', 'records'] loop
    execute format('alter table public.%I add column own_search text generated always as (app.own_text(%s)) stored', tbl,
      (select string_agg('text_' || i, ', ' order by i) from generate_series(1, 20) i));
    execute format('create index %I on public.%I using gin (tenant_id, own_search gin_trgm_ops) where own_search is not null', tbl || '_own_search', tbl);
  end loop;
end $$;

do $$ declare f regproc; begin
  foreach f in array array['app.audit', 'app.audit_many']::regproc[] loop
    execute replace(pg_get_functiondef(f), '''tenant_id'', ''search'',', '''tenant_id'', ''search'', ''own_search'',');
  end loop;
end $$;

/* How rows are looked for by the agency's own fields: those in use that the actor may see, and no others. As SQL over a row of
   the resource's table: for each word of the needle (already folded) who holds it, null for nobody; who bears the `number`; who
   has a text that begins with the needle; and what the row is found by, as `{ field, value }`. */
create function app.own_search(resource text, needle text, out words text[], out numbered text, out begins text, out shown text)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  f record; here text; line text; prefix text; rest text; folded text[]; fitting text[]; word text; texts text[]; chosen text[];
  escaped constant text := replace(replace(replace(needle, '\', '\\'), '%', '\%'), '_', '\_');
  parts constant text[] := array_remove(string_to_array(escaped, ' '), '');
  count constant int := cardinality(parts);
  patterns text[]; compact text;
begin
  -- Most tenants have none of most resources.
  if not exists (select from public.fields d where d.tenant_id = app.tenant_id() and (d.object = resource or resource like 'records%') and d.slot is not null) then return; end if;
  patterns := array(select '%' || p.word || '%' from unnest(parts) p (word));
  compact := regexp_replace(needle, '[^[:alnum:]]+', '', 'g');
  words := array_fill(null::text, array[count]); texts := words; chosen := words;
  for f in
    select d.label, d.kind, d.slot, d.settings, o.id as object from public.fields d
        left join public.objects o on o.tenant_id = d.tenant_id and o.name = d.object
      where d.tenant_id = app.tenant_id() and d.archived_at is null and d.slot is not null
        and d.kind in ('text', 'url', 'email', 'phone', 'select', 'auto_number')
        and case when resource = 'records' then o.id is not null when resource like 'records.%' then o.id::text = substr(resource, 9) else d.object = resource end
        -- What takes another's place is none of its own yet.
        and not exists (select from public.fields old where old.tenant_id = d.tenant_id and old.object = d.object and old.becomes = d.id)
        and (d.hidden_from = '{}' or not app.hides(d.hidden_from))
      order by d.position, d.id
  loop
    here := case when resource = 'records' then format('object_id = %L and ', f.object) else '' end;
    if f.kind = 'auto_number' then
      prefix := regexp_replace(app.fold(coalesce(f.settings ->> 'prefix', '')), '[^[:alnum:]]+', '', 'g');
      rest := case when prefix <> '' and starts_with(compact, prefix) then substr(compact, length(prefix) + 1) else compact end;
      continue when rest !~ '^[0-9]{1,15}$';
      numbered := concat_ws(' or ', numbered, format('(%s%I = %s)', here, f.slot, rest::bigint));
      shown := concat(shown, format(' when %s%I = %s then jsonb_build_object(''field'', %L, ''value'', %L)', here, f.slot, rest::bigint, f.label,
        concat(f.settings ->> 'prefix', lpad(rest::bigint::text, greatest(length(rest::bigint::text), coalesce((f.settings ->> 'digits')::int, 1)), '0'))));
    elsif f.kind = 'select' then
      -- Folded all at once: there may be hundreds.
      folded := string_to_array(app.fold((select string_agg(replace(c.value ->> 'label', E'\x1f', ' '), E'\x1f' order by c.place)
        from jsonb_array_elements(f.settings -> 'choices') with ordinality c (value, place))), E'\x1f');
      for i in 1 .. count loop
        fitting := array(select c.value ->> 'value' from jsonb_array_elements(f.settings -> 'choices') with ordinality c (value, place)
          where folded[c.place] like patterns[i] and parts[i] ~ '[[:alnum:]]{3}');
        continue when fitting = '{}';
        chosen[i] := concat_ws(' or ', chosen[i], format('(%s%I = any (%L::text[]))', here, f.slot, fitting));
        shown := concat(shown, format(' when %s%I = any (%L::text[]) then jsonb_build_object(''field'', %L, ''value'', %L::jsonb ->> %2$I)', here, f.slot, fitting, f.label,
          (select jsonb_object_agg(c.value ->> 'value', c.value ->> 'label') from jsonb_array_elements(f.settings -> 'choices') c (value))));
      end loop;
    else
      line := format('%ssplit_part(own_search, E''\x1f'', %s)', here, split_part(f.slot, '_', 2));
      for i in 1 .. count loop texts[i] := concat_ws(' or ', texts[i], format('(%s like %L)', line, patterns[i])); end loop;
      begins := concat_ws(' or ', begins, format('(%s like %L)', line, escaped || '%'));
      shown := concat(shown, format(' when %s like any (%L) then jsonb_build_object(''field'', %L, ''value'', %I)', line, patterns, f.label, f.slot));
    end if;
  end loop;
  for i in 1 .. count loop
    words[i] := nullif(concat_ws(' or ', format('(own_search like %L and (%s))', patterns[i], texts[i]), chosen[i]), '');
    if texts[i] is null then words[i] := chosen[i]; end if;
  end loop;
  shown := 'case' || shown || ' end';
end $$;

/* As before, and after these what the agency's own fields hold: first what begins with the needle, with what it is found by. At
   least one word has three letters or digits in a row, or the needle is an automatic number. */
drop function app.find(text, text, int);
create function app.find(resource text, needle text, most int) returns table (id uuid, rank int, found_by jsonb)
language plpgsql stable security definer rows 10 set search_path = pg_catalog, public as $$
declare
  tenant uuid := app.tenant_id();
  everything boolean := app.may_all(resource || ':read');
  mine uuid[] := app.owners(resource || ':read');
  live text := case when resource = 'tasks' then '' else ' and archived_at is null' end;
  escaped text := replace(replace(replace(needle, '\', '\\'), '%', '\%'), '_', '\_');
  parts text[] := array_remove(string_to_array(escaped, ' '), '');
  reach text := case when resource = 'records' and not app.may_all('records:read') then app.object_rights('read')
    else format('($2 or owner_id = any($3) or territory_id = any(%L::uuid[]))', app.territories(resource || ':read')) end;
  words text := ''; word text; known uuid[]; more uuid[] := '{}'; ranks int[]; own record; held text;
begin
  if resource not in ('customers', 'deals', 'projects', 'tasks', 'records') then perform app.fail(422, 'not_searchable'); end if;
  if needle = '' or not (everything or cardinality(mine) > 0 or resource = 'records') then return; end if;
  execute format('select array(select id from public.%I where tenant_id = $1%s and %s
      and left(search, 64) like %L order by left(search, 64) using ~<~ limit $4)', resource, live, reach, left(escaped, 64) || '%')
    into known using tenant, everything, mine, most;
  return query select f.id, f.place::int, null::jsonb from unnest(known) with ordinality f(id, place);
  if cardinality(known) >= most then return; end if;

  if not exists (select from unnest(parts) p (word) where p.word !~ '[[:alnum:]]{3}') then
    foreach word in array parts loop words := words || format(' and search like %L', '%' || word || '%'); end loop;
    execute format('select array_agg(h.id), array_agg(h.rank) from (select h.id, case when h.search like %L then 100 else 200 end as rank from (
        select id, search from public.%I where tenant_id = $1%s and %s and id <> all($5)%s limit 200) h
        order by 2, left(h.search, 64) using ~<~ limit $4) h', '% ' || escaped || '%', resource, live, reach, words)
      into more, ranks using tenant, everything, mine, most - cardinality(known), known;
    return query select f.id, f.rank, null::jsonb from unnest(more, ranks) f(id, rank);
    known := known || more;
    if cardinality(known) >= most then return; end if;
  end if;

  own := app.own_search(resource, needle);
  if own.shown is null then return; end if;
  -- One word is held by the own fields, as the others are found; several also beside the name.
  if exists (select from unnest(own.words) w (held) where w.held is not null) and exists (select from unnest(parts) p (word) where p.word ~ '[[:alnum:]]{3}') then
    for i in 1 .. cardinality(parts) loop
      held := concat_ws(' and ', held, format('(%s)', concat_ws(' or ', case when cardinality(parts) > 1 then format('search like %L', '%' || parts[i] || '%') end, own.words[i])));
    end loop;
  end if;
  held := concat_ws(' or ', '(' || held || ')', own.numbered);
  if held = '' then return; end if;
  return query execute format('select c.id, case when %s then 300 else 400 end, %s from (select * from public.%I where tenant_id = $1%s and %s and id <> all($5) and (%s) limit 200) c
      order by 2, left(c.search, 64) using ~<~ limit $4', coalesce(own.begins, 'false'), own.shown, resource, live, reach, held)
    using tenant, everything, mine, most - cardinality(known), known;
end $$;

/* Ids of the rows of one resource, `records.<object's id>` for those of an object, whose search text or own fields hold every word
   of `needle` (already folded), or that bear it as their number. Its own tenant and row-right predicate, because the trigram
   operator is not leakproof. A word of fewer than three letters has no trigram: it is looked for in every row of the tenant. */
create or replace function app.search(resource text, needle text, most int) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare word text; tbl text := resource; object text := ''; named text; held text; own record; at int := 0; reach text; branches text;
begin
  if resource like 'records.%' then tbl := 'records'; object := format(' and object_id = %L', substr(resource, 9));
  elsif resource not in ('customers', 'deals', 'projects', 'tasks') then perform app.fail(422, 'not_searchable'); end if;
  own := app.own_search(resource, needle);
  foreach word in array array_remove(string_to_array(replace(replace(replace(needle, '\', '\\'), '%', '\%'), '_', '\_'), ' '), '') loop
    at := at + 1;
    named := concat_ws(' and ', named, format('search like %L', '%' || word || '%'));
    held := concat_ws(' and ', held, format('(%s)', concat_ws(' or ', format('search like %L', '%' || word || '%'), own.words[at])));
  end loop;
  if at = 1 then held := own.words[1]; end if;
  -- Apart, so that each is found by its index, and the later ones only when those before are too few.
  reach := format('select id from public.%I where tenant_id = $1 and ($2 or owner_id = any($3) or territory_id = any($5))%s', tbl, object);
  branches := format('%s and %s', reach, named);
  if held is not null and own.shown is not null then branches := branches || format(' union all %s and not coalesce(%s, false) and (%s)', reach, named, held); end if;
  if own.numbered is not null then branches := branches || format(' union all %s and (%s)', reach, own.numbered); end if;
  return query execute format('%s limit $4', branches)
    using app.tenant_id(), app.may_all(resource || ':read'), app.owners(resource || ':read'), most, app.territories(resource || ':read');
end $$;

do $$ declare f regprocedure; begin
  foreach f in array array['app.own_search(text, text)', 'app.find(text, text, int)']::regprocedure[] loop
    execute format('alter function %s owner to app_definer', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
  grant execute on function app.own_text(text[]) to app_actor, app_definer;
  grant execute on function app.own_search(text, text), app.find(text, text, int) to app_actor;
end $$;
