import { pick } from "./records.ts";

/**
 * What people write, sell, plan and have done in bulk, in proportion to each tenant's customers and people: a table without
 * rows would be measured by the planning of its statements alone.
 */
export const WORK = [
  `insert into comments (tenant_id, id, customer_id, body, actor_kind, actor_id, actor_name, created_at, updated_at)
   select c.tenant_id, uuidv7(), c.id, 'Bu hafta aranacak.', 'user', c.owner_id, 'Kişi 1', c.last_activity_at, c.last_activity_at
   from customers c where ${pick("c", 8, 1)}`,
  `insert into comments (tenant_id, id, deal_id, body, actor_kind, actor_id, actor_name, created_at, updated_at)
   select d.tenant_id, uuidv7(), d.id, 'Fiyat soruldu.', 'user', d.owner_id, 'Kişi 1', d.updated_at, d.updated_at
   from deals d where ${pick("d", 2, 1)}`,
  `insert into comment_mentions (tenant_id, id, comment_id, user_id, created_at, seen_at)
   select m.tenant_id, uuidv7(), m.id, m.actor_id, m.created_at, case when ${pick("m", 2, 0)} then m.created_at end
   from comments m where ${pick("m", 3, 1)}`,
  `insert into jobs (tenant_id, id, kind, subject, input, status, total, done, actor_kind, actor_id, actor_name, started_at, finished_at, created_at, updated_at)
   select a.tenant_id, uuidv7(), k.kind, 'customers', '{"action": "update"}', 'done', 10, 10, a.kind, a.id, 'Kişi 1', k.at, k.at, k.at, k.at
   from (select tenant_id, id, 'user' as kind from users union all select tenant_id, id, 'api_key' from api_keys) a
   cross join lateral (select (array['update', 'import', 'export'])[1 + n % 3] as kind, now() - n * interval '3 days' as at
     from generate_series(0, 11) n) k`,
  `insert into job_rows (tenant_id, id, job_id, actor_id, position, record_id, label, status, undo, outcome)
   select j.tenant_id, uuidv7(), j.id, j.actor_id, n, uuidv7(), 'Müşteri ' || n, 'done', '{"name": "Eski"}', 'update'
   from jobs j, generate_series(1, 10) n where j.kind <> 'export'`,
  `insert into imports (tenant_id, id, subject, name, size, sha256, status, rows, job_id, run_id, actor_id, created_at, updated_at)
   select tenant_id, uuidv7(), subject, 'musteriler.csv', 20000, md5(id::text), 'done', 25, id, id, actor_id, created_at, created_at
   from jobs where kind = 'import'`,
  `insert into exports (tenant_id, id, subject, format, name, language, job_id, rows, size, ready_at, expires_at, actor_id, created_at)
   select tenant_id, uuidv7(), subject, 'csv', 'musteriler', 'tr', id, 25, 20000, created_at, created_at + interval '7 days', actor_id, created_at
   from jobs where kind = 'export'`,
  `insert into trash (tenant_id, id, subject, label, rows, actor_id, actor_name, deleted_at, updated_at)
   select c.tenant_id, uuidv7(), 'customers', c.name, '[]', c.owner_id, 'Kişi 1', c.last_activity_at, c.last_activity_at
   from customers c where ${pick("c", 100, 7)}`,
  `insert into products (tenant_id, id, name, sku, unit, price_minor, currency, vat_bp)
   select id, uuidv7(), 'Hizmet ' || n, 'HZ-' || n, 'adet', n * 10000, 'TRY', 2000 from tenants, generate_series(1, 60) n`,
  `insert into price_lists (tenant_id, id, name, currency, is_default) select id, uuidv7(), 'Liste', 'TRY', true from tenants`,
  `insert into price_list_prices (tenant_id, id, price_list_id, product_id, price_minor)
   select p.tenant_id, uuidv7(), l.id, p.id, p.price_minor from products p join price_lists l on l.tenant_id = p.tenant_id`,
  `insert into quotes (tenant_id, id, name, number, status, customer_id, deal_id, owner_id, language, currency, valid_until,
     list_minor, lines_minor, net_minor, vat_minor, total_minor, sent_at, link_hash, created_at, updated_at)
   select d.tenant_id, uuidv7(), d.name, 'TK-' || row_number() over (partition by d.tenant_id), 'sent', d.customer_id, d.id, d.owner_id, 'tr', 'TRY',
     d.expected_close, 30000, 30000, 30000, 6000, 36000, d.updated_at, md5(d.id::text), d.updated_at, d.updated_at
   from deals d where ${pick("d", 3, 0)}`,
  `insert into quote_lines (tenant_id, id, quote_id, position, product_id, name, unit, quantity_milli, unit_price_minor, vat_bp, list_price_minor, net_minor)
   select q.tenant_id, uuidv7(), q.id, n, p.id, p.name, p.unit, 1000, 10000, 2000, 10000, 10000
   from quotes q cross join generate_series(1, 3) n join products p on p.tenant_id = q.tenant_id and p.name = 'Hizmet ' || n`,
  `insert into quotas (tenant_id, id, owner_id, measure, from_day, target)
   select tenant_id, uuidv7(), id, 'amount', (date_trunc('month', now()) - n * interval '1 month')::date, 50000000
   from users, generate_series(0, 11) n`,
  `insert into forecasts (tenant_id, id, owner_id, period, submitted_minor, submitted_at)
   select tenant_id, uuidv7(), id, to_char(now() - n * interval '1 month', 'YYYY-MM'), 40000000, now() from users, generate_series(0, 5) n`,
  `insert into forecast_snapshots (tenant_id, id, owner_id, period, taken_on, closed_minor, commit_minor, best_case_minor, pipeline_minor, weighted_minor)
   select tenant_id, uuidv7(), id, to_char(now() - n * interval '7 days', 'YYYY-MM'), (now() - n * interval '7 days')::date, 1, 2, 3, 4, 5
   from users, generate_series(0, 25) n`,
  `insert into territories (tenant_id, id, name, provinces)
   select id, uuidv7(), 'Bölge ' || n, array[n] from tenants, generate_series(1, 81) n`,
  `insert into territory_members (tenant_id, id, territory_id, user_id)
   select u.tenant_id, uuidv7(), t.id, u.id from users u join territories t on t.tenant_id = u.tenant_id and t.name in ('Bölge 6', 'Bölge 34')`,
  `insert into assignment_rules (tenant_id, id, name, position, filter, method)
   select id, uuidv7(), 'Kural ' || n, n, '{}', 'round_robin' from tenants, generate_series(1, 3) n`,
  `insert into assignments (tenant_id, id, task_id, rule_id, rule_name, method, user_id, candidates, created_at)
   select t.tenant_id, uuidv7(), t.id, r.id, r.name, r.method, t.owner_id, '[]', t.created_at
   from tasks t join assignment_rules r on r.tenant_id = t.tenant_id and r.position = 1 where ${pick("t", 3, 0)}`,
  ...["competitors", "win_reasons"].map(
    (table) =>
      `insert into ${table} (tenant_id, id, name, position) select id, uuidv7(), 'Ad ' || n, n from tenants, generate_series(1, 5) n`,
  ),
  `insert into mails (tenant_id, id, recipient, subject, template, body, status, created_at, sent_at)
   select tenant_id, uuidv7(), email, 'Görev', 'tasks.assigned', '', 'sent', now() - n * interval '1 day', now() - n * interval '1 day'
   from users, generate_series(1, 20) n`,
  `insert into deliveries (tenant_id, id, event_id, consumer, status, attempts, updated_at)
   select e.tenant_id, uuidv7(), e.id, 'mail.send', 'done', 1, e.created_at from events e where ${pick("e", 4, 0)}`,
];
