CREATE TABLE "team_stays" (
	"tenant_id" uuid DEFAULT app.tenant_id() NOT NULL,
	"id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"joined_on" date,
	"left_on" date,
	CONSTRAINT "team_stays_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "quotas" (
	"tenant_id" uuid DEFAULT app.tenant_id() NOT NULL,
	"id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"measure" text NOT NULL,
	"pipeline_id" uuid,
	"from_day" date NOT NULL,
	"target" bigint NOT NULL,
	CONSTRAINT "quotas_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "quotas_measure" CHECK (measure in ('amount', 'count')),
	CONSTRAINT "quotas_target" CHECK (target >= 0)
);
--> statement-breakpoint
CREATE TABLE "team_quotas" (
	"tenant_id" uuid DEFAULT app.tenant_id() NOT NULL,
	"id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"measure" text NOT NULL,
	"pipeline_id" uuid,
	"from_day" date NOT NULL,
	"target" bigint NOT NULL,
	CONSTRAINT "team_quotas_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "team_quotas_measure" CHECK (measure in ('amount', 'count')),
	CONSTRAINT "team_quotas_target" CHECK (target >= 0)
);
--> statement-breakpoint
ALTER TABLE "team_stays" ADD CONSTRAINT "team_stays_team_fk" FOREIGN KEY ("tenant_id","team_id") REFERENCES "public"."teams"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_stays" ADD CONSTRAINT "team_stays_user_fk" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotas" ADD CONSTRAINT "quotas_owner_fk" FOREIGN KEY ("tenant_id","owner_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotas" ADD CONSTRAINT "quotas_pipeline_fk" FOREIGN KEY ("tenant_id","pipeline_id") REFERENCES "public"."pipelines"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_quotas" ADD CONSTRAINT "team_quotas_team_fk" FOREIGN KEY ("tenant_id","team_id") REFERENCES "public"."teams"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_quotas" ADD CONSTRAINT "team_quotas_pipeline_fk" FOREIGN KEY ("tenant_id","pipeline_id") REFERENCES "public"."pipelines"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "team_stays_user" ON "team_stays" USING btree ("tenant_id","user_id","team_id");--> statement-breakpoint
CREATE INDEX "team_stays_team" ON "team_stays" USING btree ("tenant_id","team_id");--> statement-breakpoint
CREATE UNIQUE INDEX "quotas_once" ON "quotas" USING btree ("tenant_id","from_day","measure",coalesce(pipeline_id, tenant_id),"owner_id");--> statement-breakpoint
CREATE UNIQUE INDEX "team_quotas_once" ON "team_quotas" USING btree ("tenant_id","from_day","measure",coalesce(pipeline_id, tenant_id),"team_id");
--> statement-breakpoint
select app.protect('team_stays', '{"rights":{"by":"staff","write":"users:write"},"audited":false}');
--> statement-breakpoint
select app.protect('quotas', '{"rights":{"by":"owner","resource":"quotas"}}');
--> statement-breakpoint
select app.protect('team_quotas', '{"rights":{"by":"staff","read":"quotas:read","write":"quotas:write"}}');
--> statement-breakpoint
/* The day it is for a tenant. */
create function app.today(tenant uuid) returns date
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select (now() at time zone t.time_zone)::date from public.tenants t where t.id = tenant and pg_trigger_depth() > 0);
end $$;
alter function app.today(uuid) owner to app_definer;
grant execute on function app.today(uuid) to app_actor;

/* The day on which a stay was written down, which its id tells. */
create function app.stay_made(stay uuid, tenant uuid) returns date
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select (uuid_extract_timestamp(stay) at time zone t.time_zone)::date from public.tenants t where t.id = tenant and pg_trigger_depth() > 0);
end $$;
alter function app.stay_made(uuid, uuid) owner to app_definer;
grant execute on function app.stay_made(uuid, uuid) to app_actor;

/* The teams of a person's first day count from ever. Who comes back on the day of leaving was never away. */
create function app.join_team(tenant uuid, team uuid, person uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if pg_trigger_depth() = 0 then return; end if;
  update public.team_stays s set left_on = null
    where s.tenant_id = tenant and s.team_id = team and s.user_id = person and s.left_on = app.today(tenant);
  if found then return; end if;
  insert into public.team_stays (tenant_id, id, team_id, user_id, joined_on)
    select tenant, uuidv7(), team, person, case when exists (select from public.team_stays s where s.tenant_id = tenant
      and s.user_id = person and app.stay_made(s.id, tenant) < app.today(tenant)) then app.today(tenant) end;
end $$;
alter function app.join_team(uuid, uuid, uuid) owner to app_definer;
grant execute on function app.join_team(uuid, uuid, uuid) to app_actor;

/* Who leaves on the day of coming was never there. */
create function app.leave_team(tenant uuid, team uuid, person uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if pg_trigger_depth() = 0 then return; end if;
  delete from public.team_stays s where s.tenant_id = tenant and s.team_id = team and s.user_id = person
    and s.left_on is null and app.stay_made(s.id, tenant) = app.today(tenant);
  update public.team_stays s set left_on = app.today(tenant)
    where s.tenant_id = tenant and s.team_id = team and s.user_id = person and s.left_on is null;
end $$;
alter function app.leave_team(uuid, uuid, uuid) owner to app_definer;
grant execute on function app.leave_team(uuid, uuid, uuid) to app_actor;

create function app.keep_stays() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_table_name = 'team_members' then
    if tg_op = 'INSERT' then perform app.join_team(new.tenant_id, new.team_id, new.user_id);
    else perform app.leave_team(old.tenant_id, old.team_id, old.user_id); end if;
  elsif new.status = 'suspended' then
    perform app.leave_team(m.tenant_id, m.team_id, m.user_id) from public.team_members m where m.tenant_id = new.tenant_id and m.user_id = new.id;
  elsif old.status = 'suspended' then
    perform app.join_team(m.tenant_id, m.team_id, m.user_id) from public.team_members m where m.tenant_id = new.tenant_id and m.user_id = new.id;
  end if;
  return null;
end $$;
alter function app.keep_stays() owner to app_definer;
create trigger keep_stays after insert or delete on public.team_members for each row execute function app.keep_stays();
create trigger keep_stays after update of status on public.users for each row
  when (old.status is distinct from new.status) execute function app.keep_stays();

insert into public.team_stays (tenant_id, id, team_id, user_id) select tenant_id, uuidv7(), team_id, user_id from public.team_members;

/* Taking a quota back is setting it. */
do $$ begin
  execute (select format('alter policy quotas_delete on public.quotas using (%s)', qual) from pg_policies where policyname = 'quotas_update');
end $$;
