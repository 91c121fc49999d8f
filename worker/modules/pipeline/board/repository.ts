import { and, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { rows } from "#worker/kernel/db/builder.ts";
import { filterBy } from "#worker/kernel/db/filter.ts";
import { keyset } from "#worker/kernel/db/keyset.ts";
import type { Of } from "#worker/kernel/db/related.ts";
import { searchIn } from "#worker/kernel/db/search.ts";
import { filters, select, shown, sortKeys } from "../deals/repository.ts";
import { BOARD_CARDS } from "../options.ts";
import * as pipelines from "../pipelines/repository.ts";
import { deals, stages } from "../tables.ts";
import type { ReadBoard } from "./contract.ts";

type Reading = z.output<typeof ReadBoard>;

export function pipeline(id: Reading["id"]) {
  return id === "first" ? pipelines.first() : pipelines.one(id);
}

/** The first cards of each stage in use, and one more, from the top down. */
export function cards(input: Reading, ctx: Of) {
  const { place, order } = keyset("position", sortKeys, deals.id);
  return select({ ...shown, place })
    .where(
      sql`${deals.id} = any(array(select card.id from ${stages} s cross join lateral (
        select ${deals.id} from ${deals} where ${deals.pipelineId} = s.pipeline_id and ${deals.stageId} = s.id and ${matching(input, ctx)}
        order by ${deals.position}, ${deals.id} limit ${BOARD_CARDS + 1}) card
        where s.pipeline_id = ${idOf(input)} and s.archived_at is null))`,
    )
    .orderBy(...order);
}

/** Number and worth of the open deals, by stage and currency. */
export function sums(input: Reading, ctx: Of) {
  return rows<{ stageId: string; currency: string; count: number; amountMinor: number }>(
    sql`select stage_id as "stageId", currency, count(*)::int as count, sum(amount_minor)::float8 as "amountMinor" from ${deals}
      where ${deals.pipelineId} = ${idOf(input)} and ${matching(input, ctx)} group by stage_id, currency order by currency`,
  );
}

function idOf({ id }: Reading): SQL {
  return id === "first" ? sql`(select id from (${pipelines.first()}) chosen)` : sql`${id}`;
}

function matching({ filter, q }: Reading, ctx: Of): SQL {
  const open = sql`${deals.status} = 'open' and ${deals.archivedAt} is null`;
  return (
    and(open, filterBy(filter, filters, { tenant: ctx.tenant, object: "deals" }), searchIn("deals", deals.id, q)) ??
    open
  );
}
