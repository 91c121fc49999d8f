-- Identity's rules that must hold inside the transaction: who may give what, the last owner, guesses, single use.

-- ---- Who may give what ----------------------------------------------------------------------------------------------------

create function app.reach(scope text) returns int language sql immutable parallel safe as
$$ select case scope when 'own' then 1 when 'team' then 2 when 'all' then 3 else 0 end $$;

/* Is every right in `asked` also in `held`, reaching at least as far? */
create function app.within(asked jsonb, held jsonb) returns boolean
language sql immutable parallel safe set search_path = pg_catalog as $$
  select not exists (select from jsonb_each_text(asked) a
    where app.reach(a.value) = 0 or app.reach(a.value) > app.reach(held ->> a.key))
$$;

/* What both hold, at the shorter reach. */
create function app.meet(a jsonb, b jsonb) returns jsonb
language sql immutable parallel safe set search_path = pg_catalog as $$
  select coalesce(jsonb_object_agg(x.key, case when app.reach(x.value) <= app.reach(b ->> x.key) then x.value else b ->> x.key end)
    filter (where app.reach(b ->> x.key) > 0), '{}') from jsonb_each_text(a) x
$$;

create function app.held() returns jsonb language sql stable parallel safe set search_path = pg_catalog as
$$ select coalesce(nullif(current_setting('app.grants', true), '')::jsonb, '{}') $$;

/* Nobody hands out a right that they do not hold themselves. */
create function app.may_grant(asked jsonb) returns void
language plpgsql stable set search_path = pg_catalog as $$
begin
  if not app.is_system() and not app.within(asked, app.held()) then perform app.fail(403, 'identity.beyond_own_rights'); end if;
end $$;

/* The role's rights are the actor's or less, and only an owner gives the owner's role. */
create function app.may_give(role uuid) returns void
language plpgsql stable set search_path = pg_catalog as $$
declare given record;
begin
  select r.key, r.grants into given from public.roles r where r.id = role;
  if not found then perform app.fail(422, 'unknown_reference', '{"path": "roleId"}'); end if;
  if app.is_system() then return; end if;
  if given.key = 'owner' and not exists (select from public.users u join public.roles r on r.tenant_id = u.tenant_id and r.id = u.role_id
      where u.id = app.user_id() and r.key = 'owner') then
    perform app.fail(403, 'identity.above_own_role');
  end if;
  if not app.within(given.grants, app.held()) then perform app.fail(403, 'identity.above_own_role'); end if;
end $$;

/* The same for a person who has such a role already. */
create function app.may_manage(person uuid) returns void
language plpgsql stable set search_path = pg_catalog as $$
begin
  perform app.may_give(u.role_id) from public.users u where u.id = person;
end $$;

/* A team widens what its people see, so whoever does not see all must be of the team to change it. */
create function app.may_staff(team uuid) returns void
language plpgsql stable set search_path = pg_catalog as $$
begin
  if app.is_system() or not exists (select from jsonb_each_text(app.held()) g where g.value <> 'all') then return; end if;
  if not exists (select from public.team_members m where m.team_id = team and m.user_id = app.user_id()) then
    perform app.fail(403, 'identity.not_your_team');
  end if;
end $$;

-- ---- The last owner ---------------------------------------------------------------------------------------------------------

/* Two owners who demote one another wait here for each other; the second finds itself the last. */
create function app.keep_owner() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if session_user <> 'app_worker' then return null; end if;
  perform from public.roles where tenant_id = old.tenant_id and id = old.role_id and key = 'owner' for no key update;
  if not found then return null; end if;
  perform from public.users where tenant_id = old.tenant_id and role_id = old.role_id and status = 'active';
  if not found then perform app.fail(409, 'identity.last_owner'); end if;
  return null;
end $$;
create trigger keep_owner after update on public.users for each row
  when (old.status = 'active' and (new.status <> 'active' or new.role_id <> old.role_id)) execute function app.keep_owner();
create trigger keep_owner_removed after delete on public.users for each row
  when (old.status = 'active') execute function app.keep_owner();

-- ---- API keys never exceed who made them --------------------------------------------------------------------------------------

create function app.limit_keys() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_table_name = 'users' then
    if new.status = 'suspended' then
      update public.api_keys set revoked_at = now() where tenant_id = new.tenant_id and created_by = new.id and revoked_at is null;
    end if;
  end if;
  update public.api_keys k set grants = app.meet(k.grants, r.grants)
    from public.users u join public.roles r on r.tenant_id = u.tenant_id and r.id = u.role_id
    where u.tenant_id = new.tenant_id and (u.id = new.id or u.role_id = new.id) and k.tenant_id = u.tenant_id and k.created_by = u.id
      and k.revoked_at is null and not app.within(k.grants, r.grants);
  return null;
end $$;
create trigger limit_keys after update on public.users for each row
  when (new.role_id <> old.role_id or new.status <> old.status) execute function app.limit_keys();
create trigger limit_keys after update on public.roles for each row
  when (new.grants <> old.grants) execute function app.limit_keys();

-- ---- Guesses ------------------------------------------------------------------------------------------------------------------

/* Seconds to wait before another try: none for the first `free` failures of an hour, then 30 s, doubling up to 15 min,
   counted from the last. A success forgets what failed before it. */
create function app.wait_for(wanted text, free int) returns int
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare failed record;
begin
  select count(*)::int as n, max(a.created_at) as last into failed from public.sign_in_attempts a
    where a.tenant_id = app.tenant_id() and a.bucket = wanted and not a.succeeded
      and a.created_at > greatest(clock_timestamp() - interval '1 hour', coalesce((select max(s.created_at) from public.sign_in_attempts s
        where s.tenant_id = app.tenant_id() and s.bucket = wanted and s.succeeded), '-infinity'));
  if failed.n < free then return 0; end if;
  return greatest(0, ceil(extract(epoch from failed.last - clock_timestamp()) + least(900, 30 * power(2, least(failed.n - free, 10)))))::int;
end $$;

/* Books one try, one after another per bucket, or raises 429 while the bucket has to wait: what counts is the row, so
   parallel tries get no more than the allowed ones. `won` null only asks. */
create function app.attempt(wanted text, free int, won boolean) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare seconds int;
begin
  if not (app.is_system() or wanted = 'password:' || app.user_id()) then perform app.fail(403, 'forbidden'); end if;
  perform pg_advisory_xact_lock(hashtextextended(app.tenant_id()::text || wanted, 0));
  seconds := app.wait_for(wanted, free);
  if seconds > 0 then perform app.fail(429, 'identity.too_many_attempts', jsonb_build_object('seconds', seconds)); end if;
  if won is not null then
    insert into public.sign_in_attempts (tenant_id, id, bucket, succeeded, created_at)
      values (app.tenant_id(), uuidv7(), wanted, won, clock_timestamp());
  end if;
end $$;

-- ---- Single use, and ending what is open ----------------------------------------------------------------------------------------

/* Uses up a token and its siblings. The row lock makes the second of two wait and then find it used. */
create function app.redeem(hash text, wanted text, person uuid) returns void
language plpgsql set search_path = pg_catalog as $$
begin
  update public.tokens set used_at = now()
    where token_hash = hash and purpose = wanted and user_id = person and used_at is null and expires_at > now();
  if not found then perform app.fail(409, 'identity.link_expired'); end if;
  update public.tokens set used_at = now() where user_id = person and used_at is null;
end $$;

/* Ends a person's sessions but the one whose hash is `keep`, and every open link. */
create function app.end_access(person uuid, keep text) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not (app.is_system() or person = app.user_id() or app.may('users:write')) then perform app.fail(403, 'forbidden'); end if;
  update public.tokens set used_at = now() where tenant_id = app.tenant_id() and user_id = person and used_at is null;
  update public.sessions set revoked_at = now()
    where tenant_id = app.tenant_id() and user_id = person and revoked_at is null and token_hash is distinct from keep;
end $$;

-- ---- One's own row, which row security keeps for users:write ----------------------------------------------------------------------

create function app.set_own_password(seen text, fresh text) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  update public.users set password_hash = fresh where tenant_id = app.tenant_id() and id = app.user_id() and password_hash = seen;
  if not found then perform app.fail(409, 'busy'); end if;
end $$;

/* `change` may hold name, language, timeZone, pictureId; what is left out stays. */
create function app.update_own_profile(change jsonb) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if app.user_id() is null then perform app.fail(403, 'users_only'); end if;
  update public.users set
    name = case when change ? 'name' then change ->> 'name' else name end,
    language = case when change ? 'language' then change ->> 'language' else language end,
    time_zone = case when change ? 'timeZone' then change ->> 'timeZone' else time_zone end,
    picture_id = case when change ? 'pictureId' then (change ->> 'pictureId')::uuid else picture_id end
  where tenant_id = app.tenant_id() and id = app.user_id();
end $$;

do $$ declare f regprocedure; begin
  foreach f in array array['app.reach(text)', 'app.within(jsonb, jsonb)', 'app.meet(jsonb, jsonb)', 'app.held()', 'app.may_grant(jsonb)',
    'app.may_give(uuid)', 'app.may_manage(uuid)', 'app.may_staff(uuid)', 'app.redeem(text, text, uuid)', 'app.wait_for(text, int)',
    'app.attempt(text, int, boolean)', 'app.end_access(uuid, text)', 'app.set_own_password(text, text)', 'app.update_own_profile(jsonb)',
    'app.keep_owner()', 'app.limit_keys()']::regprocedure[] loop
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to app_worker, app_definer', f);
    if (select prosecdef from pg_proc where oid = f) then execute format('alter function %s owner to app_definer', f); end if;
  end loop;
end $$;
