ALTER TABLE "deals" ADD COLUMN "last_activity_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "stages" ADD COLUMN "required" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
-- What a stage asks of a deal that enters it, and since when nothing happened to a deal.

/* The one place where it is held that a deal brings what its stage asks for: whoever moves it, however many at once. Fields
   that are out of use, or hidden from the actor, are not asked for; nor is anything of deals whose stage or pipeline goes. */
create function app.bring_what_is_asked() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare entered public.stages; given constant jsonb := to_jsonb(new); missing text[];
begin
  select * into entered from public.stages s where s.tenant_id = new.tenant_id and s.id = new.stage_id;
  if not found or entered.required = '{}' then return new; end if;
  if tg_op = 'UPDATE' and exists (select from public.stages s join public.pipelines p on p.tenant_id = s.tenant_id and p.id = s.pipeline_id
    where s.tenant_id = new.tenant_id and s.id = old.stage_id and (s.archived_at is not null or p.archived_at is not null)) then return new; end if;
  select array_agg(asked.name order by asked.place) into missing
    from unnest(entered.required) with ordinality asked(name, place)
    left join public.fields f on f.tenant_id = new.tenant_id and f.object = 'deals' and f.archived_at is null
      and asked.name = 'custom.' || f.key and not (cardinality(f.hidden_from) > 0 and app.hides(f.hidden_from))
    where case asked.name when 'amountMinor' then new.amount_minor = 0 when 'expectedClose' then new.expected_close is null
      when 'ownerId' then new.owner_id is null
      else f.id is not null and coalesce(case when f.slot is null then given -> 'extra' ->> f.id::text else given ->> f.slot end, '') = '' end;
  if missing is not null then
    perform app.fail(422, 'stages.asks', jsonb_build_object('paths', missing, 'stage', entered.name));
  end if;
  return new;
end $$;
alter function app.bring_what_is_asked() owner to app_definer;
revoke execute on function app.bring_what_is_asked() from public;
grant execute on function app.bring_what_is_asked() to app_actor, app_definer;
create trigger asked_new before insert on public.deals for each row when (new.status = 'open') execute function app.bring_what_is_asked();
create trigger asked_moved before update of stage_id on public.deals for each row
  when (new.status = 'open' and old.stage_id <> new.stage_id) execute function app.bring_what_is_asked();

/* Activity alone is no change of the deal, as its place on the board is none. */
do $do$ declare trig text; old text; begin
  foreach trig in array array['touch', 'audit_change'] loop
    select pg_get_triggerdef(t.oid) into old from pg_trigger t where t.tgrelid = 'public.deals'::regclass and t.tgname = trig;
    if old not like '%(NOT (old."position" IS DISTINCT FROM new."position"))%' then raise exception 'unexpected trigger %', old; end if;
    execute format('drop trigger %I on public.deals', trig);
    execute format('%s', replace(old, '(NOT (old."position" IS DISTINCT FROM new."position"))',
      '((NOT (old."position" IS DISTINCT FROM new."position")) AND (NOT (old.last_activity_at IS DISTINCT FROM new.last_activity_at)))'));
  end loop;
end $do$;

update public.deals set last_activity_at = greatest(entered_stage_at, updated_at);

create function app.mark_deals(ids uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  update public.deals set last_activity_at = now()
    where tenant_id = app.tenant_id() and id = any(ids) and last_activity_at < now() - interval '1 minute';
end $$;
alter function app.mark_deals(uuid[]) owner to app_definer;
revoke execute on function app.mark_deals(uuid[]) from public;
grant execute on function app.mark_deals(uuid[]) to app_actor;

/* What an event is about, or hangs on, had something happen to it: its customer and its deal. */
create or replace function app.append_events(list jsonb) returns void
language plpgsql set search_path = pg_catalog as $$
declare deals uuid[];
begin
  insert into public.events (id, name, subject, subject_id, customer_id, payload, actor_kind, actor_id, depth, dispatched_at)
  select e.id, e.name, e.subject, e."subjectId", e."customerId", coalesce(e.payload, '{}'), app.actor_kind(), app.actor_id(), coalesce(e.depth, 0),
    case when e.quiet then now() end
  from jsonb_to_recordset(list) as e(id uuid, name text, subject text, "subjectId" uuid, "customerId" uuid, payload jsonb, depth int, quiet boolean);
  perform app.mark_activity(array(select (e ->> 'customerId')::uuid from jsonb_array_elements(list) e where e ->> 'customerId' is not null));
  deals := array(select case when e ->> 'subject' = 'deals' then (e ->> 'subjectId')::uuid else (e -> 'payload' ->> 'dealId')::uuid end
    from jsonb_array_elements(list) e where e ->> 'subject' = 'deals' or e -> 'payload' ->> 'dealId' is not null);
  if deals <> '{}' then perform app.mark_deals(deals); end if;
end $$;
