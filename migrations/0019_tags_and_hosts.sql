DROP INDEX "tags_name";--> statement-breakpoint
ALTER TABLE "tags" ADD COLUMN "search" text GENERATED ALWAYS AS (app.fold(name)) STORED NOT NULL;--> statement-breakpoint

/* SEO, Seo and seo become one tag, the oldest, on every customer that carries any of them. */
do $$ begin
  insert into public.customer_tags (tenant_id, id, customer_id, tag_id)
    select l.tenant_id, uuidv7(), l.customer_id, first.id from public.customer_tags l
      join public.tags t on t.tenant_id = l.tenant_id and t.id = l.tag_id
      join (select distinct on (tenant_id, search) tenant_id, search, id from public.tags order by tenant_id, search, id) first
        on first.tenant_id = t.tenant_id and first.search = t.search and first.id <> t.id
    on conflict (tenant_id, customer_id, tag_id) do nothing;
  delete from public.tags t where exists (select from public.tags o where o.tenant_id = t.tenant_id and o.search = t.search and o.id < t.id);
end $$;--> statement-breakpoint
CREATE UNIQUE INDEX "tags_name" ON "tags" USING btree ("tenant_id","search");
