import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { db, row, rows } from "#worker/kernel/db/builder.ts";
import { filterBy } from "#worker/kernel/db/filter.ts";
import { keyset } from "#worker/kernel/db/keyset.ts";
import { COUNT_CAP } from "#worker/kernel/list/contract.ts";
import { deliveries } from "#worker/kernel/tables.ts";
import type { DeadAnywhere, DeadLetter, ListDead } from "./contract.ts";

type Listing = z.output<typeof ListDead>;
type About = NonNullable<z.input<typeof DeadLetter>["event"]>;

export function page(input: Listing) {
  const { key, order, after } = keyset(
    input.sort,
    { failedAt: { by: deliveries.updatedAt, type: "timestamptz" } },
    deliveries.id,
    input.cursor,
  );
  return db
    .select({
      id: deliveries.id,
      consumer: deliveries.consumer,
      attempts: deliveries.attempts,
      error: deliveries.error,
      failedAt: deliveries.updatedAt,
      event: sql<About | null>`app.dead_event(${deliveries.eventId})`,
      key,
    })
    .from(deliveries)
    .where(and(matching(input), after))
    .orderBy(...order)
    .limit(input.limit + 1);
}

export function count(input: Listing) {
  const some = db.select({ one: sql`1` }).from(deliveries).where(matching(input)).limit(COUNT_CAP);
  return row<{ total: number }>(sql`select count(*)::int as total from (${some}) matched`);
}

/** Refuses what is not among the dead letters (any more) with 404. */
export function isDead(id: string) {
  const dead = sql`exists (select from ${deliveries} where id = ${id} and status = 'dead' for update)`;
  return row(sql`select app.guard((${dead}), 404, 'not_found')`);
}

/** A fresh start: the tries count from nought again. */
export function revive(id: string) {
  return db
    .update(deliveries)
    .set({ status: "failed", attempts: 0 })
    .where(and(eq(deliveries.id, id), eq(deliveries.status, "dead")))
    .returning({ eventId: deliveries.eventId, consumer: deliveries.consumer, job: deliveries.job });
}

export function deadAnywhere(most: number) {
  return rows<z.input<typeof DeadAnywhere>>(sql`select tenant_id as "tenantId", tenant, id, consumer, attempts, error,
    to_jsonb(failed_at) #>> '{}' as "failedAt", event, job from app.dead_letters(${most})`);
}

/** Raises 404 for what is not among the dead letters (any more). */
export function reviveAnywhere(tenantId: string, id: string) {
  return rows<{ eventId: string; consumer: string; job: Record<string, unknown> | null }>(
    sql`select event_id as "eventId", consumer, job from app.revive_delivery(${tenantId}, ${id})`,
  );
}

function matching(input: Listing) {
  return and(eq(deliveries.status, "dead"), filterBy(input.filter, { consumer: deliveries.consumer }));
}
