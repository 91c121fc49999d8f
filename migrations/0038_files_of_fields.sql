ALTER TABLE "fields" DROP CONSTRAINT "fields_kind";--> statement-breakpoint
ALTER TABLE "files" ADD COLUMN "field_id" uuid;--> statement-breakpoint
CREATE INDEX "files_field" ON "files" USING btree ("tenant_id","field_id","created_at") WHERE field_id is not null;--> statement-breakpoint
ALTER TABLE "fields" ADD CONSTRAINT "fields_kind" CHECK (kind in ('text', 'long_text', 'number', 'currency', 'percent', 'date', 'date_time', 'yes_no', 'select', 'multi_select', 'person', 'relation', 'relations', 'files', 'url', 'email', 'phone', 'address', 'auto_number'));
--> statement-breakpoint
/* The record that holds a file of a field, whoever may see it. */
create function app.file_holder(field uuid, file uuid) returns uuid
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select v.subject_id from public.list_values v where v.tenant_id = app.tenant_id() and v.field_id = field and v.target_id = file limit 1);
end $$;
alter function app.file_holder(uuid, uuid) owner to app_definer;
grant execute on function app.file_holder(uuid, uuid) to app_actor;
