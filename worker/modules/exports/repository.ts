import { and, eq, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { db, row, rows, type Statement } from "#worker/kernel/db/builder.ts";
import type { Filterables } from "#worker/kernel/db/compare.ts";
import { filterBy } from "#worker/kernel/db/filter.ts";
import { listing } from "#worker/kernel/db/listing.ts";
import type { Of } from "#worker/kernel/db/related.ts";
import { jobs } from "#worker/kernel/tables.ts";
import type { ListExports } from "./contract.ts";
import { KEPT_DAYS } from "./options.ts";
import { exports } from "./tables.ts";
import type { Sum } from "./writing/file-format.ts";

const live = sql`case when ${exports.linkExpiresAt} > now() then ${exports.linkExpiresAt} end`.mapWith(
  exports.linkExpiresAt,
);

const shown = {
  id: exports.id,
  subject: exports.subject,
  format: exports.format,
  name: exports.name,
  query: exports.query,
  columns: exports.columns,
  status: jobs.status,
  problem: jobs.problem,
  total: sql<number>`cardinality(${exports.ids})`,
  rows: exports.rows,
  size: exports.size,
  readyAt: exports.readyAt,
  expiresAt: exports.expiresAt,
  linkExpiresAt: live,
  downloads: exports.downloads,
  jobId: exports.jobId,
  mine: sql<boolean>`coalesce(${exports.actorId} = (select app.actor_id()), false)`,
  actorName: jobs.actorName,
  createdAt: exports.createdAt,
};

const filters: Filterables = {
  format: exports.format,
  subject: exports.subject,
  createdAt: exports.createdAt,
};

const listed = listing({
  id: exports.id,
  sorts: { createdAt: { by: exports.createdAt, type: "timestamptz" } },
  select: (more) =>
    db
      .select({ ...shown, ...more })
      .from(exports)
      .leftJoin(jobs, and(eq(jobs.tenantId, exports.tenantId), eq(jobs.id, exports.jobId))),
});

export function list(input: z.output<typeof ListExports>, { tenant }: Of) {
  return listed.page(input, filterBy(input.filter, filters, { tenant }));
}

export function one(id: string) {
  return listed.one(id);
}

/** `found` selects the `id` of the records, in their order. */
export function insert(
  values: Pick<
    typeof exports.$inferInsert,
    "id" | "subject" | "format" | "name" | "language" | "query" | "columns" | "reach" | "jobId"
  >,
  found: SQL,
) {
  return db.insert(exports).values({ ...values, ids: sql`array(select id from (${found}) found)` as never });
}

/** Tells the job how many records it is about. Raises 413 when they are more than may be. */
export function mustFit(id: string, most: number): Statement<unknown> {
  return row(sql`with counted as (update ${jobs} set total = cardinality(e.ids) from exports e
      where e.id = ${id} and ${jobs.id} = e.job_id returning ${jobs.total})
    select app.guard(total <= ${most}::int, 413, 'jobs.too_many') from counted`);
}

/** What the writer needs of an export. */
export function state(id: string) {
  return db
    .select({
      position: exports.position,
      pieces: exports.pieces,
      sum: exports.sum,
      columns: exports.columns,
      language: exports.language,
      format: exports.format,
      name: exports.name,
    })
    .from(exports)
    .where(eq(exports.id, id));
}

/** The next of its ids, in their order; `part` the same as rows, for a condition. */
export function nextIds(id: string, most: number) {
  return row<{ ids: string[] }>(sql`select coalesce(max(next.ids), '{}') as ids from (${slice(id, most)}) next`);
}

export function part(id: string, most: number): SQL {
  return sql`select unnest(next.ids) from (${slice(id, most)}) next`;
}

function slice(id: string, most: number): SQL {
  return sql`select ids[position + 1 : position + ${most}::int] as ids from exports where id = ${id}`;
}

export type Kept = { id: string; piece: number; from: number; to: number; rows: number; sum: Sum };

/**
 * Books a piece that stands in the store, with the job's count. Raises 404 when the export is gone, 409 `jobs.ended` when
 * it was stopped, `jobs.booked` when another run has booked the same.
 */
export function keepPiece({ id, piece, from, to, rows: written, sum }: Kept) {
  return row(sql`with kept as (
      update exports set position = ${to}::int, rows = rows + ${written}::int, pieces = pieces + 1, sum = ${JSON.stringify(sum)}::jsonb
        where id = ${id} and pieces = ${piece}::int returning job_id),
    counted as (
      update jobs set done = done + ${written}::int, skipped = skipped + ${to - from - written}::int, leased_until = now() + interval '90 seconds'
        from kept where jobs.id = kept.job_id and status = 'running' returning jobs.id)
    select app.guard(exists (select from exports where id = ${id}), 404, 'not_found'),
      app.guard(exists (select from kept), 409, 'jobs.booked'), app.guard(exists (select from counted), 409, 'jobs.ended')`);
}

/** The file is whole. */
export function finish(id: string, size: number) {
  return rows(sql`update exports set size = ${size}::bigint, ready_at = now(), expires_at = now() + make_interval(days => ${KEPT_DAYS})
    where id = ${id} and ready_at is null`);
}

const file = {
  id: exports.id,
  name: exports.name,
  format: exports.format,
  pieces: exports.pieces,
  size: exports.size,
  subject: exports.subject,
  columns: exports.columns,
  reach: exports.reach,
};
const whole = sql`${exports.readyAt} is not null and ${exports.expiresAt} > now()`;

/** A file that is whole, for who made it. */
export function ownFile(id: string) {
  return db
    .select(file)
    .from(exports)
    .where(and(eq(exports.id, id), sql`${exports.actorId} = (select app.actor_id())`, whole));
}

/** The file behind a link that still works: not for somebody who was suspended, nor for a key that was revoked. */
export function linkedFile(hash: string) {
  return db
    .select(file)
    .from(exports)
    .where(
      and(
        eq(exports.linkHash, hash),
        sql`${exports.linkExpiresAt} > now()`,
        whole,
        sql`(exists (select from users u where u.id = exports.actor_id and u.status = 'active')
          or exists (select from api_keys k where k.id = exports.actor_id and k.revoked_at is null))`,
      ),
    );
}

export function countDownload(id: string) {
  return rows(sql`update exports set downloads = downloads + 1 where id = ${id}`);
}

/** Holds the export for a change. Raises 404 unless it is there, 409 unless its file is whole. */
export function mustBeReady(id: string) {
  return row(sql`select app.guard(count(*) = 1, 404, 'not_found'), app.guard(bool_and(ready), 409, 'exports.not_ready')
    from (select ready_at is not null and expires_at > now() and actor_id = app.actor_id() as ready from exports where id = ${id} for update) found`);
}

/** One link at a time: the one before stops working. It ends with the file. */
export function share(id: string, hash: string, hours: number) {
  return row<{ expiresAt: string }>(sql`update exports set link_hash = ${hash},
      link_expires_at = least(now() + make_interval(hours => ${hours}::int), expires_at)
    where id = ${id} returning link_expires_at as "expiresAt"`);
}

export type Expired = { tenantId: string; id: string; pieces: number };

/** Of all tenants: files whose time is over, and those that never became whole. For the system only. */
export function expired(most: number) {
  return rows<Expired>(sql`select tenant_id as "tenantId", id, pieces from app.expired_exports(${most})`);
}

export function forget(ids: string[]) {
  return rows(sql`select app.forget_exports(${sql.param(ids)}::uuid[])`);
}

/** Raises 404 unless it is there. Stops the job that is still at it. */
export function remove(id: string) {
  return {
    there: row(sql`select app.guard(exists (select from exports where id = ${id}), 404, 'not_found')`),
    stopped: rows(sql`update jobs set status = 'cancelled', finished_at = now(), leased_until = null
      where id = (select job_id from exports where id = ${id}) and status in ('waiting', 'running')`),
    gone: db.delete(exports).where(eq(exports.id, id)),
  };
}
