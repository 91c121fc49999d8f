CREATE TABLE "exports" (
	"tenant_id" uuid DEFAULT app.tenant_id() NOT NULL,
	"id" uuid NOT NULL,
	"subject" text NOT NULL,
	"format" text NOT NULL,
	"name" text NOT NULL,
	"language" text NOT NULL,
	"query" text,
	"columns" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"reach" text DEFAULT 'all' NOT NULL,
	"ids" uuid[] DEFAULT '{}' NOT NULL,
	"job_id" uuid NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"rows" integer DEFAULT 0 NOT NULL,
	"pieces" integer DEFAULT 0 NOT NULL,
	"sum" jsonb,
	"size" bigint,
	"ready_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	"link_hash" text,
	"link_expires_at" timestamp with time zone,
	"downloads" integer DEFAULT 0 NOT NULL,
	"actor_id" uuid DEFAULT app.actor_id(),
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "exports_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "exports_format" CHECK (format in ('xlsx', 'csv')),
	CONSTRAINT "exports_language" CHECK (language in ('tr', 'en'))
);
--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "emptied_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "exports_created" ON "exports" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "exports_link" ON "exports" USING btree ("tenant_id","link_hash") WHERE link_hash is not null;
--> statement-breakpoint
select app.protect('exports', '{"rights":{"by":"actor","others":"jobs:read"},"secrets":["ids","link_hash"],"quiet":["position","rows","pieces","sum","size","ready_at","expires_at"]}');
/* Of all tenants: files whose time is over, and those that were never finished. For the schedule only. */
create function app.expired_exports(most int) returns table (tenant_id uuid, id uuid, pieces int)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if not app.is_system() then perform app.fail(403, 'forbidden'); end if;
  return query select e.tenant_id, e.id, e.pieces from public.exports e
    where coalesce(e.expires_at, e.created_at + interval '7 days') < now() order by e.created_at limit most;
end $$;

create function app.forget_exports(gone uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not app.is_system() then perform app.fail(403, 'forbidden'); end if;
  delete from public.exports e where e.id = any (gone) and coalesce(e.expires_at, e.created_at + interval '7 days') < now();
end $$;

/* Of all tenants: files that came 30 days ago and that no job reads. */
create function app.old_imports(most int) returns table (tenant_id uuid, id uuid, rows int)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if not app.is_system() then perform app.fail(403, 'forbidden'); end if;
  return query select i.tenant_id, i.id, i.rows from public.imports i where i.emptied_at is null and i.created_at < now() - interval '30 days'
    and not exists (select from public.jobs j where j.tenant_id = i.tenant_id and j.id = i.job_id and j.status in ('waiting', 'running'))
    order by i.created_at limit most;
end $$;

create function app.imports_emptied(gone uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not app.is_system() then perform app.fail(403, 'forbidden'); end if;
  update public.imports i set emptied_at = now() where i.id = any (gone);
end $$;

do $$ declare f regprocedure; begin
  foreach f in array array['app.expired_exports(int)', 'app.forget_exports(uuid[])', 'app.old_imports(int)', 'app.imports_emptied(uuid[])']::regprocedure[] loop
    execute format('alter function %s owner to app_definer', f);
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to app_actor', f);
  end loop;
end $$;
