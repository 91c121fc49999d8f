/* When deals were added and decided, and what they are worth: the dashboard's trends without a look at the rows. */
create index deals_flow_sums on public.deals (tenant_id, currency, created_at) include (owner_id, status, closed_at, amount_minor)
  where archived_at is null;
