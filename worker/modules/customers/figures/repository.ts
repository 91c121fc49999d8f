import { sql } from "drizzle-orm";
import { rows } from "#worker/kernel/db/builder.ts";
import { AT_RISK_AFTER_DAYS, PASSIVE_AFTER_DAYS } from "../options.ts";
import { customers } from "../tables.ts";

/** How many of the customers that were added between two edges. */
export type Counted = { count: number; atRisk: number; passive: number };

/**
 * Customers that are not archived by when they were added: before the first edge, between each two, after the last, in
 * this order. Each range is an index-only scan of `customers_sums`, so all of them together cost one count of the tenant.
 */
export function added(edges: string[]) {
  return rows<{ count: number }>(sql`select c.count from ${ranges(edges)} cross join lateral (
      select count(*)::int as count from ${customers} where ${within}) c order by e.place`);
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

function ranges(edges: string[]) {
  return sql`unnest(${sql.param(["-infinity", ...edges])}::timestamptz[], ${sql.param([...edges, "infinity"])}::timestamptz[])
    with ordinality e("from", "to", place)`;
}

function days(n: number) {
  return sql.raw(`${n} days`);
}
