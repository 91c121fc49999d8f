/* Where a deal comes to stand: the stage in use that is named, else the first one (or the last) of the named or the first pipeline, and its
   pipeline; null where there is none. A function, for thousands of deals are written with it at once: what is planned once need not be planned for each. */
create function app.deal_place(pipeline uuid, stage uuid, at_end boolean default false) returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select array[s.id, s.pipeline_id] from public.stages s join public.pipelines p on p.tenant_id = s.tenant_id and p.id = s.pipeline_id
    where s.tenant_id = app.tenant_id() and s.archived_at is null and p.archived_at is null
      and (stage is null or s.id = stage) and (pipeline is null or p.id = pipeline)
    order by p.position, p.id, case when at_end then -s.position else s.position end, s.id limit 1);
end $$;
alter function app.deal_place(uuid, uuid, boolean) owner to app_definer;
revoke execute on function app.deal_place(uuid, uuid, boolean) from public;
grant execute on function app.deal_place(uuid, uuid, boolean) to app_actor;

/* The top of a stage is found by the board's index, which begins with the pipeline: else every card of the stage is looked at for each new one. */
do $do$ declare body text; old constant text := 'select min(d.position) from public.deals d where d.tenant_id = tenant and d.stage_id = stage'; begin
  body := pg_get_functiondef('app.place_deal(uuid, uuid, uuid, uuid)'::regprocedure);
  if strpos(body, old) = 0 then raise exception 'unexpected app.place_deal'; end if;
  execute replace(body, old, 'select min(d.position) from public.deals d where d.tenant_id = tenant
        and d.pipeline_id = (select s.pipeline_id from public.stages s where s.tenant_id = tenant and s.id = stage) and d.stage_id = stage');
end $do$;
