-- The platform's operators: guesses at their passwords are counted by account and by address, for a quarter of an hour.

create table public.operator_attempts (
  id uuid primary key default uuidv7(),
  bucket text not null,
  at timestamptz not null default now()
);
create index operator_attempts_bucket on public.operator_attempts (bucket, at);
alter table public.operator_attempts enable row level security;
alter table public.operator_attempts force row level security;
create policy operator_attempts_none on public.operator_attempts for select to app_worker using (false);
grant select, insert, delete on public.operator_attempts to app_definer;

/* Books one try in each bucket and raises KV429 when any already had `most` in the last quarter of an hour. Serialised by
   bucket, so parallel tries cannot slip through together. */
create function app.book_operator_attempt(buckets text[], most int) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare bucket_name text;
begin
  if not app.is_system() or app.tenant_id() is not null then perform app.fail(403, 'forbidden'); end if;
  foreach bucket_name in array buckets loop
    perform pg_advisory_xact_lock(hashtextextended('operator:' || bucket_name, 0));
    delete from public.operator_attempts where bucket = bucket_name and at < now() - interval '15 minutes';
    if (select count(*) from public.operator_attempts where bucket = bucket_name) >= most then
      perform app.fail(429, 'too_many_requests', jsonb_build_object('seconds', 900));
    end if;
    insert into public.operator_attempts (bucket) values (bucket_name);
  end loop;
end $$;

create function app.forget_operator_attempts(bucket_name text) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not app.is_system() or app.tenant_id() is not null then perform app.fail(403, 'forbidden'); end if;
  delete from public.operator_attempts where bucket = bucket_name;
end $$;

do $$ declare f regprocedure; begin
  for f in select unnest(array['app.book_operator_attempt(text[], int)', 'app.forget_operator_attempts(text)'])::regprocedure loop
    execute format('alter function %s owner to app_definer', f);
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to app_worker', f);
  end loop;
end $$;
