-- What the relay, the schedules and the mailer ask across tenants. For the system only, except where said otherwise.

/* Dead letters are seen and retried by those who may manage events. */
drop policy deliveries_select on public.deliveries;
drop policy deliveries_insert on public.deliveries;
drop policy deliveries_update on public.deliveries;
drop policy deliveries_delete on public.deliveries;
drop trigger touch on public.deliveries;
select app.protect('deliveries', '{"rights":{"by":"staff","read":"events:manage","write":"events:manage"},"audited":false}');
alter table public.deliveries add constraint deliveries_status check (status in ('running', 'done', 'failed', 'dead'));
alter table public.mails add constraint mails_status check (status in ('queued', 'sent', 'failed'));

/* Deliveries that nobody works on any more: their message got lost, or died with its Worker. */
create function app.stalled(most int) returns table (tenant_id uuid, event_id uuid, consumer text, job jsonb)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if not app.is_system() then perform app.fail(403, 'forbidden'); end if;
  return query select d.tenant_id, d.event_id, d.consumer, d.job from public.deliveries d
    where d.status in ('running', 'failed') and d.updated_at < now() - interval '15 minutes' order by d.updated_at limit most;
end $$;
create index deliveries_stalled on public.deliveries (updated_at) where status in ('running', 'failed');
create index deliveries_purge on public.deliveries (updated_at) where status = 'done';

/* Whom a schedule of every tenant runs for. */
create function app.live_tenants() returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if not app.is_system() then perform app.fail(403, 'forbidden'); end if;
  return query select t.id from public.tenants t where t.status <> 'suspended' order by t.id;
end $$;

/* Removes what has served its time, at most `most` rows of each kind. Answers how many. */
create function app.purge(most int) returns jsonb
language plpgsql security definer set search_path = pg_catalog as $$
declare keys int; attempts int; expired int; delivered int;
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
  return jsonb_build_object('idempotencyKeys', keys, 'signInAttempts', attempts, 'tokens', expired, 'deliveries', delivered);
end $$;

/* Any of the staff's operations may cause a mail; only the system reads one. */
create function app.queue_mail(mail uuid, recipient text, subject text, template text, body text) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if app.tenant_id() is null or not app.is_staff() then perform app.fail(403, 'forbidden'); end if;
  insert into public.mails (tenant_id, id, recipient, subject, template, body)
    values (app.tenant_id(), mail, recipient, subject, template, body);
end $$;

/* For the platform console of a laptop: the newest mails of all tenants, or the one that is wanted. */
create function app.outbox(wanted uuid, most int) returns table (tenant_id uuid, tenant text, id uuid, recipient text,
  subject text, template text, status text, error text, body text, created_at timestamptz, sent_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if not app.is_operator() then perform app.fail(403, 'forbidden'); end if;
  return query select m.tenant_id, t.slug, m.id, m.recipient, m.subject, m.template, m.status, m.error,
      case when wanted is not null then m.body end, m.created_at, m.sent_at
    from public.mails m join public.tenants t on t.id = m.tenant_id
    where wanted is null or m.id = wanted order by m.id desc limit most;
end $$;

do $$ declare f regprocedure; begin
  foreach f in array array['app.stalled(int)', 'app.live_tenants()', 'app.purge(int)',
    'app.queue_mail(uuid, text, text, text, text)', 'app.outbox(uuid, int)']::regprocedure[] loop
    execute format('alter function %s owner to app_definer', f);
    execute format('grant execute on function %s to app_worker', f);
  end loop;
end $$;
