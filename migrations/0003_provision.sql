-- A tenant that works at once: its row, host, roles, owner, and the event that lets every module lay out its first things.

create function app.provision_tenant(spec jsonb) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare tenant uuid := (spec ->> 'id')::uuid; role jsonb; owner_role uuid;
begin
  if not (app.is_operator() or session_user <> 'app_worker') then perform app.fail(403, 'forbidden'); end if;
  insert into public.tenants (id, slug, plan_key, brand, language, currency, time_zone)
  values (tenant, spec ->> 'slug', spec ->> 'planKey', spec -> 'brand', spec ->> 'language', spec ->> 'currency', spec ->> 'timeZone');
  insert into public.hosts (host, tenant_id) values (spec ->> 'host', tenant);
  for role in select * from jsonb_array_elements(spec -> 'roles') loop
    insert into public.roles (tenant_id, id, key, name, grants)
    values (tenant, (role ->> 'id')::uuid, role ->> 'key', role ->> 'name', role -> 'grants');
    if role ->> 'key' = 'owner' then owner_role := (role ->> 'id')::uuid; end if;
  end loop;
  insert into public.users (tenant_id, id, email, name, role_id, status, password_hash)
  values (tenant, (spec #>> '{owner,id}')::uuid, spec #>> '{owner,email}', spec #>> '{owner,name}', owner_role,
    case when spec #>> '{owner,passwordHash}' is null then 'invited' else 'active' end, spec #>> '{owner,passwordHash}');
  insert into public.events (tenant_id, id, name, subject, subject_id, payload, actor_kind, actor_id)
  values (tenant, (spec ->> 'eventId')::uuid, 'tenants.provisioned', 'tenants', tenant,
    jsonb_build_object('ownerId', spec #>> '{owner,id}'), app.actor_kind(), app.actor_id());
end $$;
alter function app.provision_tenant(jsonb) owner to app_definer;
revoke execute on function app.provision_tenant(jsonb) from public;
grant execute on function app.provision_tenant(jsonb) to app_worker;

insert into public.plans (key, name, features, limits, position) values
  ('starter', 'Starter', '{"api": true}', '{"users": 5, "customers": 2000, "deals": 2000, "projects": 500}', 1),
  ('growth', 'Growth', '{"api": true}', '{"users": 25, "customers": 50000, "deals": 50000, "projects": 10000}', 2),
  ('scale', 'Scale', '{"api": true}', '{"users": 500, "customers": 1000000, "deals": 1000000, "projects": 100000}', 3);
