-- A repeat now learns why there is no answer to replay: the first request is still running, it is done and its answer is
-- about to be kept (KV409 with `committed`), or it is done and the answer was lost on the way.
create or replace function app.idempotent(idempotency_key text, hash text) returns void
language plpgsql set search_path = pg_catalog as $$
declare seen record;
begin
  if not pg_try_advisory_xact_lock(hashtextextended(app.tenant_id()::text || app.actor_id()::text || idempotency_key, 0)) then
    perform app.fail(409, 'idempotency_in_flight');
  end if;
  select request_hash, response, created_at into seen from public.idempotency_keys
    where key = idempotency_key and created_at > now() - interval '24 hours';
  if not found then
    insert into public.idempotency_keys (key, request_hash) values (idempotency_key, hash)
      on conflict (tenant_id, actor_id, key) do update set request_hash = excluded.request_hash, response = null, created_at = now();
  elsif seen.request_hash <> hash then
    perform app.fail(422, 'idempotency_key_reused');
  elsif seen.response is null and seen.created_at < now() - interval '1 minute' then
    perform app.fail(409, 'idempotency_answer_lost');
  elsif seen.response is null then
    perform app.fail(409, 'idempotency_in_flight', '{"committed": "true"}');
  else
    perform app.fail(208, 'replay', seen.response);
  end if;
end $$;
