import { sql } from "drizzle-orm";
import { row } from "#worker/kernel/db/builder.ts";
import { deals, stages } from "../tables.ts";

type Worth = { currency: string; count: number; amountMinor: number };
export type Sums = { open: (Worth & { weightedMinor: number })[]; closed: (Worth & { current: boolean })[] };

/** From the covering indexes deals_open_sums and deals_closed_sums, per currency. */
export function sums({ from, to, previousFrom }: { from: string; to: string; previousFrom: string }) {
  return row<Sums>(sql`with standing as (
      select stage_id, currency, count(*) as count, sum(amount_minor) as amount from ${deals}
      where status = 'open' and archived_at is null group by stage_id, currency),
    open as (
      select d.currency, sum(d.count)::int as count, sum(d.amount)::bigint as "amountMinor",
        round(sum(d.amount * s.probability) / 100)::bigint as "weightedMinor"
      from standing d join ${stages} s on s.id = d.stage_id group by d.currency),
    closed as (
      select currency, closed_at >= ${from}::timestamptz as current, count(*)::int as count, sum(amount_minor)::bigint as "amountMinor"
      from ${deals} where status = 'won' and archived_at is null
        and closed_at >= ${previousFrom}::timestamptz and closed_at < ${to}::timestamptz group by 1, 2)
    select (select coalesce(jsonb_agg(to_jsonb(open) order by currency), '[]') from open) as open,
      (select coalesce(jsonb_agg(to_jsonb(closed) order by currency), '[]') from closed) as closed`);
}
