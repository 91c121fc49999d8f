CREATE TABLE "assignment_rules" (
	"tenant_id" uuid DEFAULT app.tenant_id() NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"filter" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"method" text NOT NULL,
	"people" uuid[] DEFAULT '{}' NOT NULL,
	"team_id" uuid,
	"within_hours" boolean DEFAULT false NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "assignment_rules_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "assignment_rules_method" CHECK (method in ('person', 'round_robin', 'least_load'))
);
--> statement-breakpoint
CREATE TABLE "assignment_turns" (
	"tenant_id" uuid DEFAULT app.tenant_id() NOT NULL,
	"id" uuid NOT NULL,
	"rule_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"turn" bigint NOT NULL,
	CONSTRAINT "assignment_turns_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "assignments" (
	"tenant_id" uuid DEFAULT app.tenant_id() NOT NULL,
	"id" uuid NOT NULL,
	"task_id" uuid NOT NULL,
	"rule_id" uuid NOT NULL,
	"rule_name" text NOT NULL,
	"method" text NOT NULL,
	"user_id" uuid NOT NULL,
	"candidates" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "assignments_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "working_hours" (
	"tenant_id" uuid DEFAULT app.tenant_id() NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid,
	"week" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"days_off" text[] DEFAULT '{}' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "working_hours_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "assignment_rules" ADD CONSTRAINT "assignment_rules_team_fk" FOREIGN KEY ("tenant_id","team_id") REFERENCES "public"."teams"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_turns" ADD CONSTRAINT "assignment_turns_rule_fk" FOREIGN KEY ("tenant_id","rule_id") REFERENCES "public"."assignment_rules"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_turns" ADD CONSTRAINT "assignment_turns_user_fk" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_task_fk" FOREIGN KEY ("tenant_id","task_id") REFERENCES "public"."tasks"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "working_hours" ADD CONSTRAINT "working_hours_user_fk" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assignment_rules_order" ON "assignment_rules" USING btree ("tenant_id","position","id");--> statement-breakpoint
CREATE UNIQUE INDEX "assignment_turns_once" ON "assignment_turns" USING btree ("tenant_id","rule_id","user_id");--> statement-breakpoint
CREATE INDEX "assignments_task" ON "assignments" USING btree ("tenant_id","task_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "working_hours_user" ON "working_hours" USING btree ("tenant_id",coalesce(user_id, '00000000-0000-0000-0000-000000000000'));
--> statement-breakpoint
select app.protect('assignment_rules', '{"rights":{"by":"staff","write":"assignment:manage"}}');
--> statement-breakpoint
select app.protect('assignment_turns', '{"rights":{"by":"system"},"audited":false}');
--> statement-breakpoint
select app.protect('assignments', '{"rights":{"by":"parent","parents":{"task_id":"tasks"}}}');
--> statement-breakpoint
select app.protect('working_hours', '{"rights":{"by":"staff","write":"assignment:manage"}}');
--> statement-breakpoint
-- Who gets a task that nobody was named for: decision 031.

create trigger shape_changed after insert or update or delete on public.assignment_rules for each row execute function app.shape_changed();

/* The tenant brings the conditions of its rules along, so that a task is written in one trip. */
do $$ begin
  execute replace(pg_get_functiondef('app.tenant_by_host(text)'::regprocedure), '''fields'', coalesce(',
    '''assignment'', coalesce((select jsonb_agg(jsonb_build_object(''id'', a.id, ''filter'', a.filter) order by a.position, a.id)
      from public.assignment_rules a where a.tenant_id = t.id and a.active), ''[]''),
    ''fields'', coalesce(');
end $$;

/* Whether the person works at that moment, in their own time zone. Who has no hours has everybody's; where there are none, they do. */
create function app.works_at(person uuid, moment timestamptz) returns boolean
language plpgsql stable set search_path = pg_catalog as $$
declare tenant constant uuid := app.tenant_id(); hours public.working_hours; shared public.working_hours; wall timestamp;
begin
  select moment at time zone coalesce(u.time_zone, t.time_zone) into wall from public.tenants t left join public.users u on u.tenant_id = t.id and u.id = person where t.id = tenant;
  select * into shared from public.working_hours w where w.tenant_id = tenant and w.user_id is null;
  select * into hours from public.working_hours w where w.tenant_id = tenant and w.user_id = person;
  if hours.id is null then hours := shared; end if;
  if hours.id is null then return true; end if;
  if wall::date::text = any (hours.days_off || coalesce(shared.days_off, '{}')) then return false; end if;
  return exists (select from jsonb_array_elements(hours.week) s where (s ->> 'day')::int = extract(isodow from wall)
    and to_char(wall, 'HH24:MI') >= s ->> 'from' and to_char(wall, 'HH24:MI') < s ->> 'to');
end $$;

/* Everybody that a rule looks at for a task, in their order: those it names, then those of its team by name; everybody where it names none.
   `refused` says why it could not be them: gone, not allowed to see the task or what it hangs on, or not at work. */
create function app.candidates(rule public.assignment_rules, task public.tasks, moment timestamptz) returns jsonb
language sql stable set search_path = pg_catalog as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name, 'turn', t.turn, 'load', (select count(*) + count(*) filter (where o.due_at < moment)
        from public.tasks o where o.tenant_id = u.tenant_id and o.owner_id = u.id and o.done_at is null and o.id <> task.id),
      'refused', case when u.status <> 'active' then 'inactive'
        when not (r.grants ? 'tasks:read') or (task.customer_id is not null and not app.person_sees(u.id, 'customers', task.customer_id))
          or (task.deal_id is not null and not app.person_sees(u.id, 'deals', task.deal_id))
          or (task.project_id is not null and not app.person_sees(u.id, 'projects', task.project_id)) then 'cannot_see'
        when rule.within_hours and not app.works_at(u.id, moment) then 'off_hours' end) order by c.place, u.name, u.id), '[]')
  from (select named.id, min(named.place) as place from (
      select p.id, p.place from unnest(rule.people) with ordinality p (id, place)
      union all select m.user_id, 1000 from public.team_members m where m.tenant_id = rule.tenant_id and m.team_id = rule.team_id
      union all select e.id, 1000 from public.users e where e.tenant_id = rule.tenant_id and e.status = 'active' and rule.people = '{}' and rule.team_id is null
    ) named (id, place) group by named.id) c
    join public.users u on u.tenant_id = rule.tenant_id and u.id = c.id
    join public.roles r on r.tenant_id = u.tenant_id and r.id = u.role_id
    left join public.assignment_turns t on t.tenant_id = u.tenant_id and t.rule_id = rule.id and t.user_id = u.id
$$;

/* The methods: `pick_<name>` chooses one of the candidates that nothing speaks against, or nobody. */
create function app.pick_person(rule public.assignment_rules, candidates jsonb) returns uuid language sql immutable set search_path = pg_catalog as $$
  select (c.one ->> 'id')::uuid from jsonb_array_elements(candidates) with ordinality c (one, place) where c.one ->> 'refused' is null order by c.place limit 1
$$;
create function app.pick_round_robin(rule public.assignment_rules, candidates jsonb) returns uuid language sql immutable set search_path = pg_catalog as $$
  select (c.one ->> 'id')::uuid from jsonb_array_elements(candidates) with ordinality c (one, place) where c.one ->> 'refused' is null
    order by (c.one ->> 'turn')::bigint nulls first, c.place limit 1
$$;
create function app.pick_least_load(rule public.assignment_rules, candidates jsonb) returns uuid language sql immutable set search_path = pg_catalog as $$
  select (c.one ->> 'id')::uuid from jsonb_array_elements(candidates) c (one) where c.one ->> 'refused' is null
    order by (c.one ->> 'load')::int, (c.one ->> 'turn')::bigint nulls first, c.one ->> 'id' limit 1
$$;

/* Who gets a task, and why: the first rule that fits (`fits` says which do, by id) and finds somebody. With `locks` the rule keeps others waiting
   until the transaction ends, so that each sees whose turn was taken before. */
create function app.choose_assignee(wanted uuid, fits jsonb, moment timestamptz, locks boolean) returns jsonb
language plpgsql security definer set search_path = pg_catalog as $$
declare tenant constant uuid := app.tenant_id(); task public.tasks; rule public.assignment_rules; looked jsonb; chosen uuid; tried jsonb := '[]'; fit boolean;
begin
  select * into task from public.tasks t where t.tenant_id = tenant and t.id = wanted;
  if not found then return null; end if;
  for rule in select * from public.assignment_rules a where a.tenant_id = tenant and a.active order by a.position, a.id loop
    fit := coalesce((fits ->> rule.id::text)::boolean, false);
    looked := '[]'; chosen := null;
    if fit then
      if locks then perform from public.assignment_rules a where a.tenant_id = tenant and a.id = rule.id for no key update; end if;
      looked := app.candidates(rule, task, moment);
      execute format('select app.%I($1, $2)', 'pick_' || rule.method) into chosen using rule, looked;
    end if;
    tried := tried || jsonb_build_array(jsonb_build_object('id', rule.id, 'name', rule.name, 'method', rule.method, 'fits', fit, 'chosen', chosen, 'candidates', looked));
    exit when chosen is not null;
  end loop;
  return jsonb_build_object('userId', chosen, 'userName', (select u.name from public.users u where u.tenant_id = tenant and u.id = chosen), 'rules', tried);
end $$;

/* Gives a task of this transaction to whom the rules choose, says why, and tells of it. Null where they choose nobody: the task stays as it is. */
create function app.assign_task(wanted uuid, fits jsonb, moment timestamptz) returns jsonb
language plpgsql security definer set search_path = pg_catalog as $$
declare tenant constant uuid := app.tenant_id(); made public.tasks; choice jsonb; rule jsonb;
begin
  perform from public.tasks t where t.tenant_id = tenant and t.id = wanted and t.created_at = now() and t.done_at is null for update;
  if not found then return null; end if;
  choice := app.choose_assignee(wanted, fits, moment, true);
  rule := choice -> 'rules' -> -1;
  if choice ->> 'userId' is null then return null; end if;
  update public.tasks t set owner_id = (choice ->> 'userId')::uuid where t.tenant_id = tenant and t.id = wanted returning * into made;
  insert into public.assignment_turns (tenant_id, id, rule_id, user_id, turn)
    select tenant, uuidv7(), (rule ->> 'id')::uuid, made.owner_id, coalesce(max(x.turn), 0) + 1 from public.assignment_turns x where x.tenant_id = tenant and x.rule_id = (rule ->> 'id')::uuid
    on conflict (tenant_id, rule_id, user_id) do update set turn = excluded.turn;
  insert into public.assignments (tenant_id, id, task_id, rule_id, rule_name, method, user_id, candidates)
    values (tenant, uuidv7(), wanted, (rule ->> 'id')::uuid, rule ->> 'name', rule ->> 'method', made.owner_id, rule -> 'candidates');
  perform app.append_events(jsonb_build_array(jsonb_build_object('id', uuidv7(), 'name', 'tasks.assigned', 'subject', 'tasks', 'subjectId', wanted, 'customerId', made.customer_id,
    'payload', jsonb_build_object('ownerId', made.owner_id, 'ruleId', rule ->> 'id', 'rule', rule ->> 'name', 'method', rule ->> 'method'))));
  return jsonb_build_object('ownerId', made.owner_id, 'ownerName', choice ->> 'userName', 'version', made.version);
end $$;

do $$ declare f regprocedure; begin
  foreach f in array array['app.choose_assignee(uuid, jsonb, timestamptz, boolean)', 'app.assign_task(uuid, jsonb, timestamptz)']::regprocedure[] loop
    execute format('alter function %s owner to app_definer', f);
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to app_actor, app_definer', f);
  end loop;
end $$;
grant execute on function app.works_at(uuid, timestamptz), app.candidates(public.assignment_rules, public.tasks, timestamptz),
  app.pick_person(public.assignment_rules, jsonb), app.pick_round_robin(public.assignment_rules, jsonb), app.pick_least_load(public.assignment_rules, jsonb)
  to app_actor, app_definer;
