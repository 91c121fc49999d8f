import { eq, type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { db, row, rows, type Statement } from "../db/builder.ts";
import { jobs } from "../tables.ts";
import type { Job } from "./job.ts";
import type { Refusal, Undo } from "./refusal.ts";

export type Taken = Job & { asSystem: boolean; attempts: number };

export function take(id: string) {
  return row<{ job: Taken | null }>(sql`select app.take_job(${id}) as job`);
}

/** Gives the job back: the next message goes on at once. */
export function release(id: string) {
  return rows(sql`update jobs set leased_until = null, attempts = 0 where id = ${id} and status = 'running'`);
}

/** A run failed for a reason that may pass; `attempts` is what it was then. */
export function failedOnce(id: string) {
  return rows(
    sql`update jobs set leased_until = null, attempts = attempts + 1 where id = ${id} and status = 'running'`,
  );
}

/** Ends the job; nothing when it has ended before. Rows that still wait stay as they are. */
export function end(id: string, status: "done" | "failed", problem: Refusal | null) {
  return rows<{ id: string; kind: string; subject: string; done: number; failed: number; skipped: number }>(sql`
    update jobs set status = ${status}, problem = ${problem && JSON.stringify(problem)}::jsonb, finished_at = now(), leased_until = null
      where id = ${id} and status = 'running' returning id, kind, subject, done, failed, skipped`);
}

export function abandoned(most: number) {
  return rows<{ tenantId: string; id: string }>(
    sql`select tenant_id as "tenantId", id from app.abandoned_jobs(${most})`,
  );
}

export type NewJob = {
  id: string;
  kind: string;
  subject: string;
  input: Record<string, unknown>;
  total?: number;
  undoes?: string;
};

/** A job that waits; `actorName` is known to the database alone. */
export function insert(job: NewJob): Statement<unknown> {
  return db.insert(jobs).values({
    ...job,
    actorName: sql`nullif(current_setting('app.actor_name', true), '')` as never,
  });
}

/** How many records it is about. */
export function count(id: string): Statement<unknown> {
  return db
    .update(jobs)
    .set({ total: sql`(select count(*) from job_rows where job_id = ${id})` })
    .where(eq(jobs.id, id));
}

/** Records to be worked on, as `found` brings them: a select of `id`, and of `label` and `undo` where it has them. */
export function enlist(id: string, found: SQL, columns: "id" | "id, label, undo" = "id"): Statement<unknown> {
  const given = columns === "id" ? sql`record_id` : sql`record_id, label, undo`;
  return rows(sql`insert into job_rows (id, job_id, position, ${given})
    select uuidv7(), ${id}, row_number() over () - 1, ${sql.raw(columns)} from (${found}) found`);
}

export type Waiting = { position: number; recordId: string | null; label: string | null; undo: Undo | null };

/** The next rows of a job. */
export function waiting(id: string, most: number) {
  return rows<Waiting>(sql`select position, record_id as "recordId", label, undo from job_rows
    where job_id = ${id} and status = 'waiting' order by position limit ${most}`);
}

/** The same rows' records, for a condition. */
export function waitingIds(id: string, most: number): SQL {
  return sql`select record_id from job_rows where job_id = ${id} and status = 'waiting' order by position limit ${most}`;
}

export type Booked = {
  position: number;
  recordId: string | null;
  status: "done" | "failed" | "skipped";
  outcome?: "create" | "update" | "skip" | undefined;
  problem?: Refusal | null | undefined;
  undo?: Undo | undefined;
  label?: string | null | undefined;
};

/** What is still to be taken back of these records takes what was just done to them for the state that it left. */
export function follow(id: string, recordIds: string[], table: PgTable): Statement<unknown> {
  return rows(sql`update job_rows r set undo = jsonb_set(r.undo, '{input,version}', to_jsonb(t.version)) from ${table} t
    where r.job_id = ${id} and r.status = 'waiting' and r.undo is not null
      and r.record_id = any(${sql.param(recordIds)}::uuid[]) and t.id = r.record_id`);
}

/**
 * What came of rows, after what was done with them, in the same transaction; rows that nobody had written down come with
 * it. `table` holds the records, whose versions belong to what takes them back. Raises 409 `jobs.ended` when the job was
 * cancelled, `jobs.booked` when another run has booked one of them.
 */
export function book(id: string, outcomes: Booked[], table: PgTable): Statement<unknown> {
  const list = sql`jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb)
    as n(position int, "recordId" uuid, label text, status text, outcome text, problem jsonb, undo jsonb)`;
  const version = sql`coalesce((select to_jsonb(t.version) from ${table} t where t.id = n."recordId"), 'null')`;
  return row(sql`with booked as (
      insert into job_rows as r (id, job_id, position, record_id, label, status, outcome, problem, undo)
        select uuidv7(), ${id}, n.position, n."recordId", n.label, n.status, n.outcome, n.problem,
          case when n.undo is not null then jsonb_set(n.undo, '{input,version}', ${version}) end from ${list}
        on conflict (tenant_id, job_id, position) do update set status = excluded.status, outcome = excluded.outcome,
          problem = excluded.problem, undo = excluded.undo, label = coalesce(excluded.label, r.label) where r.status = 'waiting'
        returning r.status),
    counted as (
      update jobs set done = done + (select count(*) from booked where status = 'done'),
        failed = failed + (select count(*) from booked where status = 'failed'),
        skipped = skipped + (select count(*) from booked where status = 'skipped'), leased_until = now() + interval '90 seconds'
        where id = ${id} and status = 'running' returning id)
    select app.guard(exists (select from counted), 409, 'jobs.ended'),
      app.guard((select count(*) from booked) = ${outcomes.length}::int, 409, 'jobs.booked')`);
}
