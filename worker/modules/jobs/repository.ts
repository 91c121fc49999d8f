import { and, eq, type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { z } from "zod";
import { db, row } from "#worker/kernel/db/builder.ts";
import type { Filterables } from "#worker/kernel/db/compare.ts";
import { filterBy } from "#worker/kernel/db/filter.ts";
import type { SortKeys } from "#worker/kernel/db/keyset.ts";
import { listing } from "#worker/kernel/db/listing.ts";
import type { Of } from "#worker/kernel/db/related.ts";
import { jobRows, jobs } from "#worker/kernel/tables.ts";
import type { ListJobRows, ListJobs } from "./contract.ts";

/** What can be taken back is kept so long. */
const UNDO_DAYS = 30;

const undoneBy = sql<
  string | null
>`(select u.id from jobs u where u.tenant_id = jobs.tenant_id and u.undoes = jobs.id)`;
const undoable = sql`(jobs.kind <> 'undo' and jobs.finished_at > now() - make_interval(days => ${sql.raw(String(UNDO_DAYS))})
  and exists (select from job_rows r where r.tenant_id = jobs.tenant_id and r.job_id = jobs.id and r.status = 'done' and r.undo is not null))`;

const shown = {
  id: jobs.id,
  kind: jobs.kind,
  subject: jobs.subject,
  action: sql<string | null>`${jobs.input} ->> 'action'`,
  status: jobs.status,
  total: jobs.total,
  done: jobs.done,
  failed: jobs.failed,
  skipped: jobs.skipped,
  problem: jobs.problem,
  actorName: jobs.actorName,
  undoes: jobs.undoes,
  undoneBy,
  mayUndo: sql<boolean>`coalesce(${undoable} and ${undoneBy} is null, false)`,
  createdAt: jobs.createdAt,
  startedAt: jobs.startedAt,
  finishedAt: jobs.finishedAt,
};

const filters: Filterables = {
  status: jobs.status,
  kind: jobs.kind,
  subject: jobs.subject,
  createdAt: jobs.createdAt,
};
const sortKeys: SortKeys = { createdAt: { by: jobs.createdAt, type: "timestamptz" } };

const listed = listing({ id: jobs.id, sorts: sortKeys, select: (more) => db.select({ ...shown, ...more }).from(jobs) });

export function list(input: z.output<typeof ListJobs>, { tenant }: Of) {
  return listed.page(input, filterBy(input.filter, filters, { tenant }));
}

export function one(id: string) {
  return listed.one(id);
}

const shownRows = {
  position: jobRows.position,
  recordId: jobRows.recordId,
  label: jobRows.label,
  status: jobRows.status,
  problem: jobRows.problem,
};
const listedRows = listing({
  id: jobRows.id,
  sorts: { position: { by: jobRows.position, type: "bigint" } },
  select: (more) => db.select({ ...shownRows, ...more }).from(jobRows),
});

export function listRows(input: z.output<typeof ListJobRows>, { tenant }: Of) {
  return listedRows.page(
    input,
    and(eq(jobRows.jobId, input.id), filterBy(input.filter, { status: jobRows.status }, { tenant })),
  );
}

/** Raises 404 unless there is such a job that the actor may see. */
export function mustBeThere(id: string) {
  return row(sql`select app.guard(exists (select from ${jobs} where ${jobs.id} = ${id}), 404, 'not_found')`);
}

/** Holds the job for a change. Raises 404 when there is none, 409 `jobs.ended` when it is over. */
export function mustRun(id: string) {
  return row(sql`select app.guard(status in ('waiting', 'running'), 409, 'jobs.ended'), app.guard(kind <> 'compute', 409, 'jobs.goes_on')
    from (select status, kind from ${jobs} where ${jobs.id} = ${id} for update) job`);
}

/** What is under way is finished, the rest stays as it is. */
export function cancel(id: string) {
  return db
    .update(jobs)
    .set({ status: "cancelled", finishedAt: sql`now()` as never, leasedUntil: null })
    .where(eq(jobs.id, id));
}

/** Raises 409 unless the job can be taken back. */
export function mustBeUndoable(id: string) {
  return row(sql`select app.guard(${jobs.status} in ('done', 'failed', 'cancelled') and ${undoable}, 409, 'jobs.no_way_back'),
    app.guard(${undoneBy} is null, 409, 'jobs.undone') from ${jobs} where ${jobs.id} = ${id}`);
}

/** The records that a job changed, the last one first, with what takes them back. */
export function changedBy(id: string): SQL {
  return sql`select record_id as id, label, undo from ${jobRows}
    where ${jobRows.jobId} = ${id} and ${jobRows.status} = 'done' and ${jobRows.undo} is not null order by ${jobRows.position} desc`;
}

/** Raises 422 unless the actor sees all of these records; `object` tells apart whose records the table holds. */
export function mustSeeAll(table: PgTable, ids: readonly string[], object?: string) {
  const ofObject = object ? sql`and ${table}.object_id = ${object}` : sql``;
  return row(sql`select app.fail(422, 'unknown_reference', jsonb_build_object('path', 'select.ids.' || place - 1))
    from unnest(${sql.param(ids)}::uuid[]) with ordinality as named(id, place)
    where not exists (select from ${table} where ${table}.id = named.id ${ofObject}) order by place limit 1`);
}

/** Named one by one. */
export function named(ids: readonly string[]): SQL {
  return sql`select id from unnest(${sql.param(ids)}::uuid[]) with ordinality as named(id, place) order by place`;
}

/** Raises 413 when the job is about more records than one may be. */
export function mustFit(id: string, most: number) {
  return row(sql`select app.guard(total <= ${most}::int, 413, 'jobs.too_many') from ${jobs} where ${jobs.id} = ${id}`);
}
