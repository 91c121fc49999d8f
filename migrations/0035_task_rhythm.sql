ALTER TABLE "tasks" ADD COLUMN "priority" text DEFAULT 'normal' NOT NULL;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "checklist" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "repeats" jsonb;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "follows_id" uuid;--> statement-breakpoint
CREATE UNIQUE INDEX "tasks_follows" ON "tasks" USING btree ("tenant_id","follows_id") WHERE follows_id is not null;--> statement-breakpoint
CREATE INDEX "tasks_priority_first" ON "tasks" USING btree ("tenant_id",(case priority when 'urgent' then 1 when 'high' then 2 when 'normal' then 3 else 4 end),"id");--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_priority" CHECK (priority in ('urgent', 'high', 'normal', 'low'));
--> statement-breakpoint
/* Adds what follows a repeating task: the same, due then, with nothing ticked; what must be unique is left out, what is numbered gets its own number.
   As the actor, with the actor's rights. Of two who ask at once one is first. */
create function app.follow_task(done uuid, next_id uuid, next_due timestamptz) returns void
language plpgsql set search_path = pg_catalog as $$
declare task public.tasks; field record; columns text;
begin
  select * into task from public.tasks t where t.id = done;
  if not found then return; end if;
  task.checklist := coalesce((select jsonb_agg(p.point || '{"done": false}' order by p.place) from jsonb_array_elements(task.checklist) with ordinality p (point, place)), '[]');
  for field in select f.id, f.slot, f.kind from public.fields f where f.tenant_id = task.tenant_id and f.object = 'tasks' and f.slot is not null and (f.is_unique or f.kind = 'auto_number') loop
    task := jsonb_populate_record(task, jsonb_build_object(field.slot, case when field.kind = 'auto_number' then to_jsonb(app.next_number(field.id)) end));
  end loop;
  task := jsonb_populate_record(task, jsonb_build_object('id', next_id, 'due_at', next_due, 'follows_id', done, 'version', 1, 'done_at', null, 'done_by', null,
    'created_at', now(), 'updated_at', now()));
  select string_agg(quote_ident(a.attname), ', ') into columns from pg_attribute a
    where a.attrelid = 'public.tasks'::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '';
  execute format('insert into public.tasks (%s) select %1$s from (select ($1).*) one on conflict (tenant_id, follows_id) where follows_id is not null do nothing', columns) using task;
end $$;
alter function app.follow_task(uuid, uuid, timestamptz) owner to app_definer;
revoke execute on function app.follow_task(uuid, uuid, timestamptz) from public;
grant execute on function app.follow_task(uuid, uuid, timestamptz) to app_actor;
