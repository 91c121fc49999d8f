-- The oldest first, as events_sweep has them: by id a sweep sorted all that is lost before it took a few.
create or replace function app.undispatched(most int) returns table (tenant_id uuid, id uuid)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if not app.is_system() then perform app.fail(403, 'forbidden'); end if;
  return query select e.tenant_id, e.id from public.events e
    where e.dispatched_at is null and e.created_at < now() - interval '30 seconds' order by e.created_at limit most;
end $$;
