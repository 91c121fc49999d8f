import { type SQL, sql } from "drizzle-orm";
import { rows } from "#worker/kernel/db/builder.ts";
import type { Flow } from "./flow.ts";

/** When deals of a currency were opened, when those that are decided were; from the covering index deals_flow_sums. */
export function dealFlows(edges: number[], currency: string) {
  return rows<
    Flow & { won: boolean }
  >(sql`select ${place(sql`created_at`, edges)} as entered, ${place(sql`closed_at`, edges)} as "left",
      status = 'won' as won, sum(amount_minor)::float8 as amount
    from deals where archived_at is null and currency = ${currency} group by 1, 2, 3`);
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
