import { and, asc, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { db, row, rows } from "#worker/kernel/db/builder.ts";
import type { SortKeys } from "#worker/kernel/db/keyset.ts";
import { listing } from "#worker/kernel/db/listing.ts";
import { hasWords } from "#worker/kernel/db/search.ts";
import { deals, pipelines, stages } from "../tables.ts";
import type { ListPipelines, Stage } from "./contract.ts";

type Listing = z.output<typeof ListPipelines>;

const shown = {
  id: pipelines.id,
  name: pipelines.name,
  position: pipelines.position,
  stages: sql<z.output<typeof Stage>[]>`coalesce((select json_agg(json_build_object('id', s.id, 'name', s.name,
    'probability', s.probability, 'position', s.position, 'rottingDays', s.rotting_days, 'required', s.required,
    'forecastCategory', s.forecast_category) order by s.position, s.id)
    from ${stages} s where s.pipeline_id = "pipelines"."id" and s.archived_at is null), '[]')`,
  archivedAt: pipelines.archivedAt,
  createdAt: pipelines.createdAt,
  updatedAt: pipelines.updatedAt,
};

const sortKeys: SortKeys = {
  position: { by: sql`${pipelines.position}::bigint`, type: "bigint" },
  name: { by: sql`${pipelines.name} collate "tr-x-icu"`, type: "text" },
  createdAt: { by: pipelines.createdAt, type: "timestamptz" },
};

const listed = listing({
  id: pipelines.id,
  sorts: sortKeys,
  select: (more) => db.select({ ...shown, ...more }).from(pipelines),
});

export function list(input: Listing) {
  return listed.page(input, matching(input));
}

export function one(id: string) {
  return listed.one(id);
}

/** The default one: the first of those in use. */
export function first() {
  return db
    .select(shown)
    .from(pipelines)
    .where(isNull(pipelines.archivedAt))
    .orderBy(asc(pipelines.position), asc(pipelines.id))
    .limit(1);
}

export function ofStage(stageId: string) {
  return db
    .select(shown)
    .from(pipelines)
    .where(sql`${pipelines.id} = (select pipeline_id from ${stages} where id = ${stageId})`);
}

/** After the last one. */
export function insert(id: string, name: string) {
  return db
    .insert(pipelines)
    .values({ id, name, position: sql`(select coalesce(max(position) + 1, 0) from ${pipelines})` });
}

/** The first one of a tenant; nothing when there is any, so that laying out bears a repeat. */
export function insertFirst(id: string, name: string) {
  return row(
    sql`insert into ${pipelines} (id, name) select ${id}, ${name} where not exists (select from ${pipelines})`,
  );
}

export function update(
  id: string,
  values: { name?: string | undefined; position?: number | undefined; archivedAt?: string },
) {
  return db
    .update(pipelines)
    .set({ ...values, id })
    .where(eq(pipelines.id, id));
}

/** Locks a pipeline in use for change, or raises 404. */
export function lock(id: string) {
  return row(sql`with held as (select id from ${pipelines} where id = ${id} and archived_at is null for update)
    select app.fail(404, 'not_found') where not exists (select from held)`);
}

/** One change at a time among the stages of a pipeline. */
export function lockOfStage(stageId: string) {
  return rows(
    sql`select id from ${pipelines} where id = (select pipeline_id from ${stages} where id = ${stageId}) for update`,
  );
}

/** Raises 403 for those who may not see and change every deal: what follows must not pass over hidden ones. */
export function mustRuleDeals() {
  return row(
    sql`select app.fail(403, 'pipelines.all_deals') where not (app.may_all('deals:read') and app.may_all('deals:write'))`,
  );
}

/** For guards. */
export function isEmpty(id: string): SQL {
  return sql`select not exists (select from ${deals} where pipeline_id = ${id} and status = 'open' and archived_at is null)`;
}

export function hasOthers(id: string): SQL {
  return sql`select exists (select from ${pipelines} where id <> ${id} and archived_at is null)`;
}

function matching({ filter, q }: Listing): SQL | undefined {
  const archived = filter.archived?.eq === true;
  return and(archived ? isNotNull(pipelines.archivedAt) : isNull(pipelines.archivedAt), hasWords(pipelines.name, q));
}
