-- Long work: decision 021.

CREATE TABLE "job_rows" (
	"tenant_id" uuid DEFAULT app.tenant_id() NOT NULL,
	"id" uuid NOT NULL,
	"job_id" uuid NOT NULL,
	"actor_id" uuid DEFAULT app.actor_id(),
	"position" integer NOT NULL,
	"record_id" uuid,
	"label" text,
	"status" text DEFAULT 'waiting' NOT NULL,
	"problem" jsonb,
	"undo" jsonb,
	CONSTRAINT "job_rows_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "job_rows_status" CHECK (status in ('waiting', 'done', 'failed', 'skipped'))
);
--> statement-breakpoint
CREATE TABLE "jobs" (
	"tenant_id" uuid DEFAULT app.tenant_id() NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"input" jsonb NOT NULL,
	"status" text DEFAULT 'waiting' NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"failed" integer DEFAULT 0 NOT NULL,
	"skipped" integer DEFAULT 0 NOT NULL,
	"problem" jsonb,
	"actor_kind" text DEFAULT app.actor_kind() NOT NULL,
	"actor_id" uuid DEFAULT app.actor_id(),
	"actor_name" text,
	"undoes" uuid,
	"attempts" integer DEFAULT 0 NOT NULL,
	"leased_until" timestamp with time zone,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "jobs_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "jobs_status" CHECK (status in ('waiting', 'running', 'done', 'failed', 'cancelled'))
);
--> statement-breakpoint
ALTER TABLE "job_rows" ADD CONSTRAINT "job_rows_job" FOREIGN KEY ("tenant_id","job_id") REFERENCES "public"."jobs"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "job_rows_position" ON "job_rows" USING btree ("tenant_id","job_id","position");--> statement-breakpoint
CREATE INDEX "job_rows_status" ON "job_rows" USING btree ("tenant_id","job_id","status","position");--> statement-breakpoint
CREATE INDEX "jobs_created" ON "jobs" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "jobs_undoes" ON "jobs" USING btree ("tenant_id","undoes");--> statement-breakpoint
CREATE INDEX "jobs_open" ON "jobs" USING btree ("leased_until") WHERE status in ('waiting', 'running');
--> statement-breakpoint

/* The actor behind the credential. Fails: KV000 the Worker remembers an older tenant; KV401 no such live credential; KV403
   the actor is not what `needs` asks for: `user`, `staff`, `operator` or a permission; KV423 the tenant is suspended, or
   read-only and the transaction writes. A `job` acts as who asked for it, with the rights of now. */
create or replace function app.identify(tenant uuid, known_version int, kind text, secret text, needs text, writes boolean, out actor jsonb, out members text)
language plpgsql security definer set search_path = pg_catalog as $$
declare
  t record; s record; grants jsonb; via text := kind;
begin
  members := '';
  if tenant is not null then
    select status, version + shape as version, shape into t from public.tenants where id = tenant;
    if not found or t.version <> known_version then perform app.fail(0, 'stale_tenant'); end if;
    if t.status = 'suspended' and kind <> 'system' then perform app.fail(423, 'suspended'); end if;
    if t.status = 'read_only' and writes and kind not in ('none', 'system') then perform app.fail(423, 'read_only'); end if;
  end if;

  if kind = 'job' then
    select case j.actor_kind when 'user' then 'session' else j.actor_kind end into via from public.jobs j
      where j.tenant_id = tenant and j.id = secret::uuid and j.status = 'running';
    if not found then perform app.fail(401, 'jobs.ended'); end if;
  end if;

  case via
  when 'session' then
    if kind = 'job' then
      select j.id as session_id, now() as last_seen_at, u.id, u.name, u.email, u.language, u.time_zone, u.picture_id, r.grants, r.name as role,
        r.key, r.id as role_id
        into s from public.jobs j
        join public.users u on u.tenant_id = tenant and u.id = j.actor_id
        join public.roles r on r.tenant_id = tenant and r.id = u.role_id
        where j.tenant_id = tenant and j.id = secret::uuid and u.status = 'active';
    else
      select x.id as session_id, x.last_seen_at, u.id, u.name, u.email, u.language, u.time_zone, u.picture_id, r.grants, r.name as role,
        r.key, r.id as role_id
        into s from public.sessions x
        join public.users u on u.tenant_id = x.tenant_id and u.id = x.user_id
        join public.roles r on r.tenant_id = u.tenant_id and r.id = u.role_id
        where x.tenant_id = tenant and x.token_hash = secret and x.revoked_at is null and x.expires_at > now()
          and x.last_seen_at > now() - interval '14 days' and u.status = 'active';
    end if;
    if not found then perform app.fail(401, 'session_ended'); end if;
    grants := s.grants;
    actor := jsonb_build_object('kind', 'user', 'id', s.id, 'name', s.name, 'email', s.email, 'role', s.role, 'roleKey', s.key,
      'roleId', s.role_id, 'language', s.language, 'timeZone', s.time_zone, 'pictureId', s.picture_id, 'sessionId', s.session_id,
      'grants', grants, 'touch', s.last_seen_at < now() - interval '5 minutes');
    if grants::text like '%"team"%' then
      select array_agg(distinct m.user_id)::text into members from public.team_members mine
        join public.team_members m on m.tenant_id = tenant and m.team_id = mine.team_id
        where mine.tenant_id = tenant and mine.user_id = s.id;
      members := coalesce(array_append(members::uuid[], s.id), array[s.id])::text;
    end if;
  when 'api_key' then
    select k.id, k.name, k.grants, k.last_used_at into s from public.api_keys k
      where k.tenant_id = tenant and k.revoked_at is null and (k.expires_at is null or k.expires_at > now())
        and (case when kind = 'job' then k.id = (select j.actor_id from public.jobs j where j.tenant_id = tenant and j.id = secret::uuid)
          else k.secret_hash = secret end);
    if not found then perform app.fail(401, 'bad_api_key'); end if;
    grants := s.grants;
    actor := jsonb_build_object('kind', 'api_key', 'id', s.id, 'name', s.name, 'grants', grants,
      'touch', kind <> 'job' and (s.last_used_at is null or s.last_used_at < now() - interval '5 minutes'));
  when 'operator' then
    select o.id, o.name, o.email, o.language into s from public.operator_sessions x join public.operators o on o.id = x.operator_id
      where x.token_hash = secret and x.revoked_at is null and x.expires_at > now();
    if not found then perform app.fail(401, 'session_ended'); end if;
    grants := '{"platform:read": "all", "platform:write": "all"}';
    actor := jsonb_build_object('kind', 'operator', 'id', s.id, 'name', s.name, 'email', s.email, 'language', s.language, 'grants', grants);
  when 'system' then
    grants := '{}';
    actor := '{"kind": "system", "id": null, "grants": {}}';
  else
    grants := '{}';
    actor := '{"kind": "anonymous", "id": null, "grants": {}}';
  end case;

  -- How far the actor reads the records of all the tenant's own objects together: `all` needs no look at each row.
  if tenant is not null then
    if t.shape > 0 and via in ('session', 'api_key') then
      grants := grants || jsonb_build_object('records:read', case when exists (select from public.objects o where o.tenant_id = tenant
        and grants ->> ('records.' || o.id || ':read') is distinct from 'all') then 'some' else 'all' end);
      actor := jsonb_set(actor, '{grants}', grants);
    end if;
  end if;

  if needs is not null and via <> 'system' then
    if via = 'none' then perform app.fail(401, 'sign_in'); end if;
    if needs = 'user' and kind <> 'session' then perform app.fail(403, 'users_only'); end if;
    if not (case needs
      when 'user' then kind = 'session'
      when 'staff' then via in ('session', 'api_key')
      when 'operator' then via = 'operator'
      else grants ? needs end)
    then perform app.fail(403, 'forbidden', jsonb_build_object('permission', needs)); end if;
  end if;
end $$;
alter function app.identify(uuid, int, text, text, text, boolean) owner to app_definer;

do $$ declare line constant text := E'  when ''subject'' then\n'; begin
  execute replace(pg_get_functiondef('app.protect(text, jsonb)'::regprocedure), line,
    E'  when ''actor'' then\n    writes := format(''(actor_id = (select app.actor_id()) or (select app.is_system()) or (select app.may(%L)))'', rights ->> ''others'');\n' || line);
  execute replace(pg_get_functiondef('app.protect_reads(text, jsonb)'::regprocedure), line,
    E'  when ''actor'' then\n    read := ''may '' || (rights ->> ''others'');\n'
    || E'    direct := tenant || '' and (actor_id = nullif(current_setting(''''app.actor_id'''', true), '''''''')::uuid or ''\n'
    || E'      || format(held, ''app.system'') || '' or '' || format(held, app.setting(read)) || '')'';\n' || line);
end $$;
select app.protect('jobs', '{"rights":{"by":"actor","others":"jobs:read"},"quiet":["status","total","done","failed","skipped","attempts","leased_until","started_at","finished_at","problem"]}');
select app.protect('job_rows', '{"rights":{"by":"actor","others":"jobs:read"},"audited":false}');

/* `list` is an array of { id, name, subject, subjectId, customerId, payload, depth, quiet }. What is quiet stands in the
   timeline and is told to nobody: one of thousands in a job, whose end is told. */
create or replace function app.append_events(list jsonb) returns void
language plpgsql set search_path = pg_catalog as $$
begin
  insert into public.events (id, name, subject, subject_id, customer_id, payload, actor_kind, actor_id, depth, dispatched_at)
  select e.id, e.name, e.subject, e."subjectId", e."customerId", coalesce(e.payload, '{}'), app.actor_kind(), app.actor_id(), coalesce(e.depth, 0),
    case when e.quiet then now() end
  from jsonb_to_recordset(list) as e(id uuid, name text, subject text, "subjectId" uuid, "customerId" uuid, payload jsonb, depth int, quiet boolean);
  perform app.mark_activity(array(select (e ->> 'customerId')::uuid from jsonb_array_elements(list) e where e ->> 'customerId' is not null));
end $$;

/* Takes a job on for half a minute, or on: null when it has ended or another Worker is on it. */
create function app.take_job(wanted uuid) returns jsonb
language plpgsql security definer set search_path = pg_catalog as $$
declare taken public.jobs;
begin
  if not app.is_system() then perform app.fail(403, 'forbidden'); end if;
  update public.jobs set status = 'running', started_at = coalesce(started_at, now()), leased_until = now() + interval '90 seconds'
    where tenant_id = app.tenant_id() and id = wanted and status in ('waiting', 'running') and (leased_until is null or leased_until < now())
    returning * into taken;
  if not found then return null; end if;
  return jsonb_build_object('id', taken.id, 'kind', taken.kind, 'subject', taken.subject, 'input', taken.input, 'undoes', taken.undoes,
    'asSystem', taken.actor_id is null, 'attempts', taken.attempts);
end $$;

/* Jobs that nobody works on any more: their message was lost, or their Worker died. For the sweep only. */
create function app.abandoned_jobs(most int) returns table (tenant_id uuid, id uuid)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if not app.is_system() then perform app.fail(403, 'forbidden'); end if;
  return query select j.tenant_id, j.id from public.jobs j where j.status in ('waiting', 'running')
    and coalesce(j.leased_until, j.created_at + interval '60 seconds') < now() order by j.created_at limit most;
end $$;

create or replace function app.purge(most int) returns jsonb
language plpgsql security definer set search_path = pg_catalog as $$
declare keys int; attempts int; expired int; delivered int; outcomes int;
begin
  if not app.is_system() then perform app.fail(403, 'forbidden'); end if;
  delete from public.idempotency_keys where ctid = any (array(
    select ctid from public.idempotency_keys where created_at < now() - interval '24 hours' limit most));
  get diagnostics keys = row_count;
  delete from public.sign_in_attempts where ctid = any (array(
    select ctid from public.sign_in_attempts where created_at < now() - interval '1 day' limit most));
  get diagnostics attempts = row_count;
  delete from public.tokens where ctid = any (array(
    select ctid from public.tokens where expires_at < now() limit most));
  get diagnostics expired = row_count;
  delete from public.deliveries where ctid = any (array(
    select ctid from public.deliveries where status = 'done' and updated_at < now() - interval '7 days' limit most));
  get diagnostics delivered = row_count;
  delete from public.job_rows where ctid = any (array(
    select r.ctid from public.job_rows r join public.jobs j on j.tenant_id = r.tenant_id and j.id = r.job_id
    where j.finished_at < now() - interval '30 days' limit most));
  get diagnostics outcomes = row_count;
  return jsonb_build_object('idempotencyKeys', keys, 'signInAttempts', attempts, 'tokens', expired, 'deliveries', delivered, 'jobRows', outcomes);
end $$;

do $$ declare f regprocedure; begin
  foreach f in array array['app.take_job(uuid)', 'app.abandoned_jobs(int)']::regprocedure[] loop
    execute format('alter function %s owner to app_definer', f);
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to app_actor', f);
  end loop;
end $$;
