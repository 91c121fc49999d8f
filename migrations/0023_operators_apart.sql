-- Operators read the platform's tables by a policy of their own; a tenant's policy beside it was an OR on every row.
alter policy tenants_self on public.tenants to app_worker, app_scoped;
alter policy hosts_self on public.hosts to app_worker, app_scoped;
alter policy plans_self on public.plans to app_worker, app_scoped;
alter policy usage_self on public.usage to app_worker, app_scoped;
