/**
 * Deals, projects, tasks, notes, tags and what is written beside the work, in proportion to each tenant's customers.
 */
export const RECORDS = [
  `insert into customer_tags (tenant_id, id, customer_id, tag_id)
   select c.tenant_id, uuidv7(), c.id, t.id from customers c
   join tags t on t.tenant_id = c.tenant_id and t.name = 'Etiket ' || 1 + abs(hashtext(c.name)) % 12 where ${pick("c", 3, 1)}`,
  `insert into notes (tenant_id, id, customer_id, body, author_id, created_at, updated_at)
   select c.tenant_id, uuidv7(), c.id, 'Görüşüldü; teklif bekliyor.', c.owner_id, c.last_activity_at, c.last_activity_at
   from customers c where ${pick("c", 10, 2)}`,
  `insert into deals (tenant_id, id, name, customer_id, pipeline_id, stage_id, status, amount_minor, currency, expected_close,
     owner_id, lost_reason_id, closed_at, position, created_at, updated_at)
   select c.tenant_id, uuidv7(), c.name || ' · web sitesi', c.id, s.pipeline_id, s.id, k.status,
     100000 + abs(hashtext(c.name)) % 9000000, 'TRY', (c.last_activity_at + interval '30 days')::date, c.owner_id,
     case when k.status = 'lost' then l.id end, case when k.status <> 'open' then c.last_activity_at end,
     row_number() over (partition by c.tenant_id) * 1024, c.created_at, c.last_activity_at
   from customers c
   join stages s on s.tenant_id = c.tenant_id and s.position = 1 + abs(hashtext(c.phones[1])) % 5
   join lost_reasons l on l.tenant_id = c.tenant_id
   cross join lateral (select (array['open', 'open', 'won', 'lost'])[1 + abs(hashtext(c.emails[1])) % 4] as status) k
   where ${pick("c", 10, 3)}`,
  `insert into deal_stages (tenant_id, id, deal_id, stage_id, amount_minor, currency, entered_at)
   select tenant_id, uuidv7(), id, stage_id, amount_minor, currency, created_at from deals`,
  `insert into projects (tenant_id, id, name, customer_id, status, starts_on, owner_id, active_since, active_until, created_at, updated_at)
   select c.tenant_id, uuidv7(), c.name || ' · marka yenileme', c.id, k.status, c.created_at::date, c.owner_id,
     case when k.status <> 'planned' then c.created_at end, case when k.status = 'done' then c.last_activity_at end,
     c.created_at, c.last_activity_at
   from customers c
   cross join lateral (select (array['planned', 'active', 'active', 'done'])[1 + abs(hashtext(c.emails[1])) % 4] as status) k
   where ${pick("c", 40, 4)}`,
  `insert into tasks (tenant_id, id, title, due_at, owner_id, customer_id, done_at, created_at, updated_at)
   select c.tenant_id, uuidv7(), c.name || ' aranacak', c.last_activity_at + interval '14 days', c.owner_id, c.id,
     case when abs(hashtext(c.name)) % 3 > 0 then c.last_activity_at + interval '9 days' end, c.created_at, c.last_activity_at
   from customers c where ${pick("c", 10, 5)}`,
  `insert into events (tenant_id, id, name, subject, subject_id, customer_id, payload, actor_kind, actor_id, created_at, dispatched_at)
   select c.tenant_id, uuidv7(c.created_at - now()), 'customers.created', 'customers', c.id, c.id, '{}', 'user', c.owner_id,
     c.created_at, c.created_at
   from customers c where ${pick("c", 4, 0)}`,
  `insert into audit_log (tenant_id, id, at, table_name, row_id, action, actor_kind, actor_id, actor_name, operation, after)
   select c.tenant_id, uuidv7(c.created_at - now()), c.created_at, 'customers', c.id, 'insert', 'user', c.owner_id, 'Kişi 1',
     'customers.create', jsonb_build_object('name', c.name)
   from customers c where ${pick("c", 4, 0)}`,
  `insert into views (tenant_id, id, resource, name, user_id, shared, query)
   select tenant_id, uuidv7(), 'customers', 'Görünüm ' || n, id, n = 1, '{}' from users, generate_series(1, 3) n`,
  `insert into usage (tenant_id, metric, used)
   select tenant_id, 'customers', count(*) from customers group by 1 union all
   select tenant_id, 'deals', count(*) from deals group by 1 union all
   select tenant_id, 'projects', count(*) from projects group by 1 union all
   select tenant_id, 'users', count(*) from users group by 1`,
];

/** Of the rows called `of`, one in so many. */
export function pick(of: string, oneIn: number, rest: number): string {
  return `abs(hashtext(${of}.id::text)) % ${oneIn} = ${rest % oneIn}`;
}
