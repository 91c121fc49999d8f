import { and, eq, inArray, sql } from "drizzle-orm";
import { db, row, rows, type Statement } from "../db/builder.ts";
import { deliveries, events } from "../tables.ts";
import type { NewEvent } from "./event.ts";

export function append(list: (NewEvent & { id: string; depth: number; quiet: boolean })[]): Statement<unknown> {
  return row(sql`select app.append_events(${JSON.stringify(list)}::jsonb)`);
}

export function byIds(ids: string[]) {
  return db
    .select({
      id: events.id,
      name: events.name,
      subject: events.subject,
      subjectId: events.subjectId,
      customerId: events.customerId,
      payload: events.payload,
      actorKind: events.actorKind,
      actorId: events.actorId,
      depth: events.depth,
      createdAt: events.createdAt,
    })
    .from(events)
    .where(inArray(events.id, ids));
}

export function markDispatched(ids: string[]): Statement<unknown> {
  return row(sql`select app.mark_dispatched(${`{${ids.join(",")}}`}::uuid[])`);
}

export function undispatched(most: number) {
  return rows<{ tenantId: string; id: string }>(sql`select tenant_id as "tenantId", id from app.undispatched(${most})`);
}

export type Stalled = { tenantId: string; eventId: string; consumer: string; job: Record<string, unknown> | null };

export function stalled(most: number) {
  return rows<Stalled>(
    sql`select tenant_id as "tenantId", event_id as "eventId", consumer, job from app.stalled(${most})`,
  );
}

export function purge(most: number) {
  return row<{ removed: Record<string, number> }>(sql`select app.purge(${most}) as removed`);
}

export function liveTenants() {
  return rows<{ id: string }>(sql`select id from app.live_tenants() as id`);
}

/** The work a delivery stands for. `id` is that of a row that may have to be made. */
export type Booking = { id: string; eventId: string; consumer: string; job: Record<string, unknown> | null };

/** Runs that were begun and never ended count too, so a message that kills its Worker comes to an end. */
const MOST_RUNS = 20;
export const TRIES = 6;

/**
 * Begins a run unless it is done, dead or another one is under way, whose lease is five minutes. `attempt` is null when
 * it must not run; `status` is what was stored before, null when another run has just begun.
 */
export function begin({ id, eventId, consumer, job }: Booking) {
  return row<{ attempt: number | null; status: string | null }>(sql`
    with booked as (
      insert into deliveries as d (id, event_id, consumer, status, attempts, job)
        values (${id}, ${eventId}, ${consumer}, 'running', 1, ${job ? JSON.stringify(job) : null}::jsonb)
      on conflict (tenant_id, event_id, consumer) do update
        set attempts = d.attempts + 1, status = case when d.attempts >= ${MOST_RUNS}::int then 'dead' else 'running' end
        where d.status = 'failed' or d.status = 'running' and d.updated_at < now() - interval '5 minutes'
      returning status, attempts)
    select (select attempts from booked where status = 'running') as attempt,
      (select status from deliveries where event_id = ${eventId} and consumer = ${consumer}) as status`);
}

export function finish(eventId: string, consumer: string) {
  return db.update(deliveries).set({ status: "done", error: null, job: null }).where(keyed(eventId, consumer));
}

/** Of this run only: a later one may have begun since. */
export function fail(eventId: string, consumer: string, attempt: number, error: string) {
  return db
    .update(deliveries)
    .set({ status: "failed", error })
    .where(and(keyed(eventId, consumer), eq(deliveries.status, "running"), eq(deliveries.attempts, attempt)));
}

/** The queue gave up. Dead when the work itself failed so often; else an outage ate the tries, and the sweep goes on. */
export function bury({ id, eventId, consumer, job }: Booking, error: string) {
  return row<{ status: string }>(sql`
    insert into deliveries as d (id, event_id, consumer, status, error, job)
      values (${id}, ${eventId}, ${consumer}, 'failed', ${error}, ${job ? JSON.stringify(job) : null}::jsonb)
    on conflict (tenant_id, event_id, consumer) do update
      set status = case when d.status in ('failed', 'running') and d.attempts >= ${TRIES - 1}::int then 'dead' else d.status end
    returning status`);
}

function keyed(eventId: string, consumer: string) {
  return and(eq(deliveries.eventId, eventId), eq(deliveries.consumer, consumer));
}
