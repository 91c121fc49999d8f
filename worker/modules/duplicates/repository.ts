import { and, eq, getTableColumns, isNull, or, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn, PgTable } from "drizzle-orm/pg-core";
import type { z } from "zod";
import type { Ctx } from "#worker/kernel/context.ts";
import { customName } from "#worker/kernel/custom/field.ts";
import { db, row, rows } from "#worker/kernel/db/builder.ts";
import { hiddenText } from "#worker/kernel/db/custom.ts";
import { filterBy } from "#worker/kernel/db/filter.ts";
import { keyset, type SortKeys } from "#worker/kernel/db/keyset.ts";
import { COUNT_CAP } from "#worker/kernel/list/contract.ts";
import { jobs } from "#worker/kernel/tables.ts";
import type { ListDuplicates } from "./contract.ts";
import { LIKELY, REASONS } from "./options.ts";
import type { Subject } from "./subject-of.ts";
import { duplicatePairs as pairs } from "./tables.ts";

type Listing = z.output<typeof ListDuplicates>;
export type Pair = { groupId: string; a: string; b: string; score: number; reasons: string[] };
export type Draft = Partial<Record<"name" | "tax_number" | "province", string | undefined>> & {
  emails?: string[] | undefined;
  phones?: string[] | undefined;
};
type Versions = Record<string, number | undefined>;
export type Found = { id: string; score: number; reasons: string[] };

const sortKeys: SortKeys = { score: { by: pairs.rank, type: "bigint" } };

/** Raises 403 unless the actor holds that right to such records; `all` unless to all of them. */
export function may({ resource }: Subject, verb: "read" | "write" | "delete", reach: "some" | "all" = "some") {
  const permission = `${resource}:${verb}`;
  const held = reach === "all" ? sql`app.may_all(${permission})` : sql`app.may(${permission})`;
  return row(
    sql`select app.fail(403, 'forbidden', jsonb_build_object('permission', ${permission}::text)) where not ${held}`,
  );
}

/** One page of groups, the likeliest first, with their pairs and records. */
export function page(subject: Subject, input: Listing, ctx: Ctx) {
  const { score, reasons } = seenOf(subject, ctx);
  const where = and(
    eq(pairs.object, subject.name),
    isNull(pairs.dismissedAt),
    sql`${score} >= ${LIKELY}`,
    filterBy(input.filter, { reason: (operator, value) => because(reasons, operator, value) }, { tenant: ctx.tenant }),
    input.recordId ? or(eq(pairs.subjectId, input.recordId), eq(pairs.otherId, input.recordId)) : undefined,
  );
  const { place, order, after } = keyset(input.sort, sortKeys, pairs.groupId);
  const groups = db
    .select({ id: sql<string>`${pairs.groupId}`.as("found_id"), place: place.as("place") })
    .from(pairs)
    .where(and(where, after(input.cursor)))
    .groupBy(pairs.rank, pairs.groupId)
    .orderBy(...order)
    .limit(input.limit + 1);
  const some = sql`${pairs.groupId} = any(array(select page.found_id from (${groups}) page)) and ${isNull(pairs.dismissedAt)} and ${score} >= ${LIKELY}`;
  return {
    groups,
    pairs:
      rows<Pair>(sql`select ${pairs.groupId} as "groupId", ${pairs.subjectId} as a, ${pairs.otherId} as b, ${score} as score, ${reasons} as reasons
      from ${pairs} where ${some} order by ${score} desc limit 5000`),
    records: subject.bulk.rows(
      subject.name,
      sql`select unnest(array[${pairs.subjectId}, ${pairs.otherId}]) from ${pairs} where ${some}`,
      ctx,
    ),
    count: row<{ total: number }>(
      sql`select count(*)::int as total from (select distinct ${pairs.groupId} from ${pairs} where ${where} limit ${COUNT_CAP}) matched`,
    ),
  };
}

/** What a record that is not there yet would likely be the same as, of those that the actor sees. */
export function likely(subject: Subject, draft: Draft, most: number, ctx: Ctx) {
  const found = sql`app.likely_same(${subject.table}, ${subject.objectId}::uuid, null, ${JSON.stringify(draft)}::jsonb)`;
  const best = sql`select f.other as id, f.score, f.reasons from ${found} f join ${subject.duplicable.table} r on r.id = f.other
    order by f.score desc, f.other limit ${most}`;
  return {
    found: rows<Found>(best),
    records: subject.bulk.rows(subject.name, sql`select id from (${best}) best`, ctx),
  };
}

/** Raises 404 unless the actor sees all of these records, and they are of this kind. */
export function mustSeeAll({ duplicable: { table }, objectId }: Subject, ids: readonly string[]) {
  const ofObject = objectId ? sql`and ${table}.object_id = ${objectId}` : sql``;
  return row(sql`select app.guard(count(*) = ${new Set(ids).size}::int, 404, 'not_found') from ${table}
    where ${table}.id = any(${sql.param(ids)}::uuid[]) ${ofObject}`);
}

export function dismiss({ table, name }: Subject, ids: readonly string[], two: boolean) {
  return row(sql`select app.dismiss_duplicates(${table}, ${name}, ${sql.param(ids)}::uuid[], ${two})`);
}

/** Raises 404 unless all of these are records of this kind, or were until they became part of another one. */
export function mustBeOf({ duplicable: { table }, objectId }: Subject, ids: readonly string[]) {
  if (!objectId) return row(sql`select true as there`);
  return row(sql`select app.guard(not exists (select from ${table} where ${table}.id = any(${sql.param(ids)}::uuid[])
    and ${table}.object_id <> ${objectId}), 404, 'not_found')`);
}

/** Makes all but the first of `ids` part of it: see `app.merge_records`. */
export function merge({ table, name }: Subject, ids: string[], versions: Versions, picks: Record<string, string>) {
  const [survivor, ...others] = ids;
  return row<{
    moved: Record<string, number>;
  }>(sql`select app.merge_records(${table}, ${name}, ${survivor}::uuid, ${sql.param(others)}::uuid[],
    ${JSON.stringify(versions)}::jsonb, ${JSON.stringify(picks)}::jsonb) as moved`);
}

/** Raises 422 when the value of a field is picked that is hidden from the actor. */
export function mustNotBeHidden({ name }: Subject, take: Record<string, string>, { tenant }: Ctx) {
  const hidden = (tenant?.fields ?? []).filter(
    ({ object, key, hiddenFrom }) => object === name && hiddenFrom.length > 0 && take[customName(key)],
  );
  const checks = hidden.map((field) =>
    row(sql`select app.fail(422, 'unknown_field', jsonb_build_object('path', ${`take.${customName(field.key)}`}::text))
      where ${sql.raw(hiddenText(field) ?? "false")}`),
  );
  return Object.fromEntries(checks.map((check, at) => [`shown${at}`, check]));
}

/** What points at each of these records, as far as the actor sees it. */
export function references({ table, name }: Subject, ids: readonly string[]) {
  return row<{ counts: Record<string, Record<string, number>> }>(
    sql`select app.count_references(${table}, ${name}, ${sql.param(ids)}::uuid[]) as counts`,
  );
}

export function named(ids: readonly string[]): SQL {
  return sql`select id from unnest(${sql.param(ids)}::uuid[]) id`;
}

/** The column of a built-in field. */
export function columnOf(table: PgTable, name: string): string | undefined {
  const columns = getTableColumns(table) as Record<string, AnyPgColumn>;
  return Object.hasOwn(columns, name) ? columns[name]?.name : undefined;
}

/** Looks again what these records are likely the same as. */
export function find({ table, name }: Pick<Subject, "table" | "name">, ids: readonly string[]) {
  return row(sql`select app.find_duplicates(${table}, ${name}, ${sql.param(ids)}::uuid[])`);
}

/** Looks at the next records of a job, at most `most`, and books them. */
export function scan(job: string, most: number) {
  return row<{ step: "done" | "more" }>(sql`select app.scan_duplicates(${job}, ${most}) as step`);
}

/** Raises 409 while all of these records are being looked at already. */
export function mustNotRun(name: string) {
  return row(sql`select app.guard(not exists (select from ${jobs} where ${jobs.kind} = 'duplicates' and ${jobs.subject} = ${name}
    and ${jobs.status} in ('waiting', 'running') and not ${jobs.input} ? 'of'), 409, 'duplicates.running')`);
}

/** A job as it ended, if it made or changed records that can be duplicates. */
export function ended(id: string) {
  return rows<{
    subject: string;
  }>(sql`select ${jobs.subject} as subject from ${jobs} where ${jobs.id} = ${id} and ${jobs.done} > 0
    and (${jobs.kind} in ('import', 'undo') or ${jobs.input} ->> 'action' in ('update', 'restore', 'archive', 'delete'))`);
}

export function isJob(id: string) {
  return row<{ there: boolean }>(sql`select exists (select from ${jobs} where ${jobs.id} = ${id}) as there`);
}

/** A field that is hidden from the actor is no reason to them, and its pairs count for what they are without it. */
function seenOf({ name }: Subject, { tenant }: Ctx): { reasons: SQL; score: SQL } {
  const hidden = (tenant?.fields ?? []).filter(({ object, hiddenFrom }) => object === name && hiddenFrom.length > 0);
  const reasons = hidden.reduce(
    (kept, field) =>
      sql`array_remove(${kept}, case when ${sql.raw(hiddenText(field) ?? "false")} then ${field.id} end)`,
    sql`${pairs.reasons}`,
  );
  if (hidden.length === 0) return { reasons, score: sql`${pairs.score}` };
  return {
    reasons,
    score: sql`case when cardinality(${reasons}) = cardinality(${pairs.reasons}) then ${pairs.score} else ${pairs.base} end`,
  };
}

function because(reasons: SQL, operator: string, value: unknown): SQL {
  const wanted = [value].flat().map(String);
  const known = sql`${reasons} && ${sql.param(wanted)}::text[]`;
  const own = sql`not ${reasons} <@ ${sql.param([...REASONS])}::text[]`;
  const some = wanted.includes("field") ? sql`(${known} or ${own})` : known;
  return operator === "nin" ? sql`not (${some})` : some;
}
