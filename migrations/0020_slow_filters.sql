-- What the lists offer to filter or sort by and would otherwise read the whole tenant for. Partial where most rows have
-- nothing to look up, so that creating those costs nothing.
create index customers_district on public.customers (tenant_id, district) where archived_at is null;
create index customers_tax_number on public.customers (tenant_id, tax_number) where tax_number is not null;
create index customers_birthday on public.customers (tenant_id, birthday) where birthday is not null;
create index deals_name on public.deals (tenant_id, (name collate "tr-x-icu"), id) where archived_at is null;
-- The finished ones, last first: the same expression as the list's sort key.
create index tasks_done on public.tasks (tenant_id, (coalesce(done_at, 'infinity')), id) where done_at is not null;
