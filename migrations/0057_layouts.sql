CREATE TABLE "layouts" (
	"tenant_id" uuid DEFAULT app.tenant_id() NOT NULL,
	"id" uuid NOT NULL,
	"object" text NOT NULL,
	"tabs" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"hidden" text[] DEFAULT '{}' NOT NULL,
	"columns" text[],
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "layouts_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "layouts_object" ON "layouts" USING btree ("tenant_id","object");
--> statement-breakpoint
select app.protect('layouts', '{"rights":{"by":"staff","write":"fields:write"}}');
--> statement-breakpoint
-- How the records of an object are arranged: decision 036.

create trigger shape_changed after insert or update or delete on public.layouts for each row execute function app.shape_changed();

/* The tenant brings them along, so that a record's page stays one trip. */
do $$ begin
  execute replace(pg_get_functiondef('app.tenant_by_host(text)'::regprocedure), '''fields'', coalesce(',
    '''layouts'', coalesce((select jsonb_agg(jsonb_build_object(''object'', l.object, ''tabs'', l.tabs, ''hidden'', l.hidden, ''columns'', l.columns))
      from public.layouts l where l.tenant_id = t.id), ''[]''),
    ''fields'', coalesce(');
end $$;

/* A field that is gone for good leaves its place: a later one of the same key is a new one. */
create function app.leave_layout() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare name constant text := 'custom.' || old.key;
begin
  update public.layouts l set hidden = array_remove(l.hidden, name), columns = nullif(array_remove(l.columns, name), '{}'),
      tabs = coalesce((select jsonb_agg(t.tab || jsonb_build_object('groups', coalesce((
          select jsonb_agg(g.part || jsonb_build_object('fields', (g.part -> 'fields') - name) order by g.place)
          from jsonb_array_elements(t.tab -> 'groups') with ordinality g (part, place)), '[]')) order by t.place)
        from jsonb_array_elements(l.tabs) with ordinality t (tab, place)), '[]')
    where l.tenant_id = old.tenant_id and l.object = old.object
      and (name = any (l.hidden || coalesce(l.columns, '{}')) or l.tabs @? format('$[*].groups[*].fields[*] ? (@ == %s)', to_json(name))::jsonpath);
  return null;
end $$;
alter function app.leave_layout() owner to app_definer;
revoke execute on function app.leave_layout() from public;
grant execute on function app.leave_layout() to app_actor;
create trigger leave_layout after delete on public.fields for each row execute function app.leave_layout();
