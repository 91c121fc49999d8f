-- Customers in the order of their provinces, those without one first: the same expression as the list's sort key.
create index customers_province_order on public.customers (tenant_id, (coalesce(province, '')), id) where archived_at is null;
