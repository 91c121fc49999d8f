CREATE TABLE "imports" (
	"tenant_id" uuid DEFAULT app.tenant_id() NOT NULL,
	"id" uuid NOT NULL,
	"subject" text NOT NULL,
	"name" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL,
	"status" text DEFAULT 'reading' NOT NULL,
	"problem" jsonb,
	"format" jsonb,
	"columns" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"rows" integer DEFAULT 0 NOT NULL,
	"mapping" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"match" text,
	"on_match" text DEFAULT 'update' NOT NULL,
	"job_id" uuid,
	"run_id" uuid,
	"actor_id" uuid DEFAULT app.actor_id(),
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "imports_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "imports_status" CHECK (status in ('reading', 'unreadable', 'ready', 'checking', 'checked', 'running', 'done')),
	CONSTRAINT "imports_on_match" CHECK (on_match in ('update', 'skip', 'create'))
);
--> statement-breakpoint
ALTER TABLE "job_rows" ADD COLUMN "outcome" text;--> statement-breakpoint
CREATE INDEX "imports_created" ON "imports" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "imports_running" ON "imports" USING btree ("tenant_id","subject","sha256") WHERE status = 'running';
--> statement-breakpoint
select app.protect('imports', '{"rights":{"by":"actor","others":"jobs:read"},"quiet":["status","rows","job_id"]}');
-- Those who run the day move records in.
update public.roles set grants = grants || '{"imports:write": "all"}' where key in ('owner', 'admin', 'manager');
alter table public.job_rows add constraint job_rows_outcome check (outcome in ('create', 'update', 'skip'));

/* Records of customers are found by what their people type: lists, so that an index finds any of them. */
create index customers_emails on public.customers using gin (tenant_id, emails);
create index customers_phones on public.customers using gin (tenant_id, phones);

/* Which records go by these keys: `by` is `id`, `name` (folded), for customers `emails`, `phones`, `taxNumber`, or the id of a unique
   field (its folded value). `object` is a table, or the id of an object of the agency's own. Row rights are the caller's to ask:
   it joins the records. Past row security only because no index takes `&&`, and no condition on a folded text, under it. */
create function app.records_by(object text, by text, keys text[]) returns table (key text, id uuid)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  tenant uuid := app.tenant_id();
  own constant text := '^[0-9a-f-]{36}$';
begin
  if tenant is null or not app.is_staff() then perform app.fail(403, 'forbidden'); end if;
  if by = 'id' or by = 'name' then
    return query select k.key, k.key::uuid from unnest(keys) k(key) where k.key ~ own;
  end if;
  if by ~ own then
    return query select k.key, u.record_id from unnest(keys) k(key)
      join public.unique_values u on u.tenant_id = tenant and u.field_id = by::uuid and u.value = k.key;
  elsif by = 'name' and object ~ own then
    return query select k.key, r.id from unnest(keys) k(key) join public.records r on r.tenant_id = tenant and r.object_id = object::uuid
      and r.archived_at is null and left(r.search, 64) ~>=~ left(k.key, 64) and left(r.search, 64) ~<=~ left(k.key, 64) where app.fold(r.name) = k.key;
  elsif by = 'name' and object in ('customers', 'deals', 'projects') then
    return query execute format('select k.key, r.id from unnest($1) k(key) join public.%I r on r.tenant_id = $2
      and r.archived_at is null and left(r.search, 64) ~>=~ left(k.key, 64) and left(r.search, 64) ~<~ (left(k.key, 64) || chr(1114111))
      where app.fold(r.name) = k.key', object) using keys, tenant;
  elsif object = 'customers' and by = 'emails' then
    return query select e.email, c.id from public.customers c, unnest(c.emails) e(email)
      where c.tenant_id = tenant and c.emails && keys and e.email = any (keys) and c.archived_at is null;
  elsif object = 'customers' and by = 'phones' then
    return query select p.phone, c.id from public.customers c, unnest(c.phones) p(phone)
      where c.tenant_id = tenant and c.phones && keys and p.phone = any (keys) and c.archived_at is null;
  elsif object = 'customers' and by = 'taxNumber' then
    return query select c.tax_number, c.id from public.customers c
      where c.tenant_id = tenant and c.tax_number = any (keys) and c.archived_at is null;
  end if;
end $$;
alter function app.records_by(text, text, text[]) owner to app_definer;
revoke execute on function app.records_by(text, text, text[]) from public;
grant execute on function app.records_by(text, text, text[]) to app_actor;

/* An import whose job was stopped, or failed as a whole, does not wait for it. */
create function app.import_left() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  update public.imports set status = case status when 'running' then 'done' when 'checking' then 'ready' else 'unreadable' end,
      problem = new.problem
    where tenant_id = new.tenant_id and job_id = new.id and status in ('reading', 'checking', 'running');
  return null;
end $$;
alter function app.import_left() owner to app_definer;
create trigger import_left after update on public.jobs for each row
  when (new.status in ('failed', 'cancelled') and old.status <> new.status) execute function app.import_left();
