import { eq, type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { z } from "zod";
import { db, row, rows, type Statement } from "#worker/kernel/db/builder.ts";
import type { Filterables } from "#worker/kernel/db/compare.ts";
import { filterBy } from "#worker/kernel/db/filter.ts";
import { listing } from "#worker/kernel/db/listing.ts";
import type { Of } from "#worker/kernel/db/related.ts";
import type { Found } from "#worker/kernel/importable.ts";
import type { Refusal } from "#worker/kernel/jobs/refusal.ts";
import type { ListImports } from "./contract.ts";
import { imports } from "./tables.ts";

const shown = {
  id: imports.id,
  subject: imports.subject,
  name: imports.name,
  size: imports.size,
  status: imports.status,
  problem: imports.problem,
  format: imports.format,
  columns: imports.columns,
  rows: imports.rows,
  mapping: imports.mapping,
  match: imports.match,
  onMatch: imports.onMatch,
  jobId: imports.jobId,
  runId: imports.runId,
  version: imports.version,
  createdAt: imports.createdAt,
};
export type Stored = Awaited<ReturnType<typeof one>["_"]["result"]>[number];

const filters: Filterables = { subject: imports.subject, status: imports.status, createdAt: imports.createdAt };
const listed = listing({
  id: imports.id,
  sorts: { createdAt: { by: imports.createdAt, type: "timestamptz" } },
  select: (more) => db.select({ ...shown, ...more }).from(imports),
});

export function list(input: z.output<typeof ListImports>, { tenant }: Of) {
  return listed.page(input, filterBy(input.filter, filters, { tenant }));
}

export function one(id: string) {
  return db.select(shown).from(imports).where(eq(imports.id, id));
}

export function insert(
  values: Pick<typeof imports.$inferInsert, "id" | "subject" | "name" | "size" | "sha256" | "jobId">,
) {
  return db.insert(imports).values(values);
}

export function update(id: string, values: Partial<typeof imports.$inferInsert>) {
  return db.update(imports).set(values).where(eq(imports.id, id));
}

/** Raises 404 without it, 409 with that reason unless it stands at one of these. */
export function mustStand(id: string, statuses: readonly string[], reason: string) {
  return row(sql`select app.guard(count(*) = 1, 404, 'not_found'),
      app.guard(bool_and(status = any(${sql.param(statuses)}::text[])), 409, ${reason})
    from (select status from imports where id = ${id} for update) import`);
}

/** Raises 409 where the file is gone. */
export function mustHaveFile(id: string) {
  return row(sql`select app.guard(emptied_at is null, 409, 'imports.emptied') from imports where id = ${id}`);
}

export type Old = { tenantId: string; id: string; rows: number };

/** Of all tenants: files that nobody works with any more. For the system only. */
export function old(most: number) {
  return rows<Old>(sql`select tenant_id as "tenantId", id, "rows" from app.old_imports(${most})`);
}

export function emptied(ids: string[]) {
  return rows(sql`select app.imports_emptied(${sql.param(ids)}::uuid[])`);
}

/** What was chosen for which heading in earlier imports of the same records, the latest first. */
export function mappings(subject: string) {
  return rows<{ columns: { name: string }[]; mapping: (string | null)[] }>(sql`select columns, mapping from imports
    where subject = ${subject} and run_id is not null order by created_at desc limit 10`);
}

/** Positions of a job that are booked already, from one to another. */
export function booked(jobId: string, from: number, to: number) {
  return rows<{ position: number }>(sql`select position from job_rows
    where job_id = ${jobId} and position >= ${from} and position < ${to}`);
}

/** How many rows of a job are booked. */
export function settled(jobId: string) {
  return rows<{ settled: number }>(sql`select done + failed + skipped as settled from jobs where id = ${jobId}`);
}

/** Records that the actor sees, by what tells them apart: `id`, `name`, `emails`, `phones`, `taxNumber` or a unique field's id. */
export function recordsBy(object: string, table: PgTable, by: string, keys: string[]): Statement<Found[]> {
  return rows<Found>(sql`select found.key, t.id from app.records_by(${object}, ${by}, ${sql.param(keys)}::text[]) found
    join ${table} t on t.id = found.id`);
}

/** The same records' ids, for a condition. */
export function idsBy(object: string, by: string, keys: string[]): SQL {
  return sql`select id from app.records_by(${object}, ${by}, ${sql.param(keys)}::text[])`;
}

/** Active people by their mail address or their name. */
export function peopleBy(keys: string[]): Statement<Found[]> {
  return rows<Found>(sql`select k.key, u.id from unnest(${sql.param(keys)}::text[]) k(key)
    join users u on u.email = k.key or app.fold(u.name) = k.key where u.status <> 'suspended'`);
}

/** Which rows failed in the last check or run, and why. */
export function failuresOf(id: string) {
  return rows<{ position: number; problem: Refusal }>(sql`select position, problem from job_rows
    where job_id = (select job_id from imports where id = ${id}) and status = 'failed' order by position`);
}

/** What the last check or run came to. */
export function outcomesOf(id: string) {
  return rows<{
    outcome: string | null;
    status: string;
    count: number;
  }>(sql`select outcome, status, count(*)::int as count
    from job_rows where job_id = (select job_id from imports where id = ${id}) group by 1, 2`);
}
