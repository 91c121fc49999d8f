import { and, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Ctx } from "#worker/kernel/context.ts";
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
