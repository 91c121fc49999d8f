ALTER TABLE "deals" ADD CONSTRAINT "deals_closed_later" CHECK (closed_at >= created_at);--> statement-breakpoint
/* What came in is read by when it was created, what went out by deals_closed_sums: no row need be both. */
drop index public.deals_flow_sums;
create index deals_flow_sums on public.deals (tenant_id, currency, created_at) include (owner_id, amount_minor) where archived_at is null;
