-- Dead letters: whoever manages events sees what each was about; the platform's operators see those of every tenant.

/* What a dead letter was about, without the payload. Its event may be one that only the system sees (a mail's), so it is
   read past row security: of the own tenant, of what lies dead, for those who manage events. Null for a job. */
create function app.dead_event(event uuid) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if app.tenant_id() is null or not app.may('events:manage') then perform app.fail(403, 'forbidden'); end if;
  return (select jsonb_build_object('id', e.id, 'name', e.name, 'subject', e.subject, 'subjectId', e.subject_id, 'createdAt', e.created_at)
    from public.events e where e.tenant_id = app.tenant_id() and e.id = event
      and exists (select from public.deliveries d where d.tenant_id = e.tenant_id and d.event_id = e.id and d.status = 'dead'));
end $$;

/* The newest dead letters of all tenants, for the platform's operators. A job tells its own name. */
create function app.dead_letters(most int) returns table (tenant_id uuid, tenant text, id uuid, consumer text, attempts int,
  error text, failed_at timestamptz, event jsonb, job text)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if not app.is_operator() then perform app.fail(403, 'forbidden'); end if;
  return query select d.tenant_id, t.brand ->> 'name', d.id, d.consumer, d.attempts, d.error, d.updated_at,
      case when e.id is not null then jsonb_build_object('id', e.id, 'name', e.name, 'subject', e.subject, 'subjectId', e.subject_id,
        'createdAt', e.created_at) end,
      coalesce(d.job ->> 'operation', d.job ->> 'schedule')
    from public.deliveries d join public.tenants t on t.id = d.tenant_id
    left join public.events e on e.tenant_id = d.tenant_id and e.id = d.event_id
    where d.status = 'dead' order by d.updated_at desc, d.id limit most;
end $$;

/* Takes one out of the dead letters of any tenant, its tries counted from nought again. Answers what is to be sent. */
create function app.revive_delivery(tenant uuid, delivery uuid) returns table (event_id uuid, consumer text, job jsonb)
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not app.is_operator() then perform app.fail(403, 'forbidden'); end if;
  return query update public.deliveries d set status = 'failed', attempts = 0
    where d.tenant_id = tenant and d.id = delivery and d.status = 'dead' returning d.event_id, d.consumer, d.job;
  if not found then perform app.fail(404, 'not_found'); end if;
end $$;

do $$ declare f regprocedure; begin
  foreach f in array array['app.dead_event(uuid)', 'app.dead_letters(int)', 'app.revive_delivery(uuid, uuid)']::regprocedure[] loop
    execute format('alter function %s owner to app_definer', f);
    execute format('grant execute on function %s to app_actor', f);
  end loop;
end $$;
