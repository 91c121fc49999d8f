import { sql } from "drizzle-orm";
import { rows } from "#worker/kernel/db/builder.ts";
import { ranges } from "#worker/kernel/db/ranges.ts";
import { AT_RISK_AFTER_DAYS, PASSIVE_AFTER_DAYS } from "../options.ts";
import { customers } from "../tables.ts";

/** How many of the customers that were added between two edges. */
export type Counted = { count: number; atRisk: number; passive: number };

/**
 * Customers that are not archived by when they were added: before the first edge, between each two, after the last, in
 * this order. Each range is an index-only scan. The first, most of them, is not counted for who may see all: the tenant's
 * usage says how many there are, so that it is what neither the archived nor the other ranges have.
 */
export function added(edges: string[]) {
  return rows<{ count: number }>(sql`with later as materialized (
      select e.place, c.count from ${ranges(edges)} cross join lateral (
        select count(*)::int as count from ${customers} where ${within}) c where e.place > 1)
    select coalesce((select used from usage where metric = 'customers' and tenant_id = current_setting('app.all.customers_read', true)::uuid)
        - (select count(*) from ${customers} where archived_at is not null) - (select sum(count) from later),
      (select count(*) from ${customers} where archived_at is null and created_at < ${edges[0]}::timestamptz))::int as count, 1 as place
    union all select count, place from later order by place`);
}

/** The same, with the segments of each range. */
export function segments(edges: string[]) {
  return rows<Counted>(sql`select c.* from ${ranges(edges)} cross join lateral (
      select count(*)::int as count, count(*) filter (where last_activity_at < since.passive)::int as passive,
        count(*) filter (where last_activity_at >= since.passive and (overdue_minor > 0 or last_activity_at < since.risk))::int as "atRisk"
      from ${customers}, (select now() - interval '${days(PASSIVE_AFTER_DAYS)}' as passive, now() - interval '${days(AT_RISK_AFTER_DAYS)}' as risk) since
      where ${within}) c order by e.place`);
}

const within = sql`archived_at is null and created_at >= e."from" and created_at < e."to"`;

function days(n: number) {
  return sql.raw(`${n} days`);
}
