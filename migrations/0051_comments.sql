CREATE TABLE "comment_mentions" (
	"tenant_id" uuid DEFAULT app.tenant_id() NOT NULL,
	"id" uuid NOT NULL,
	"comment_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone,
	"mailed_at" timestamp with time zone,
	CONSTRAINT "comment_mentions_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "comments" (
	"tenant_id" uuid DEFAULT app.tenant_id() NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid,
	"deal_id" uuid,
	"project_id" uuid,
	"task_id" uuid,
	"record_id" uuid,
	"body" text NOT NULL,
	"document" jsonb,
	"mentions" uuid[] DEFAULT '{}' NOT NULL,
	"actor_kind" text DEFAULT app.actor_kind() NOT NULL,
	"actor_id" uuid DEFAULT app.actor_id(),
	"actor_name" text DEFAULT nullif(current_setting('app.actor_name', true), ''),
	"edited" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "comments_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "comment_mentions" ADD CONSTRAINT "comment_mentions_comment_fk" FOREIGN KEY ("tenant_id","comment_id") REFERENCES "public"."comments"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_mentions" ADD CONSTRAINT "comment_mentions_user_fk" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_customer_fk" FOREIGN KEY ("tenant_id","customer_id") REFERENCES "public"."customers"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_deal_fk" FOREIGN KEY ("tenant_id","deal_id") REFERENCES "public"."deals"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_project_fk" FOREIGN KEY ("tenant_id","project_id") REFERENCES "public"."projects"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_task_fk" FOREIGN KEY ("tenant_id","task_id") REFERENCES "public"."tasks"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_record_fk" FOREIGN KEY ("tenant_id","record_id") REFERENCES "public"."records"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "comment_mentions_once" ON "comment_mentions" USING btree ("tenant_id","comment_id","user_id");--> statement-breakpoint
CREATE INDEX "comment_mentions_user" ON "comment_mentions" USING btree ("tenant_id","user_id","created_at","id");--> statement-breakpoint
CREATE INDEX "comment_mentions_unseen" ON "comment_mentions" USING btree ("tenant_id","user_id") WHERE seen_at is null;--> statement-breakpoint
CREATE INDEX "comments_customer" ON "comments" USING btree ("tenant_id","customer_id","created_at","id");--> statement-breakpoint
CREATE INDEX "comments_deal" ON "comments" USING btree ("tenant_id","deal_id","created_at","id");--> statement-breakpoint
CREATE INDEX "comments_project" ON "comments" USING btree ("tenant_id","project_id","created_at","id");--> statement-breakpoint
CREATE INDEX "comments_task" ON "comments" USING btree ("tenant_id","task_id","created_at","id");--> statement-breakpoint
CREATE INDEX "comments_record" ON "comments" USING btree ("tenant_id","record_id","created_at","id");
--> statement-breakpoint
-- What people say about a record, for those who see it: decision 031.

/* `one`: the columns point at a record each, of which one is there. A row without any is nobody's. */
do $$ declare line constant text := E'  when ''subject'' then\n'; begin
  execute replace(pg_get_functiondef('app.protect(text, jsonb)'::regprocedure), line,
    E'  when ''one'' then\n'
    || E'    select array_agg(format(''(%I is null or app.sees(%L, %1$I))'', p.key, p.value)) into parts from jsonb_each_text(rights -> ''parents'') p;\n'
    || E'    writes := ''((select app.is_system()) or ((select app.is_staff()) and actor_id = (select app.actor_id()) and '' || array_to_string(parts, '' and '')\n'
    || E'      || '' and coalesce('' || (select string_agg(quote_ident(p.key), '', '') from jsonb_each_text(rights -> ''parents'') p) || '') is not null))'';\n'
    || E'    removes := format(''((select app.is_system()) or actor_id = (select app.actor_id()) or (select app.may(%L)))'', rights ->> ''others'');\n' || line);
  execute replace(pg_get_functiondef('app.protect_reads(text, jsonb)'::regprocedure), line,
    E'  when ''one'' then\n'
    || E'    direct := staff || '' and coalesce('' || (select string_agg(quote_ident(p.key), '', '') from jsonb_each_text(rights -> ''parents'') p) || '') is not null'';\n'
    || E'    for parent in select p.key as col, p.value as resource from jsonb_each_text(rights -> ''parents'') p loop\n'
    || E'      direct := direct || format('' and (%I is null or current_setting(%L, true) = tenant_id::text or app.sees(%L, %1$I))'', parent.col,\n'
    || E'        app.setting(''all '' || parent.resource || '':read''), parent.resource);\n'
    || E'    end loop;\n' || line);
end $$;

/* Whether that person, who need not be the one who acts, may see the record: what row security would answer them. */
create function app.person_sees(person uuid, resource text, record uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
declare tenant constant uuid := app.tenant_id(); held jsonb; owner uuid; of_object uuid; found_it boolean; reach text;
begin
  select r.grants into held from public.users u join public.roles r on r.tenant_id = u.tenant_id and r.id = u.role_id
    where u.tenant_id = tenant and u.id = person and u.status = 'active';
  if not found or resource <> all (array['customers', 'deals', 'projects', 'tasks', 'records']) then return false; end if;
  execute format('select true, t.owner_id, %s from public.%I t where t.tenant_id = $1 and t.id = $2',
    case when resource = 'records' then 't.object_id' else 'null::uuid' end, resource) into found_it, owner, of_object using tenant, record;
  if found_it is not true then return false; end if;
  reach := held ->> (case when resource = 'records' then 'records.' || of_object else resource end || ':read');
  return case reach when 'all' then true when 'own' then owner = person
    when 'team' then owner = person or exists (select from public.team_members mine join public.team_members m on m.tenant_id = tenant and m.team_id = mine.team_id
      where mine.tenant_id = tenant and mine.user_id = person and m.user_id = owner) else false end is true;
end $$;

--> statement-breakpoint
select app.protect('comments', '{"rights":{"by":"one","parents":{"customer_id":"customers","deal_id":"deals","project_id":"projects","task_id":"tasks","record_id":"records"},"others":"comments:manage"},"secrets":["document"]}');
--> statement-breakpoint
select app.protect('comment_mentions', '{"rights":{"by":"self","column":"user_id"},"audited":false}');
--> statement-breakpoint
/* Which record a comment is about. */
create function app.comment_on(c public.comments, out resource text, out record uuid) language sql immutable parallel safe as $$
  select x.resource, x.record from (values ('customers', c.customer_id), ('deals', c.deal_id), ('projects', c.project_id), ('tasks', c.task_id),
    ('records', c.record_id)) x (resource, record) where x.record is not null limit 1
$$;

/* Makes exactly these the people named in a comment of the actor's own. Who was named before stays without being asked about again. Anybody else
   must be active and may see the record: else 422, the same for whoever is not there at all. */
create function app.mention(wanted uuid, people uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare tenant constant uuid := app.tenant_id(); kept public.comments; about record; person uuid;
begin
  select * into kept from public.comments c where c.tenant_id = tenant and c.id = wanted and c.actor_id = app.actor_id();
  if not found then perform app.fail(404, 'not_found'); end if;
  about := app.comment_on(kept);
  foreach person in array people loop
    if not exists (select from public.comment_mentions m where m.tenant_id = tenant and m.comment_id = wanted and m.user_id = person)
      and not app.person_sees(person, about.resource, about.record) then
      perform app.fail(422, 'comments.cannot_mention', jsonb_build_object('path', 'body'));
    end if;
  end loop;
  delete from public.comment_mentions m where m.tenant_id = tenant and m.comment_id = wanted and m.user_id <> all (people);
  insert into public.comment_mentions (tenant_id, id, comment_id, user_id)
    select tenant, uuidv7(), wanted, p.person from unnest(people) p (person) where p.person is distinct from app.user_id()
    on conflict (tenant_id, comment_id, user_id) do nothing;
end $$;

do $$ declare f regprocedure; begin
  foreach f in array array['app.person_sees(uuid, text, uuid)', 'app.mention(uuid, uuid[])']::regprocedure[] loop
    execute format('alter function %s owner to app_definer', f);
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to app_actor, app_definer', f);
  end loop;
end $$;
grant execute on function app.comment_on(public.comments) to app_actor, app_definer;
