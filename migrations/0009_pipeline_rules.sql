-- What the records of selling and doing need beyond their tables: a deal's place on the board, when a project was active,
-- and the covering indexes that figures are counted from. Row security needs the owner, so each index carries it.

/* Where a deal comes to stand in a stage: just before or after another of its cards, else on top. The neighbours are found
   among all cards, those that the actor cannot see too. When two stand too close, the stage is numbered anew. */
create function app.place_deal(moved uuid, stage uuid, before uuid default null, after uuid default null) returns double precision
language plpgsql security definer set search_path = pg_catalog as $$
declare tenant uuid := app.tenant_id(); beside record; low float8; high float8;
begin
  for attempt in 1..2 loop
    select d.id, d.position into beside from public.deals d
      where d.tenant_id = tenant and d.id = coalesce(before, after) and d.id <> moved
        and d.stage_id = stage and d.status = 'open' and d.archived_at is null;
    if not found then
      return coalesce((select min(d.position) from public.deals d where d.tenant_id = tenant and d.stage_id = stage
        and d.id <> moved and d.status = 'open' and d.archived_at is null), 0) - 1024;
    end if;
    if before is not null then
      high := beside.position;
      low := (select d.position from public.deals d where d.tenant_id = tenant and d.stage_id = stage and d.status = 'open'
        and d.archived_at is null and d.id <> moved and (d.position, d.id) < (beside.position, beside.id)
        order by d.position desc, d.id desc limit 1);
    else
      low := beside.position;
      high := (select d.position from public.deals d where d.tenant_id = tenant and d.stage_id = stage and d.status = 'open'
        and d.archived_at is null and d.id <> moved and (d.position, d.id) > (beside.position, beside.id)
        order by d.position, d.id limit 1);
    end if;
    low := coalesce(low, high - 2048);
    high := coalesce(high, low + 2048);
    if high - low > 0.001 then return (low + high) / 2; end if;
    update public.deals d set position = n.place * 1024.0
      from (select o.id, row_number() over (order by o.position, o.id) as place from public.deals o
        where o.tenant_id = tenant and o.stage_id = stage and o.status = 'open' and o.archived_at is null and o.id <> moved) n
      where d.tenant_id = tenant and d.id = n.id;
  end loop;
  return (low + high) / 2;
end $$;
alter function app.place_deal(uuid, uuid, uuid, uuid) owner to app_definer;
revoke execute on function app.place_deal(uuid, uuid, uuid, uuid) from public;
grant execute on function app.place_deal(uuid, uuid, uuid, uuid) to app_worker;

/* Another order within a stage is no change of the deal: neither a version nor a line in the audit log. */
drop trigger touch on public.deals;
drop trigger audit_change on public.deals;
create trigger touch before update on public.deals for each row
  when (old.position is not distinct from new.position or old.stage_id <> new.stage_id) execute function app.touch();
create trigger audit_change after update on public.deals for each row
  when (old.position is not distinct from new.position or old.stage_id <> new.stage_id) execute function app.audit('position');

/* From when to when a project was active, the last time. What is laid out in the past began when it was made. */
create function app.project_active() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if tg_op = 'INSERT' then
    if new.status = 'active' then new.active_since := coalesce(new.active_since, new.created_at); end if;
  elsif new.status = 'active' and old.status <> 'active' then
    new.active_since := now(); new.active_until := null;
  elsif new.status <> 'active' and old.status = 'active' then
    new.active_until := now();
  end if;
  return new;
end $$;
create trigger active before insert or update of status on public.projects for each row execute function app.project_active();
drop trigger audit_new on public.projects;
drop trigger audit_change on public.projects;
create trigger audit_new after insert or delete on public.projects for each row execute function app.audit('active_since', 'active_until');
create trigger audit_change after update on public.projects for each row execute function app.audit('active_since', 'active_until');
grant execute on function app.project_active() to app_worker, app_definer;

create index deals_open_sums on public.deals (tenant_id, pipeline_id, stage_id, currency) include (owner_id, amount_minor)
  where archived_at is null and status = 'open';
create index deals_closed_sums on public.deals (tenant_id, status, closed_at) include (owner_id, amount_minor, currency)
  where archived_at is null;
create index projects_active_sums on public.projects (tenant_id, active_since) include (active_until, owner_id)
  where archived_at is null and active_since is not null;
create index tasks_due_sums on public.tasks (tenant_id, due_at) include (owner_id) where done_at is null;
