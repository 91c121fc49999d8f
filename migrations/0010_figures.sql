-- What figures, the palette and the audit page read fast.

/* Covers the counts of customers: row security needs the owner, the segment rule overdue money and last activity. */
create index customers_sums on public.customers (tenant_id, created_at) include (owner_id, overdue_minor, last_activity_at)
  where archived_at is null;

/* Beginnings of the search text, for the palette. Cut off: an index entry has a largest size. */
create index customers_prefix on public.customers (tenant_id, (left(search, 64)) text_pattern_ops) where archived_at is null;
create index deals_prefix on public.deals (tenant_id, (left(search, 64)) text_pattern_ops) where archived_at is null;
create index projects_prefix on public.projects (tenant_id, (left(search, 64)) text_pattern_ops) where archived_at is null;
create index tasks_prefix on public.tasks (tenant_id, (left(search, 64)) text_pattern_ops);

/* The palette's hits of one resource, best first: what begins with the needle (already folded), what has a word that
   begins with it, what holds all its words. A needle with a word of fewer than three letters or digits in a row is only
   looked up as a beginning: too short for the trigram index. With its own tenant and row-right predicate, as app.search. */
create function app.find(resource text, needle text, most int) returns table (id uuid, rank int)
language plpgsql stable security definer rows 10 set search_path = pg_catalog, public as $$
declare
  tenant uuid := app.tenant_id();
  everything boolean := app.may_all(resource || ':read');
  mine uuid[] := app.owners(resource || ':read');
  live text := case when resource = 'tasks' then '' else ' and archived_at is null' end;
  escaped text := replace(replace(replace(needle, '\', '\\'), '%', '\%'), '_', '\_');
  words text := ''; word text; found uuid[];
begin
  if resource not in ('customers', 'deals', 'projects', 'tasks') then perform app.fail(422, 'not_searchable'); end if;
  if needle = '' or not (everything or cardinality(mine) > 0) then return; end if;
  execute format('select array(select id from public.%I where tenant_id = $1%s and ($2 or owner_id = any($3))
      and left(search, 64) like %L order by left(search, 64) using ~<~ limit $4)', resource, live, left(escaped, 64) || '%')
    into found using tenant, everything, mine, most;
  return query select f.id, f.place::int from unnest(found) with ordinality f(id, place);
  if cardinality(found) >= most then return; end if;

  foreach word in array string_to_array(escaped, ' ') loop
    if word !~ '[[:alnum:]]{3}' then return; end if;
    words := words || format(' and search like %L', '%' || word || '%');
  end loop;
  return query execute format('select h.id, case when h.search like %L then 100 else 200 end from (
      select id, search from public.%I where tenant_id = $1%s and ($2 or owner_id = any($3)) and id <> all($5)%s limit 200) h
      order by 2, left(h.search, 64) using ~<~ limit $4', '% ' || escaped || '%', resource, live, words)
    using tenant, everything, mine, most - cardinality(found), found;
end $$;
alter function app.find(text, text, int) owner to app_definer;
revoke execute on function app.find(text, text, int) from public;
grant execute on function app.find(text, text, int) to app_worker;

/* How many customers that the actor may see carry each tag, or the one tag. */
create function app.tag_counts(wanted uuid default null) returns table (tag_id uuid, customers bigint)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  tenant uuid := app.tenant_id();
  everything boolean := app.may_all('customers:read');
  mine uuid[] := app.owners('customers:read');
begin
  return query select l.tag_id, count(*) from public.customer_tags l
    join public.customers c on c.tenant_id = l.tenant_id and c.id = l.customer_id
    where l.tenant_id = tenant and (wanted is null or l.tag_id = wanted) and c.archived_at is null
      and (everything or c.owner_id = any(mine))
    group by l.tag_id;
end $$;
alter function app.tag_counts(uuid) owner to app_definer;
revoke execute on function app.tag_counts(uuid) from public;
grant execute on function app.tag_counts(uuid) to app_worker;
