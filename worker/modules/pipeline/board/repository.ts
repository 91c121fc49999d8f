import { sql } from "drizzle-orm";
import { rows } from "#worker/kernel/db/builder.ts";
import { keyset } from "#worker/kernel/db/keyset.ts";
import { select, shown, sortKeys } from "../deals/repository.ts";
import { BOARD_CARDS } from "../options.ts";
import { deals, stages } from "../tables.ts";

/** The first cards of each stage in use, and one more, from the top down. */
export function cards(pipelineId: string) {
  const { key, order } = keyset("position", sortKeys, deals.id, undefined);
  return select({ ...shown, key })
    .where(
      sql`${deals.id} = any(array(select card.id from ${stages} s cross join lateral (
        select d.id from ${deals} d where d.pipeline_id = s.pipeline_id and d.stage_id = s.id and d.status = 'open' and d.archived_at is null
        order by d.position, d.id limit ${BOARD_CARDS + 1}) card
        where s.pipeline_id = ${pipelineId} and s.archived_at is null))`,
    )
    .orderBy(...order);
}

/** Number and worth of all open deals, by stage and currency. */
export function sums(pipelineId: string) {
  return rows<{ stageId: string; currency: string; count: number; amountMinor: number }>(
    sql`select stage_id as "stageId", currency, count(*)::int as count, sum(amount_minor)::float8 as "amountMinor" from ${deals}
      where pipeline_id = ${pipelineId} and status = 'open' and archived_at is null group by stage_id, currency order by currency`,
  );
}
