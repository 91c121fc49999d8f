-- Records that may be one: decision 025.

/* Rows that name a second record of their kind follow both. */
do $$ begin
  execute replace(pg_get_functiondef('app.protect_reads(text, jsonb)'::regprocedure), 'app.sees(subject, subject_id))''',
    'app.sees(subject, subject_id)'' || case when rights ? ''also'' then format('' and app.sees(subject, %I)'', rights ->> ''also'') else '''' end || '')''');
end $$;
--> statement-breakpoint
CREATE TABLE "duplicate_pairs" (
	"tenant_id" uuid DEFAULT app.tenant_id() NOT NULL,
	"id" uuid NOT NULL,
	"subject" text NOT NULL,
	"object" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"other_id" uuid NOT NULL,
	"reasons" text[] DEFAULT '{}' NOT NULL,
	"score" integer NOT NULL,
	"base" integer NOT NULL,
	"group_id" uuid NOT NULL,
	"rank" integer NOT NULL,
	"dismissed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "duplicate_pairs_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "duplicate_pairs_once" ON "duplicate_pairs" USING btree ("tenant_id","subject_id","other_id");--> statement-breakpoint
CREATE INDEX "duplicate_pairs_other" ON "duplicate_pairs" USING btree ("tenant_id","other_id");--> statement-breakpoint
CREATE INDEX "duplicate_pairs_rank" ON "duplicate_pairs" USING btree ("tenant_id","object","rank","group_id") WHERE dismissed_at is null;
--> statement-breakpoint
select app.protect('duplicate_pairs', '{"rights":{"by":"subject","also":"other_id"},"audited":false}');
--> statement-breakpoint
-- ---- What is compared ---------------------------------------------------------------------------------------------------

/* The words of a name that tell, in their order: folded, without legal forms and titles, usual abbreviations in full. */
create function app.name_words(name text) returns text[]
language plpgsql immutable parallel safe set search_path = pg_catalog as $$
declare
  -- Apostrophes join; whatever else is no letter or digit parts.
  plain constant text := btrim(regexp_replace(translate(app.fold(coalesce(name, '')), '''’`', ''), '[^[:alnum:]]+', ' ', 'g'));
  telling text[]; word text;
begin
  foreach word in array string_to_array(replace(' ' || plain || ' ', ' a s ', ' '), ' ') loop
    continue when word = any ('{"",as,anonim,ltd,limited,sti,ltdsti,sirketi,sirket,kollektif,kolektif,komandit,koop,kooperatifi,san,sanayi,sanayii,tic,ticaret,ve,and,co,inc,llc,gmbh,dis,ith,ihr,ithalat,ihracat,paz,pazarlama,sn,sayin,bay,bayan,dr,av,prof,doc,uzm,op,dt}');
    telling := telling || case word when 'ins' then 'insaat' when 'muh' then 'muhendislik' when 'mim' then 'mimarlik' when 'oto' then 'otomotiv' when 'elk' then 'elektrik'
      when 'elekt' then 'elektrik' when 'tur' then 'turizm' when 'nak' then 'nakliyat' when 'teks' then 'tekstil' when 'mob' then 'mobilya' when 'hiz' then 'hizmetleri'
      when 'dan' then 'danismanlik' when 'mak' then 'makina' when 'makine' then 'makina' when 'taah' then 'taahhut' when 'sig' then 'sigorta' else word end;
  end loop;
  return coalesce(telling, string_to_array(plain, ' '));
end $$;

/* One mailbox, one text: Gmail takes no notice of dots, nor of what follows a plus. */
create function app.mailbox(email text) returns text language sql immutable parallel safe
return case when email ~* '@(gmail|googlemail)\.com$'
  then replace(split_part(split_part(lower(email), '@', 1), '+', 1), '.', '') || '@gmail.com' else lower(email) end;

/* What two records of a tenant share that may be the same, as hashes of that tenant's own: the name's first. Of a name every way to leave one word out, with the beginning or the end of
   that word; consonants alone; all in one. So a slip in one word, a word more, other order, and words written apart or together still meet. */
create function app.match_keys(tenant uuid, name text, emails text[], phones text[], tax_number text) returns bigint[]
language plpgsql immutable parallel safe set search_path = pg_catalog as $$
declare
  seed constant bigint := uuid_hash_extended(tenant, 0);
  words constant text[] := app.name_words(name); n constant int := cardinality(words); sorted constant text[] := array_sort(words collate "C");
  whole constant text := array_to_string(sorted, ' '); keys bigint[] := '{}'; rest text; one text;
begin
  if whole <> '' then
    keys := array[hashtextextended('n:' || whole, seed), hashtextextended('s:' || regexp_replace(translate(whole, 'aeiou ', ''), '(.)\1+', '\1', 'g'), seed), hashtextextended('c:' || array_to_string(words, ''), seed)];
      for i in 1 .. least(n, 6) loop
      one := sorted[i];
      rest := array_to_string(sorted[:i - 1] || sorted[i + 1:], ' ');
      if length(one) > 3 then keys := keys || array[hashtextextended('b:' || rest || '|' || left(one, 3), seed), hashtextextended('e:' || rest || '|' || right(one, 3), seed)]; end if;
      if n > 2 then keys := keys || hashtextextended('n:' || rest, seed); end if;
    end loop;
  end if;
  foreach one in array coalesce(emails, '{}') loop keys := keys || hashtextextended('@' || app.mailbox(one), seed); end loop;
  foreach one in array coalesce(phones, '{}') loop keys := keys || hashtextextended('p:' || one, seed); end loop;
  if tax_number <> '' then keys := keys || hashtextextended('t:' || tax_number, seed); end if;
  return keys;
end $$;

/* How likely two records are one, 0 to 100. `alike` is how much their names are, 0 to 1; `named` how many have that name. What is null is not known of one of them. */
create function app.match_score(email boolean, phone boolean, tax boolean, others int, alike float8, named int, place boolean, company boolean, kind boolean) returns int
language plpgsql immutable parallel safe set search_path = pg_catalog as $$
declare name float8; missed float8;
begin
  name := case when alike >= 0.999 then case when named <= 2 then 0.75 when named <= 5 then 0.6 else 0.45 end
    when alike >= 0.5 then 0.2 + (alike - 0.5) * 0.9 else 0 end;
  if name > 0 then
    if place then name := 1 - (1 - name) * 0.6; elsif not place then name := name * 0.75; end if;
    if company then name := 1 - (1 - name) * 0.4; elsif not company then name := name * 0.8; end if;
    -- Who has other addresses, and other numbers, is more likely somebody else.
    if not email then name := name * 0.8; end if;
    if not phone then name := name * 0.85; end if;
  end if;
  missed := (1 - name) * case when email then 0.1 else 1 end * case when phone then 0.25 else 1 end * case when tax then 0.05 else 1 end * 0.25 ^ others;
  return round(100 * (1 - missed) * case when tax is false then 0.35 else 1 end
    * case when alike < 0.3 and tax is not true then 0.8 else 1 end * case when not kind then 0.75 else 1 end);
end $$;

do $$ declare f regprocedure; begin
  foreach f in array array['app.name_words(text)', 'app.mailbox(text)', 'app.match_keys(uuid, text, text[], text[], text)', 'app.match_score(boolean, boolean, boolean, int, float8, int, boolean, boolean, boolean)']::regprocedure[] loop
    execute format('grant execute on function %s to app_actor, app_definer', f);
  end loop;
end $$;

create index customers_match on public.customers using gin (tenant_id, app.match_keys(tenant_id, name, emails, phones, tax_number)) where archived_at is null;
create index records_match on public.records using gin (tenant_id, object_id, app.match_keys(tenant_id, name, null, null, null)) where archived_at is null;
/* Which records of the same kind each of `ids` is likely the same as, or a `draft` (a row as JSON). A key that more than 20 records share says nothing.
   Row rights are the caller's to ask. */
create function app.likely_same(tbl text, of_object uuid, ids uuid[], draft jsonb) returns table (id uuid, other uuid, reasons text[], score int, base int)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare
  tenant constant uuid := app.tenant_id();
  ours constant boolean := tbl = 'customers';
  keys constant text := case when ours then 'app.match_keys(r.tenant_id, r.name, r.emails, r.phones, r.tax_number)' else 'app.match_keys(r.tenant_id, r.name, null, null, null)' end;
  -- Keys are the tenant's own: an index is asked for them alone, which is ten times quicker than for the tenant's rows as well.
  live constant text := '(r.tenant_id = $2) is true and r.archived_at is null' || case when ours then '' else ' and (r.object_id = $3) is true' end;
  own text;
begin
  if tenant is null or not app.is_staff() or tbl not in ('customers', 'records') then perform app.fail(403, 'forbidden'); end if;
  select string_agg(format(' union all select p.id, r.id, null::bigint, %L::text from probe p, lateral (select r.id from public.%I r where r.tenant_id = $2 and r.archived_at is null%s and r.%I = p.%4$I limit 21) r where p.%4$I <> ''''', f.id, tbl, case when not ours then ' and r.object_id = $3' end, f.slot), '')
    into own from public.fields f left join public.objects o on o.tenant_id = f.tenant_id and o.id = of_object
    where f.tenant_id = tenant and f.object = coalesce(o.name, tbl) and f.kind in ('email', 'phone') and f.slot ~ '^text_\d+$' and f.archived_at is null;
  return query execute format($q$
    with probe as materialized (select r.*, %1$s as keys, array_to_string(array_sort(app.name_words(r.name) collate "C"), ' ') as whole, array_to_string(app.name_words(r.name), '') as glued from %6$s),
    met as (
      select p.id, r.id as other, k.key, null::text as field from probe p, unnest(p.keys) k (key), lateral (select r.id from public.%2$I r where %3$s and %1$s @> array[k.key] limit 21) r%4$s),
    few as (select m.*, count(*) over (partition by m.id, m.key, m.field) as held from met m),
    pair as (select f.id, f.other, max(f.held) filter (where f.key = p.keys[1]) as named, array_agg(distinct f.field) filter (where f.field is not null) as fields
      from few f join probe p on p.id = f.id where f.held <= 20 and f.other <> f.id group by 1, 2),
    -- Each is worked out once.
    told as materialized (select m.id, m.other, m.fields, coalesce(m.named, 1)::int as named,
        case when p.glued = array_to_string(w.words, '') then greatest(0.9, w.alike) else w.alike end as alike, %5$s
      from pair m join probe p on p.id = m.id join public.%2$I r on r.tenant_id = $2 and r.id = m.other,
        lateral (select n.words, similarity(p.whole, array_to_string(array_sort(n.words collate "C"), ' '))::float8 as alike from (select app.name_words(r.name) as words offset 0) n offset 0) w)
    select s.id, s.other, array_remove(array[case when s.same_tax then 'taxNumber' end, case when s.same_email then 'email' end, case when s.same_phone then 'phone' end,
        case when s.alike >= 0.999 then 'sameName' when s.alike >= 0.5 then 'similarName' end, case when s.alike >= 0.5 and s.same_place then 'place' end,
        case when s.alike >= 0.5 and s.same_company then 'company' end], null) || coalesce(s.fields, '{}'), m.score, case when s.fields is null then m.score
        else app.match_score(s.same_email, s.same_phone, s.same_tax, 0, s.alike, s.named, s.same_place, s.same_company, s.same_kind) end
    from told s, lateral (select app.match_score(s.same_email, s.same_phone, s.same_tax, coalesce(cardinality(s.fields), 0), s.alike, s.named, s.same_place,
        s.same_company, s.same_kind) as score offset 0) m
    where (s.alike >= 0.5 or s.same_email or s.same_phone or s.same_tax or s.fields is not null) and m.score >= 50 $q$,
    keys, tbl, live, coalesce(own, ''), case when ours then $c$
        case when p.emails <> '{}' and r.emails <> '{}' then p.emails && r.emails or array(select app.mailbox(e) from unnest(p.emails) e) && array(select app.mailbox(e) from unnest(r.emails) e) end as same_email,
        case when p.phones <> '{}' and r.phones <> '{}' then p.phones && r.phones end as same_phone,
        p.tax_number = r.tax_number as same_tax, p.province = r.province as same_place, p.company_id = r.company_id as same_company, p.kind = r.kind as same_kind$c$
      else 'null::boolean as same_email, null::boolean as same_phone, null::boolean as same_tax, null::boolean as same_place, null::boolean as same_company, true as same_kind' end,
    case when draft is null then format('public.%I r where r.tenant_id = $2 and r.id = any ($1) and r.archived_at is null', tbl) else format('jsonb_populate_record(null::public.%I, $4 || jsonb_build_object(''tenant_id'', $2, ''id'', app.nobody())) r', tbl) end)
    using ids, tenant, of_object, draft;
end $$;

-- ---- Pairs and groups ---------------------------------------------------------------------------------------------------

/* Pairs that hang together get one group, named by its smallest record, and its best score. Beyond 200 records a group is cut. */
create function app.group_duplicates(touched uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare tenant constant uuid := app.tenant_id(); one uuid; members uuid[]; settled uuid[] := '{}';
begin
  if tenant is null or not app.is_staff() then perform app.fail(403, 'forbidden'); end if;
  foreach one in array coalesce(touched, '{}') loop
    continue when one = any (settled);
    with recursive reached (id) as (select one union select n.id from reached r, lateral (
        select p.other_id as id from public.duplicate_pairs p where p.tenant_id = tenant and p.subject_id = r.id and p.dismissed_at is null
        union all select p.subject_id from public.duplicate_pairs p where p.tenant_id = tenant and p.other_id = r.id and p.dismissed_at is null) n)
      select array_agg(id) into members from (select id from reached limit 200) nearest;
    settled := settled || members;
    update public.duplicate_pairs p set group_id = g.first, rank = g.best from (select min(m::text)::uuid as first,
        (select max(score) from public.duplicate_pairs where tenant_id = tenant and dismissed_at is null and subject_id = any (members)) as best from unnest(members) m) g
      where p.tenant_id = tenant and p.subject_id = any (members) and p.dismissed_at is null and (p.group_id, p.rank) is distinct from (g.first, g.best);
  end loop;
end $$;

/* Looks again what these records are likely the same as, and keeps that; what somebody said to be two stays so. Archived and removed records are like none. */
create function app.find_duplicates(tbl text, kind_name text, ids uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare tenant constant uuid := app.tenant_id(); of_object uuid; there uuid[]; found jsonb; touched uuid[]; more uuid[];
begin
  if tenant is null or not app.is_staff() or tbl not in ('customers', 'records') then perform app.fail(403, 'forbidden'); end if;
  if tbl = 'records' then select o.id into of_object from public.objects o where o.tenant_id = tenant and o.name = kind_name; end if;
  -- One at a time of a tenant: two would each know half of what they find together.
  perform pg_advisory_xact_lock(hashtextextended('duplicates' || tenant::text, 0));
  execute format('select array_agg(r.id) from public.%I r where r.tenant_id = $1 and r.id = any ($2)', tbl) into there using tenant, ids;
  select coalesce(jsonb_agg(p), '[]') into found from (select distinct on (least(l.id, l.other), greatest(l.id, l.other)) least(l.id, l.other) as a, greatest(l.id, l.other) as b, l.reasons, l.score, l.base
    from app.likely_same(tbl, of_object, there, null) l order by 1, 2, l.score desc) p;
  with gone as (delete from public.duplicate_pairs p where p.tenant_id = tenant and (p.subject_id = any (ids) or p.other_id = any (ids))
      and (p.dismissed_at is null or not coalesce(array[p.subject_id, p.other_id] && there, false))
      and not exists (select from jsonb_to_recordset(found) f (a uuid, b uuid) where f.a = p.subject_id and f.b = p.other_id) returning p.subject_id, p.other_id)
    select array_agg(subject_id) || array_agg(other_id) into touched from gone;
  with kept as (insert into public.duplicate_pairs as p (tenant_id, id, subject, object, subject_id, other_id, reasons, score, base, group_id, rank)
      select tenant, uuidv7(), tbl, kind_name, f.a, f.b, f.reasons, f.score, f.base, f.a, f.score
        from jsonb_to_recordset(found) f (a uuid, b uuid, reasons text[], score int, base int)
      on conflict (tenant_id, subject_id, other_id) do update set reasons = excluded.reasons, score = excluded.score, base = excluded.base
        where (p.reasons, p.score) is distinct from (excluded.reasons, excluded.score) returning p.subject_id)
    select array_agg(subject_id) into more from kept;
  perform app.group_duplicates(touched || more);
end $$;

/* Says that these records are not one, or takes that back. Who may is the caller's to ask. */
create function app.dismiss_duplicates(tbl text, kind_name text, ids uuid[], two boolean) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare tenant constant uuid := app.tenant_id();
begin
  if tenant is null or not app.is_staff() then perform app.fail(403, 'forbidden'); end if;
  perform pg_advisory_xact_lock(hashtextextended('duplicates' || tenant::text, 0));
  if two then
    insert into public.duplicate_pairs as p (tenant_id, id, subject, object, subject_id, other_id, reasons, score, base, group_id, rank, dismissed_at)
      select tenant, uuidv7(), tbl, kind_name, a, b, '{}', 0, 0, a, 0, now() from unnest(ids) a, unnest(ids) b where a < b
      on conflict (tenant_id, subject_id, other_id) do update set dismissed_at = coalesce(p.dismissed_at, now());
    perform app.group_duplicates(array(select unnest(array[p.subject_id, p.other_id]) from public.duplicate_pairs p where p.tenant_id = tenant and p.dismissed_at is null
      and (p.subject_id = any (ids) or p.other_id = any (ids))));
  else
    update public.duplicate_pairs p set dismissed_at = null where p.tenant_id = tenant and p.subject_id = any (ids) and p.other_id = any (ids);
    perform app.find_duplicates(tbl, kind_name, ids);
    perform app.group_duplicates(ids);
  end if;
end $$;

/* Looks at the next records of a job, by id or as the rows of the job that it follows come, and books that. Answers `done` or `more`. */
create function app.scan_duplicates(wanted uuid, most int) returns text
language plpgsql security definer set search_path = pg_catalog as $$
declare tenant constant uuid := app.tenant_id(); j record; tbl text; of_object uuid; ids uuid[]; last text; seen int; whole int;
begin
  select x.* into j from public.jobs x where x.tenant_id = tenant and x.id = wanted and x.kind = 'duplicates' and x.status = 'running'
    and (app.is_system() or x.actor_id = app.actor_id());
  if not found then perform app.fail(409, 'jobs.ended'); end if;
  tbl := case when j.subject = 'customers' then 'customers' else 'records' end;
  if tbl = 'records' then select o.id into of_object from public.objects o where o.tenant_id = tenant and o.name = j.subject; end if;
  if j.input ? 'of' then
    select array_agg(r.record_id), max(r.position)::text, count(*) into ids, last, seen from (select r.record_id, r.position from public.job_rows r
      where r.tenant_id = tenant and r.job_id = (j.input ->> 'of')::uuid and r.position > coalesce((j.input ->> 'after')::int, -1) and r.status = 'done' order by r.position limit most) r;
    if not j.input ? 'after' then select count(*) into whole from public.job_rows r where r.tenant_id = tenant and r.job_id = (j.input ->> 'of')::uuid and r.status = 'done'; end if;
  else
    execute format('select array_agg(r.id order by r.id), max(r.id::text), count(*) from (select r.id from public.%I r where r.tenant_id = $1 and ($2 is null or r.id > $2)
      and ($3 is null or to_jsonb(r) ->> ''object_id'' = $3::text) order by r.id limit $4) r', tbl) into ids, last, seen using tenant, (j.input ->> 'after')::uuid, of_object, most;
    if not j.input ? 'after' then
      execute format('select count(*) from public.%I r where r.tenant_id = $1 and ($2 is null or to_jsonb(r) ->> ''object_id'' = $2::text)', tbl) into whole using tenant, of_object;
    end if;
  end if;
  if seen > 0 then perform app.find_duplicates(tbl, j.subject, array_remove(ids, null)); end if;
  update public.jobs x set total = greatest(coalesce(whole, x.total), x.done + seen), done = x.done + seen, input = case when seen > 0 then x.input || jsonb_build_object('after', last) else x.input end,
    leased_until = now() + interval '90 seconds' where x.tenant_id = tenant and x.id = wanted and x.status = 'running';
  return case when seen < most then 'done' else 'more' end;
end $$;

do $$ declare f regprocedure; begin
  foreach f in array array['app.likely_same(text, uuid, uuid[], jsonb)', 'app.group_duplicates(uuid[])', 'app.find_duplicates(text, text, uuid[])', 'app.dismiss_duplicates(text, text, uuid[], boolean)',
      'app.scan_duplicates(uuid, int)']::regprocedure[] loop
    execute format('alter function %s owner to app_definer', f);
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to app_actor', f);
  end loop;
end $$;
