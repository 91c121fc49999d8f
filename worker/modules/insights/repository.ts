import { type SQL, sql } from "drizzle-orm";
import { rows } from "#worker/kernel/db/builder.ts";
import { ranges } from "#worker/kernel/db/ranges.ts";
import type { Flow } from "./flow.ts";

/** What deals of a currency came in and, once decided, went out again; from the covering indexes deals_flow_sums and deals_closed_sums. */
export function dealFlows(edges: number[], currency: string) {
  const worth = (moment: SQL) => sql`lateral (select sum(amount_minor)::float8 as amount from deals
    where archived_at is null and currency = ${currency} and ${moment} >= e."from" and ${moment} < e."to"`;
  return rows<
    Flow & { won: boolean }
  >(sql`with e as (select "from", "to", (place - 1)::int as place from ${ranges(edges)})
    select place as entered, null as "left", false as won, amount from e cross join ${worth(sql`created_at`)}) c where amount is not null
    union all
    select null, place, status = 'won', amount from e cross join unnest('{won,lost}'::text[]) status
      cross join ${worth(sql`closed_at`)} and deals.status = status.status) c where amount is not null`);
}

/** From when to when projects were active; from projects_active_sums. */
export function projectFlows(edges: number[]) {
  return rows<Flow>(sql`select ${place(sql`active_since`, edges)} as entered, ${place(sql`active_until`, edges)} as "left", count(*)::int as amount
    from projects where archived_at is null and active_since is not null group by 1, 2`);
}

/** From when to when the acting user's tasks were overdue: when they fell due, and when they were done if that was later. */
export function taskFlows(edges: number[]) {
  return rows<Flow>(sql`select ${place(sql`due_at`, edges)} as entered,
      ${place(sql`case when done_at is not null then greatest(due_at, done_at) end`, edges)} as "left", count(*)::int as amount
    from tasks where owner_id = (select app.user_id()) and due_at is not null group by 1, 2`);
}

function place(moment: SQL, edges: number[]) {
  const list = sql.param(edges.map((edge) => new Date(edge).toISOString()));
  return sql`width_bucket(${moment}, ${list}::timestamptz[])`;
}
