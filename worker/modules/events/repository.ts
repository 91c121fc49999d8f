import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { db, row, rows } from "#worker/kernel/db/builder.ts";
import { filterBy } from "#worker/kernel/db/filter.ts";
import { readCursor } from "#worker/kernel/db/keyset.ts";
import { listing } from "#worker/kernel/db/listing.ts";
import { COUNT_CAP } from "#worker/kernel/list/contract.ts";
import { deliveries } from "#worker/kernel/tables.ts";
import type { DeadAnywhere, DeadLetter, ListDead, ListDeadAnywhere } from "./contract.ts";

type Listing = z.output<typeof ListDead>;
type About = NonNullable<z.input<typeof DeadLetter>["event"]>;

const shown = {
  id: deliveries.id,
  consumer: deliveries.consumer,
  attempts: deliveries.attempts,
  error: deliveries.error,
  failedAt: deliveries.updatedAt,
  event: sql<About | null>`app.dead_event(${deliveries.eventId})`,
};

const listed = listing({
  id: deliveries.id,
  sorts: { failedAt: { by: deliveries.updatedAt, type: "timestamptz" } },
  select: (more) => db.select({ ...shown, ...more }).from(deliveries),
});

export function list(input: Listing) {
  return listed.page(input, matching(input));
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

type Anywhere = z.output<typeof ListDeadAnywhere>;

/** The order of every operator's list, which its cursors are made for. */
export const NEWEST = "-failedAt";

/** Through a function: row security shows an operator no tenant's deliveries. */
export function listAnywhere({ tenantId, cursor, limit }: Anywhere) {
  const [at, id] = cursor ? readCursor(cursor, NEWEST, [{ type: "timestamptz" }, { type: "uuid" }]) : [];
  return {
    rows: rows<
      z.input<typeof DeadAnywhere> & { place: string }
    >(sql`select tenant_id as "tenantId", tenant, id, consumer, attempts,
      error, to_jsonb(failed_at) #>> '{}' as "failedAt", event, job, jsonb_build_array(failed_at::text, id::text)::text as place
      from app.dead_letters(${tenantId ?? null}, ${at ?? null}::timestamptz, ${id ?? null}, ${limit + 1})`),
    count: row<{ total: number }>(sql`select app.count_dead(${tenantId ?? null}, ${COUNT_CAP}) as total`),
  };
}

export function deadTenants(most: number) {
  return rows<{ id: string; name: string }>(sql`select id, name from app.dead_tenants(${most})`);
}

/** Raises 404 for what is not among the dead letters (any more). */
export function reviveAnywhere(tenantId: string, id: string) {
  return rows<{ eventId: string; consumer: string; job: Record<string, unknown> | null }>(
    sql`select event_id as "eventId", consumer, job from app.revive_delivery(${tenantId}, ${id})`,
  );
}

function matching(input: Listing) {
  return and(
    eq(deliveries.status, "dead"),
    filterBy(input.filter, { consumer: deliveries.consumer }, { tenant: null }),
  );
}
