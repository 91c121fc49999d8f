CREATE TABLE "territories" (
	"tenant_id" uuid DEFAULT app.tenant_id() NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"parent_id" uuid,
	"priority" integer DEFAULT 0 NOT NULL,
	"provinces" integer[] DEFAULT '{}' NOT NULL,
	"rules" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "territories_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "territories_not_itself" CHECK (parent_id <> id)
);
--> statement-breakpoint
CREATE TABLE "territory_members" (
	"tenant_id" uuid DEFAULT app.tenant_id() NOT NULL,
	"id" uuid NOT NULL,
	"territory_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text DEFAULT 'member' NOT NULL,
	"from_day" date,
	"until_day" date,
	CONSTRAINT "territory_members_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "territory_members_role" CHECK (role in ('owner', 'member')),
	CONSTRAINT "territory_members_days" CHECK (until_day >= from_day)
);
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "territory_id" uuid;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "territory_pinned" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "records" ADD COLUMN "territory_id" uuid;--> statement-breakpoint
ALTER TABLE "deals" ADD COLUMN "territory_id" uuid;--> statement-breakpoint
ALTER TABLE "projects" ADD COLUMN "territory_id" uuid;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "territory_id" uuid;--> statement-breakpoint
ALTER TABLE "territories" ADD CONSTRAINT "territories_parent_fk" FOREIGN KEY ("tenant_id","parent_id") REFERENCES "public"."territories"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "territory_members" ADD CONSTRAINT "territory_members_territory_fk" FOREIGN KEY ("tenant_id","territory_id") REFERENCES "public"."territories"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "territory_members" ADD CONSTRAINT "territory_members_user_fk" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "territories_name" ON "territories" USING btree ("tenant_id",coalesce(parent_id, tenant_id),"name");--> statement-breakpoint
CREATE UNIQUE INDEX "territory_members_once" ON "territory_members" USING btree ("tenant_id","territory_id","user_id");--> statement-breakpoint
CREATE INDEX "territory_members_user" ON "territory_members" USING btree ("tenant_id","user_id");--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_territory_fk" FOREIGN KEY ("tenant_id","territory_id") REFERENCES "public"."territories"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "records" ADD CONSTRAINT "records_territory_fk" FOREIGN KEY ("tenant_id","territory_id") REFERENCES "public"."territories"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_territory_fk" FOREIGN KEY ("tenant_id","territory_id") REFERENCES "public"."territories"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "projects_territory_fk" FOREIGN KEY ("tenant_id","territory_id") REFERENCES "public"."territories"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_territory_fk" FOREIGN KEY ("tenant_id","territory_id") REFERENCES "public"."territories"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "customers_territory" ON "customers" USING btree ("tenant_id","territory_id","created_at","id");--> statement-breakpoint
CREATE INDEX "records_territory" ON "records" USING btree ("tenant_id","territory_id");--> statement-breakpoint
CREATE INDEX "deals_territory" ON "deals" USING btree ("tenant_id","territory_id","created_at","id");--> statement-breakpoint
CREATE INDEX "projects_territory" ON "projects" USING btree ("tenant_id","territory_id","created_at","id");--> statement-breakpoint
CREATE INDEX "tasks_territory" ON "tasks" USING btree ("tenant_id","territory_id");
--> statement-breakpoint
select app.protect('territories', '{"rights":{"by":"staff","write":"territories:write"}}');
--> statement-breakpoint
select app.protect('territory_members', '{"rights":{"by":"staff","write":"territories:write"}}');

--> statement-breakpoint
-- ---- Where a customer belongs: decision 033 ---------------------------------------------------------------------------------

/* The plate code of a province, however it is spelled; the names are those of worker/modules/customers/places. */
create function app.province_code(name text) returns int
language plpgsql immutable parallel safe set search_path = pg_catalog as $$
begin
  return ('{"adana":1, "adiyaman":2, "afyonkarahisar":3, "agri":4, "aksaray":68, "amasya":5, "ankara":6, "antalya":7, "ardahan":75, "artvin":8, "aydin":9, "balikesir":10, "bartin":74, "batman":72, "bayburt":69, "bilecik":11, "bingol":12, "bitlis":13, "bolu":14, "burdur":15, "bursa":16, "canakkale":17, "cankiri":18, "corum":19, "denizli":20, "diyarbakir":21, "duzce":81, "edirne":22, "elazig":23, "erzincan":24, "erzurum":25, "eskisehir":26, "gaziantep":27, "giresun":28, "gumushane":29, "hakkari":30, "hatay":31, "igdir":76, "isparta":32, "istanbul":34, "izmir":35, "kahramanmaras":46, "karabuk":78, "karaman":70, "kars":36, "kastamonu":37, "kayseri":38, "kirikkale":71, "kirklareli":39, "kirsehir":40, "kilis":79, "kocaeli":41, "konya":42, "kutahya":43, "malatya":44, "manisa":45, "mardin":47, "mersin":33, "mugla":48, "mus":49, "nevsehir":50, "nigde":51, "ordu":52, "osmaniye":80, "rize":53, "sakarya":54, "samsun":55, "siirt":56, "sinop":57, "sivas":58, "sanliurfa":63, "sirnak":73, "tekirdag":59, "tokat":60, "trabzon":61, "tunceli":62, "usak":64, "van":65, "yalova":77, "yozgat":66, "zonguldak":67, "afyon":3, "antakya":31, "antep":27, "gantep":27, "icel":33, "izmit":41, "adapazari":54, "kmaras":46, "maras":46, "surfa":63, "urfa":63}'::jsonb
    ->> regexp_replace(regexp_replace(app.fold(name), ' (ili|province)$', ''), '[^a-z0-9]+', '', 'g'))::int;
end $$;

/* What rules ask of a customer. `more` holds the slots that they ask for. */
create function app.customer_facts(province text, kind text, source text, more jsonb) returns jsonb
language plpgsql immutable parallel safe set search_path = pg_catalog as $$
begin
  return jsonb_build_object('province', app.province_code(province), 'kind', kind, 'source', app.fold(source)) || coalesce(more, '{}');
end $$;

/* Territories with rules in the order in which they are tried, as they would be after `change`: { id, parentId, priority, provinces,
   rules } of one that is changed or new, what is left out stays as it is; { id, remove: true }. */
create function app.territory_plan(tenant uuid, change jsonb) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog as $$
declare changed constant uuid := change ->> 'id'; gone constant boolean := coalesce((change ->> 'remove')::boolean, false);
begin
  return (with recursive base as materialized (
      select t.id, case when gone and t.parent_id = changed then (select r.parent_id from public.territories r where r.tenant_id = tenant and r.id = changed)
          else t.parent_id end as parent_id, t.priority, to_jsonb(t.provinces) as provinces, t.rules
        from public.territories t where t.tenant_id = tenant and t.id is distinct from changed
      union all
      select changed, case when change ? 'parentId' then (change ->> 'parentId')::uuid else t.parent_id end,
          coalesce((change ->> 'priority')::int, t.priority, 0), coalesce(change -> 'provinces', to_jsonb(t.provinces), '[]'), coalesce(change -> 'rules', t.rules, '{}')
        from (values (1)) one left join public.territories t on t.tenant_id = tenant and t.id = changed
        where changed is not null and not gone),
    deep as (
      select b.id, 1 as level from base b where b.parent_id is null
      union all select b.id, d.level + 1 from base b join deep d on b.parent_id = d.id where d.level < 20),
    told as (
      select b.id, b.priority, d.level, jsonb_strip_nulls(jsonb_build_object('id', b.id, 'provinces', nullif(b.provinces, '[]'),
          'kinds', nullif(b.rules -> 'kinds', '[]'), 'sources', (select jsonb_agg(app.fold(s)) from jsonb_array_elements_text(b.rules -> 'sources') s),
          'fields', (select jsonb_agg(jsonb_strip_nulls(f || jsonb_build_object('slot', (select x.slot from public.fields x where x.tenant_id = tenant
            and x.object = 'customers' and x.key = f ->> 'key' and x.archived_at is null)))) from jsonb_array_elements(b.rules -> 'fields') f))) as rule
        from base b join deep d on d.id = b.id)
    select coalesce(jsonb_agg(t.rule order by t.priority desc, t.level desc, t.id = app.nobody(), t.id), '[]') from told t
      where t.rule - 'id' <> '{}' and (tenant = app.tenant_id() or pg_trigger_depth() > 0));
end $$;
alter function app.territory_plan(uuid, jsonb) owner to app_definer;

/* The first of the plan whose rules all hold. */
create function app.place_in(plan jsonb, facts jsonb) returns uuid
language plpgsql immutable parallel safe set search_path = pg_catalog as $$
begin
  return (select (p.rule ->> 'id')::uuid from jsonb_array_elements(plan) with ordinality p(rule, place)
    where (not p.rule ? 'provinces' or (p.rule -> 'provinces') @> (facts -> 'province'))
      and (not p.rule ? 'kinds' or (p.rule -> 'kinds') @> (facts -> 'kind'))
      and (not p.rule ? 'sources' or (p.rule -> 'sources') @> (facts -> 'source'))
      and (not p.rule ? 'fields' or not exists (select from jsonb_array_elements(p.rule -> 'fields') f where not coalesce(
        (not f ? 'in' or (f -> 'in') @> (facts -> (f ->> 'slot'))) and (not f ? 'from' or (facts ->> (f ->> 'slot'))::float8 >= (f ->> 'from')::float8)
          and (not f ? 'to' or (facts ->> (f ->> 'slot'))::float8 <= (f ->> 'to')::float8), false)))
    order by p.place limit 1);
end $$;

/* The slots that a plan asks for. */
create function app.plan_slots(plan jsonb) returns text[]
language plpgsql immutable parallel safe set search_path = pg_catalog as $$
begin
  return array(select distinct f ->> 'slot' from jsonb_array_elements(plan) p, jsonb_array_elements(p -> 'fields') f where f ? 'slot');
end $$;

/* Whoever changes territories waits for those who write customers, and they for him: nobody is placed by rules of before. */
create function app.place_customer() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare plan jsonb;
begin
  if current_setting('app.placing', true) = 'on' then return new; end if;
  perform pg_advisory_xact_lock_shared(hashtextextended('territories' || new.tenant_id::text, 0));
  if new.territory_pinned and exists (select from public.territories t where t.tenant_id = new.tenant_id and t.id = new.territory_id) then return new; end if;
  new.territory_pinned := false;
  select p.plan into plan from public.territory_plans p where p.tenant_id = new.tenant_id and p.id = new.tenant_id;
  new.territory_id := case when plan is not null then app.place_in(plan, app.customer_facts(new.province, new.kind, new.source,
    (select jsonb_object_agg(s, to_jsonb(new) -> s) from unnest(app.plan_slots(plan)) s))) end;
  return new;
end $$;
alter function app.place_customer() owner to app_definer;

/* The plan as it stands, worked out once for all customers that are written by it. */
create function app.keep_plan() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into public.territory_plans as p (tenant_id, id, plan)
    select c.tenant_id, c.tenant_id, app.territory_plan(c.tenant_id, null) from (select distinct a.tenant_id from changed a) c
      where exists (select from public.territories t where t.tenant_id = c.tenant_id) or exists (select from public.territory_plans k where k.tenant_id = c.tenant_id)
    on conflict (tenant_id, id) do update set plan = excluded.plan;
  return null;
end $$;
alter function app.keep_plan() owner to app_definer;
do $$ declare tbl text; begin
  foreach tbl in array array['territories', 'fields'] loop
    execute format('create trigger keep_plan_new after insert on public.%I referencing new table as changed for each statement execute function app.keep_plan()', tbl);
    execute format('create trigger keep_plan after update on public.%I referencing new table as changed for each statement execute function app.keep_plan()', tbl);
    execute format('create trigger keep_plan_gone after delete on public.%I referencing old table as changed for each statement execute function app.keep_plan()', tbl);
  end loop;
end $$;

-- After those that say whether it is a change: their names come before in the alphabet.
create trigger z_place_new before insert on public.customers for each row execute function app.place_customer();
create trigger z_place before update of province, kind, source, territory_id, territory_pinned, text_1, text_2, text_3, text_4, text_5, text_6, text_7,
    text_8, text_9, text_10, text_11, text_12, text_13, text_14, text_15, text_16, text_17, text_18, text_19, text_20, number_1, number_2, number_3,
    number_4, number_5, number_6, number_7, number_8, number_9, number_10, number_11, number_12, number_13, number_14, number_15, number_16, number_17,
    number_18, number_19, number_20
  on public.customers for each row execute function app.place_customer();

/* The slot of a record's first relation to customers. */
create function app.customer_slot(tenant uuid, of_object uuid) returns text
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select f.slot from public.objects o join public.fields f on f.tenant_id = o.tenant_id and f.object = o.name where o.tenant_id = tenant and o.id = of_object
    and f.kind = 'relation' and f.settings ->> 'object' = 'customers' and f.slot is not null and f.archived_at is null and (tenant = app.tenant_id() or pg_trigger_depth() > 0)
    order by f.position, f.id limit 1);
end $$;
alter function app.customer_slot(uuid, uuid) owner to app_definer;

/* What hangs on a customer is where the customer is. */
create function app.follow_territory() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare customer uuid;
begin
  if current_setting('app.placing', true) = 'on' then return new; end if;
  perform pg_advisory_xact_lock_shared(hashtextextended('territories' || new.tenant_id::text, 0));
  if tg_table_name = 'tasks' then
    customer := coalesce(new.customer_id, (select d.customer_id from public.deals d where d.tenant_id = new.tenant_id and d.id = new.deal_id),
      (select p.customer_id from public.projects p where p.tenant_id = new.tenant_id and p.id = new.project_id));
  elsif tg_table_name = 'records' then
    customer := to_jsonb(new) ->> app.customer_slot(new.tenant_id, new.object_id);
  else
    customer := new.customer_id;
  end if;
  new.territory_id := (select c.territory_id from public.customers c where c.tenant_id = new.tenant_id and c.id = customer);
  return new;
end $$;
alter function app.follow_territory() owner to app_definer;
create trigger z_follow_new before insert on public.deals for each row execute function app.follow_territory();
create trigger z_follow before update of customer_id, territory_id on public.deals for each row execute function app.follow_territory();
create trigger z_follow_new before insert on public.projects for each row execute function app.follow_territory();
create trigger z_follow before update of customer_id, territory_id on public.projects for each row execute function app.follow_territory();
create trigger z_follow_new before insert on public.tasks for each row execute function app.follow_territory();
create trigger z_follow before update of customer_id, deal_id, project_id, territory_id on public.tasks for each row execute function app.follow_territory();
create trigger z_follow_new before insert on public.records for each row execute function app.follow_territory();
create trigger z_follow before update of territory_id, ref_1, ref_2, ref_3, ref_4, ref_5, ref_6, ref_7, ref_8, ref_9, ref_10
  on public.records for each row execute function app.follow_territory();

/* What hangs on these customers goes where they are; that is no change of it. */
create function app.take_along(tenant uuid, ids uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare derived constant text := coalesce(current_setting('app.derived', true), ''); before constant text := coalesce(current_setting('app.placing', true), ''); one record;
begin
  if tenant <> app.tenant_id() and pg_trigger_depth() = 0 then return; end if;
  perform set_config('app.derived', 'on', true), set_config('app.placing', 'on', true);
  update public.deals d set territory_id = c.territory_id from public.customers c where c.tenant_id = tenant and c.id = any (ids)
    and d.tenant_id = tenant and d.customer_id = c.id and d.territory_id is distinct from c.territory_id;
  update public.projects p set territory_id = c.territory_id from public.customers c where c.tenant_id = tenant and c.id = any (ids)
    and p.tenant_id = tenant and p.customer_id = c.id and p.territory_id is distinct from c.territory_id;
  update public.tasks t set territory_id = c.territory_id from public.customers c where c.tenant_id = tenant and c.id = any (ids)
    and t.tenant_id = tenant and t.customer_id = c.id and t.territory_id is distinct from c.territory_id;
  update public.tasks t set territory_id = d.territory_id from public.deals d where d.tenant_id = tenant and d.customer_id = any (ids)
    and t.tenant_id = tenant and t.deal_id = d.id and t.customer_id is null and t.territory_id is distinct from d.territory_id;
  update public.tasks t set territory_id = p.territory_id from public.projects p where p.tenant_id = tenant and p.customer_id = any (ids)
    and t.tenant_id = tenant and t.project_id = p.id and t.customer_id is null and t.deal_id is null and t.territory_id is distinct from p.territory_id;
  for one in select o.id, app.customer_slot(tenant, o.id) as slot from public.objects o where o.tenant_id = tenant loop
    if one.slot is not null then
      execute format('update public.records r set territory_id = c.territory_id from public.customers c where c.tenant_id = $1 and c.id = any ($2)
        and r.tenant_id = $1 and r.object_id = $3 and r.%I = c.id and r.territory_id is distinct from c.territory_id', one.slot) using tenant, ids, one.id;
    end if;
  end loop;
  perform set_config('app.derived', derived, true), set_config('app.placing', before, true);
end $$;
alter function app.take_along(uuid, uuid[]) owner to app_definer;

create function app.moved_customer() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if coalesce(current_setting('app.placing', true), '') <> 'on' then perform app.take_along(new.tenant_id, array[new.id]); end if;
  return null;
end $$;
alter function app.moved_customer() owner to app_definer;
create trigger moved after update on public.customers for each row
  when (old.territory_id is distinct from new.territory_id) execute function app.moved_customer();

-- ---- What a change would move --------------------------------------------------------------------------------------------------

/* Customers that would belong elsewhere after `change`; with null, those that do. Past row security: whoever draws territories draws them for all. */
create function app.territory_moves(change jsonb) returns table (id uuid, "from" uuid, "to" uuid, owner_id uuid)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  tenant constant uuid := app.tenant_id();
  plan constant jsonb := app.territory_plan(tenant, change);
  slots constant text[] := app.plan_slots(plan);
begin
  if not app.may('territories:write') then perform app.fail(403, 'forbidden'); end if;
  return query with keyed as materialized (
      select c.id, c.territory_id, c.owner_id, c.kind, coalesce(c.province, '') as province, coalesce(c.source, '') as source,
        case when cardinality(slots) > 0 then (select jsonb_object_agg(s, to_jsonb(c) -> s) from unnest(slots) s) else '{}' end as more
      from public.customers c where c.tenant_id = tenant and (not c.territory_pinned or (change ? 'remove' and c.territory_id = (change ->> 'id')::uuid))),
    combined as materialized (
      select k.kind, k.province, k.source, k.more, app.place_in(plan, app.customer_facts(k.province, k.kind, k.source, k.more)) as place
      from (select distinct a.kind, a.province, a.source, a.more from keyed a) k)
    select k.id, k.territory_id, b.place, k.owner_id from keyed k
      join combined b on b.kind = k.kind and b.province = k.province and b.source = k.source and b.more = k.more
      where k.territory_id is distinct from b.place;
end $$;
alter function app.territory_moves(jsonb) owner to app_definer;

/* By this a change knows that it does what was shown. */
create function app.moves_token(change jsonb, fresh uuid) returns text
language plpgsql stable set search_path = pg_catalog as $$
begin
  return (select md5(coalesce(string_agg(m.id::text || '>' || coalesce(case when m."to" = fresh then 'new' else m."to"::text end, 'none'), ',' order by m.id), ''))
    from app.territory_moves(change) m);
end $$;

/* How many go from where to where, whose they are, and the first twenty. */
create function app.preview_territories(change jsonb) returns jsonb
language plpgsql stable set search_path = pg_catalog as $$
begin
  return (with moves as materialized (select * from app.territory_moves(change))
    select jsonb_build_object('moved', (select count(*) from moves), 'token', app.moves_token(change, app.nobody()),
      'pairs', (select coalesce(jsonb_agg(p order by p.customers desc), '[]') from (
        select m."from", m."to", count(*) as customers from moves m group by 1, 2) p),
      'owners', (select coalesce(jsonb_agg(o order by o.customers desc), '[]') from (select m.owner_id as "ownerId", count(*) as customers from moves m group by 1 order by 2 desc limit 50) o),
      'sample', (select coalesce(jsonb_agg(s), '[]') from (select m.id, m."from", m."to" from moves m order by m.id desc limit 20) s)));
end $$;

/* Moves those who belong elsewhere by now: at once up to `most`, else by a job. 409 unless they are those that were shown. */
create function app.settle_territories(job uuid, fresh uuid, expected text, most int) returns jsonb
language plpgsql security definer set search_path = pg_catalog as $$
declare tenant constant uuid := app.tenant_id(); ids uuid[]; places uuid[];
begin
  if expected is not null and expected <> app.moves_token(null, fresh) then perform app.fail(409, 'territories.changed_meanwhile'); end if;
  select array_agg(m.id), array_agg(m."to") into ids, places from app.territory_moves(null) m;
  if coalesce(cardinality(ids), 0) > most then
    insert into public.jobs (tenant_id, id, kind, subject, input, total, actor_kind, actor_id, actor_name)
      values (tenant, job, 'place', 'customers', '{}', cardinality(ids), 'system', null, nullif(current_setting('app.actor_name', true), ''));
    return jsonb_build_object('moved', cardinality(ids), 'jobId', job);
  end if;
  perform set_config('app.derived', 'on', true), set_config('app.placing', 'on', true);
  update public.customers c set territory_id = m.place from unnest(ids, places) m(id, place) where c.tenant_id = tenant and c.id = m.id;
  perform set_config('app.derived', '', true), set_config('app.placing', '', true);
  perform app.take_along(tenant, ids);
  return jsonb_build_object('moved', coalesce(cardinality(ids), 0), 'jobId', null);
end $$;
alter function app.settle_territories(uuid, uuid, text, int) owner to app_definer;

/* Moves the next customers of such a job, and books that. To do one twice changes nothing. */
create function app.place_next(job uuid, most int) returns text
language plpgsql security definer set search_path = pg_catalog as $$
declare tenant constant uuid := app.tenant_id(); ids uuid[]; places uuid[];
begin
  if not app.is_system() then perform app.fail(403, 'forbidden'); end if;
  select array_agg(m.id), array_agg(m."to") into ids, places from (select * from app.territory_moves(null) m order by m.id limit most) m;
  perform set_config('app.derived', 'on', true), set_config('app.placing', 'on', true);
  update public.customers c set territory_id = m.place from unnest(ids, places) m(id, place) where c.tenant_id = tenant and c.id = m.id and not c.territory_pinned;
  perform set_config('app.derived', '', true), set_config('app.placing', '', true);
  perform app.take_along(tenant, ids);
  update public.jobs j set done = least(j.done + coalesce(cardinality(ids), 0), j.total), leased_until = now() + interval '90 seconds'
    where j.tenant_id = tenant and j.id = job and j.status = 'running';
  if not found then perform app.fail(409, 'jobs.ended'); end if;
  return case when coalesce(cardinality(ids), 0) < most then 'done' else 'more' end;
end $$;
alter function app.place_next(uuid, int) owner to app_definer;

/* Takes a territory away: its customers go where they belong without it, what is below it to its parent. */
create function app.remove_territory(territory uuid, expected text) returns jsonb
language plpgsql security definer set search_path = pg_catalog as $$
declare tenant constant uuid := app.tenant_id(); change constant jsonb := jsonb_build_object('id', territory, 'remove', true); ids uuid[]; places uuid[];
begin
  if expected is not null and expected <> app.moves_token(change, null) then perform app.fail(409, 'territories.changed_meanwhile'); end if;
  select array_agg(m.id), array_agg(m."to") into ids, places from app.territory_moves(change) m;
  perform set_config('app.derived', 'on', true), set_config('app.placing', 'on', true);
  update public.customers c set territory_id = m.place, territory_pinned = false from unnest(ids, places) m(id, place) where c.tenant_id = tenant and c.id = m.id;
  perform set_config('app.derived', '', true), set_config('app.placing', '', true);
  perform app.take_along(tenant, ids);
  update public.territories t set parent_id = (select r.parent_id from public.territories r where r.tenant_id = tenant and r.id = territory)
    where t.tenant_id = tenant and t.parent_id = territory;
  delete from public.territories t where t.tenant_id = tenant and t.id = territory;
  return jsonb_build_object('moved', coalesce(cardinality(ids), 0), 'jobId', null);
end $$;
alter function app.remove_territory(uuid, text) owner to app_definer;

/* Raises 409 where a territory would stand below itself, or deeper than `most`. After the change, before its end. */
create function app.check_territories(most int) returns void
language plpgsql stable set search_path = pg_catalog as $$
declare deepest int; reached int;
begin
  with recursive deep as (
    select t.id, 1 as level from public.territories t where t.parent_id is null
    union all select t.id, d.level + 1 from public.territories t join deep d on t.parent_id = d.id)
  select max(d.level), count(*) into deepest, reached from deep d;
  if reached < (select count(*) from public.territories) then perform app.fail(409, 'territories.below_itself'); end if;
  if deepest > most then perform app.fail(409, 'territories.too_deep', jsonb_build_object('most', most)); end if;
end $$;

/* Who is of a record's territory today, or of one above it: owners first, the nearest first. For rules that find somebody. */
create function app.territory_team(territory uuid) returns table (user_id uuid, role text, distance int)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare today constant date := (select (now() at time zone t.time_zone)::date from public.tenants t where t.id = app.tenant_id());
begin
  if not app.is_staff() then return; end if;
  return query with recursive up as (
      select t.id, t.parent_id, 0 as far from public.territories t where t.tenant_id = app.tenant_id() and t.id = territory
      union all select t.id, t.parent_id, u.far + 1 from public.territories t join up u on u.parent_id = t.id where t.tenant_id = app.tenant_id())
    select m.user_id, m.role, u.far from up u join public.territory_members m on m.tenant_id = app.tenant_id() and m.territory_id = u.id
      where (m.from_day is null or m.from_day <= today) and (m.until_day is null or m.until_day >= today)
      order by u.far, m.role = 'member', m.id;
end $$;
alter function app.territory_team(uuid) owner to app_definer;

-- ---- Territory as a reach beside own, team and all ------------------------------------------------------------------------------

/* The territories of which the actor is today, with all below them. */
create function app.my_territories() returns uuid[]
language plpgsql stable parallel safe security definer set search_path = pg_catalog as $$
declare
  tenant constant uuid := app.tenant_id();
  today constant date := (select (now() at time zone t.time_zone)::date from public.tenants t where t.id = tenant);
begin
  return array(with recursive mine as (
      select m.territory_id as id from public.territory_members m where m.tenant_id = tenant and m.user_id = app.user_id()
        and (m.from_day is null or m.from_day <= today) and (m.until_day is null or m.until_day >= today)
      union select t.id from public.territories t join mine on t.parent_id = mine.id where t.tenant_id = tenant)
    select mine.id from mine);
end $$;
alter function app.my_territories() owner to app_definer;

/* The territories that the right reaches. */
create function app.territories(permission text) returns uuid[] language plpgsql stable parallel safe as $$
begin
  if app.scope(permission) is distinct from 'territory' then return '{}'; end if;
  return app.my_territories();
end $$;

grant execute on function app.province_code(text), app.customer_facts(text, text, text, jsonb), app.territory_plan(uuid, jsonb), app.place_in(jsonb, jsonb),
  app.plan_slots(jsonb), app.take_along(uuid, uuid[]), app.customer_slot(uuid, uuid), app.territory_moves(jsonb), app.moves_token(jsonb, uuid), app.preview_territories(jsonb),
  app.settle_territories(uuid, uuid, text, int), app.place_next(uuid, int), app.remove_territory(uuid, text), app.check_territories(int),
  app.territory_team(uuid), app.my_territories(), app.territories(text) to app_actor, app_definer;

create or replace function app.owners(permission text) returns uuid[] language plpgsql stable parallel safe as $$
begin
  return case app.scope(permission)
    when 'own' then array[app.user_id()]
    when 'territory' then array[app.user_id()]
    when 'team' then coalesce(nullif(pg_catalog.current_setting('app.members', true), ''), '{}')::uuid[]
    else '{}'::uuid[] end;
end $$;

/* Team and territory are beside one another: neither is within the other. */
create or replace function app.reach(scope text) returns int language sql immutable parallel safe as
$$ select case scope when 'own' then 1 when 'team' then 2 when 'territory' then 2 when 'all' then 3 else 0 end $$;

create or replace function app.within(asked jsonb, held jsonb) returns boolean
language sql immutable parallel safe set search_path = pg_catalog as $$
  select not exists (select from jsonb_each_text(asked) a
    where app.reach(a.value) = 0 or not (a.value = coalesce(held ->> a.key, '') or app.reach(a.value) < app.reach(held ->> a.key)))
$$;

/* What both hold, at the shorter reach; of a team's and a territory's rows, one's own. */
create or replace function app.meet(a jsonb, b jsonb) returns jsonb
language sql immutable parallel safe set search_path = pg_catalog as $$
  select coalesce(jsonb_object_agg(x.key, case when x.value = b ->> x.key or app.reach(x.value) < app.reach(b ->> x.key) then x.value
      when app.reach(x.value) > app.reach(b ->> x.key) then b ->> x.key else 'own' end)
    filter (where app.reach(b ->> x.key) > 0), '{}') from jsonb_each_text(a) x
$$;

do $$ declare tbl text; verb text; col text; rights text; begin
  execute replace(pg_get_functiondef('app.enter(uuid, int, text, text, text, boolean, text, text, text)'::regprocedure), '%\"team\"%,', '%\"team\"%,%\"territory\"%,');
  execute replace(pg_get_functiondef('app.protect_reads(text, jsonb)'::regprocedure),
    E'%I = any ((select app.owners(%2$L))::uuid[]))'',\n      tenant, (rights ->> ''resource'') || '':read'', coalesce(rights ->> ''column'', ''owner_id''));',
    E'%I = any ((select app.owners(%2$L))::uuid[])%4$s)'',\n      tenant, (rights ->> ''resource'') || '':read'', coalesce(rights ->> ''column'', ''owner_id''),\n'
      || E'      case when rights ? ''territory'' then format('' or territory_id = any ((select app.territories(%L))::uuid[])'', (rights ->> ''resource'') || '':read'') end);');
  foreach verb in array array['write', 'delete'] loop
    execute replace(pg_get_functiondef('app.protect(text, jsonb)'::regprocedure),
      format(E'(select app.owners(%%1$L))::uuid[]))'', (rights ->> ''resource'') || '':%s'', col);', verb),
      format(E'(select app.owners(%%1$L))::uuid[])%%3$s)'', (rights ->> ''resource'') || '':%s'', col,\n      case when rights ? ''territory'' then format('' or territory_id = any ((select app.territories(%%L))::uuid[])'', (rights ->> ''resource'') || '':%1$s'') end);', verb));
  end loop;
  execute replace(pg_get_functiondef('app.find(text, text, int)'::regprocedure), E'else ''($2 or owner_id = any($3))'' end;',
    E'else format(''($2 or owner_id = any($3) or territory_id = any(%L::uuid[]))'', app.territories(resource || '':read'')) end;');
  execute replace(replace(pg_get_functiondef('app.search(text, text, int)'::regprocedure), '($2 or owner_id = any($3))', '($2 or owner_id = any($3) or territory_id = any($5))'),
    'app.owners(resource || '':read''), most;', 'app.owners(resource || '':read''), most, app.territories(resource || '':read'');');
  execute replace(pg_get_functiondef('app.tag_counts(uuid)'::regprocedure), '(everything or c.owner_id = any(mine))',
    '(everything or c.owner_id = any(mine) or c.territory_id = any((select app.territories(''customers:read''))::uuid[]))');
end $$;

create or replace function app.object_rights(verb text) returns text language sql immutable return
  format('((select app.is_system()) or object_id = any ((select app.objects_with(%L, ''all''))::uuid[])
    or (object_id = any ((select app.objects_with(%1$L, ''team''))::uuid[]) and owner_id = any ((select app.members())::uuid[]))
    or (object_id = any ((select app.objects_with(%1$L, ''territory''))::uuid[]) and (owner_id = (select app.user_id()) or territory_id = any ((select app.my_territories())::uuid[])))
    or (object_id = any ((select app.objects_with(%1$L, ''own''))::uuid[]) and owner_id = (select app.user_id())))', verb);

do $$ declare tbl text; rights jsonb; tenant constant text := 'tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid'; writes text; removes text; begin
  foreach tbl in array array['customers', 'deals', 'projects', 'tasks', 'records'] loop
    rights := case when tbl = 'records' then '{"by":"object"}' else jsonb_build_object('by', 'owner', 'resource', tbl, 'territory', true) end;
    execute format('drop policy %I on public.%I', tbl || '_select', tbl);
    execute format('drop policy %I on public.%I', tbl || '_select_scoped', tbl);
    perform app.protect_reads(tbl, rights);
    if tbl = 'records' then
      writes := app.object_rights('write'); removes := app.object_rights('delete');
    else
      writes := format('((select app.may_all(%L)) or owner_id = any ((select app.owners(%1$L))::uuid[]) or territory_id = any ((select app.territories(%1$L))::uuid[]))', tbl || ':write');
      removes := format('((select app.may_all(%L)) or owner_id = any ((select app.owners(%1$L))::uuid[]) or territory_id = any ((select app.territories(%1$L))::uuid[]))', tbl || ':delete');
    end if;
    execute format('alter policy %I on public.%I with check (%s and %s)', tbl || '_insert', tbl, tenant, writes);
    execute format('alter policy %I on public.%I using (%s and %s) with check (%3$s and %4$s)', tbl || '_update', tbl, tenant, writes);
    execute format('alter policy %I on public.%I using (%s and %s)', tbl || '_delete', tbl, tenant, removes);
  end loop;
end $$;

-- Figures of those whose rights reach territories come from the index alone as well.
do $$ declare made text; one text; begin
  foreach one in array array['customers_sums', 'deals_open_sums', 'deals_closed_sums', 'deals_flow_sums', 'projects_active_sums', 'tasks_due_sums'] loop
    made := regexp_replace(pg_get_indexdef(format('public.%I', one)::regclass), 'owner_id', 'owner_id, territory_id');
    execute format('drop index public.%I', one);
    execute format('%s', made);
  end loop;
end $$;
