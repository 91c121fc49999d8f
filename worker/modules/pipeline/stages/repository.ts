import { eq, type SQL, sql } from "drizzle-orm";
import { db, row, rows } from "#worker/kernel/db/builder.ts";
import { MOST_STAGES } from "../options.ts";
import { deals, pipelines, stages } from "../tables.ts";

export type NewStage = { id: string; name: string; probability: number; rottingDays?: number | null | undefined };

/** The pipeline's first stages, in this order; none when the pipeline was not made. */
export function insertAll(pipelineId: string, list: NewStage[]) {
  return rows(sql`insert into ${stages} (id, pipeline_id, name, probability, rotting_days, position)
    select s.id, ${pipelineId}, s.name, s.probability, s."rottingDays", s.place
    from rows from (jsonb_to_recordset(${JSON.stringify(list)}::jsonb) as (id uuid, name text, probability int, "rottingDays" int))
      with ordinality as s(id, name, probability, "rottingDays", place)
    where exists (select from ${pipelines} where id = ${pipelineId})`);
}

/** After the last one. */
export function insert(pipelineId: string, stage: NewStage) {
  const position = sql`(select coalesce(max(s.position) + 1, 0) from ${stages} s where s.pipeline_id = ${pipelineId})`;
  return db.insert(stages).values({ ...stage, pipelineId, position });
}

export function update(
  id: string,
  values: { name?: string | undefined; probability?: number | undefined; rottingDays?: number | null | undefined },
) {
  return db
    .update(stages)
    .set({ ...values, id })
    .where(eq(stages.id, id));
}

export function reorder(pipelineId: string, ids: string[]) {
  return row(sql`update ${stages} s set position = o.place from unnest(${sql.param(ids)}::uuid[]) with ordinality o(id, place)
    where s.id = o.id and s.pipeline_id = ${pipelineId} and s.position <> o.place`);
}

/** Locks a stage in use against being entered, or raises 404. */
export function lock(id: string) {
  return row(sql`with held as (select id from ${stages} where id = ${id} and archived_at is null for update)
    select app.fail(404, 'not_found') where not exists (select from held)`);
}

/** The same for all stages of a pipeline. */
export function lockAll(pipelineId: string) {
  return rows(sql`select id from ${stages} where pipeline_id = ${pipelineId} order by id for update`);
}

/** Raises 422 unless deals of the one stage may go to the other: in use, another one, same pipeline. */
export function mustTake(moveTo: string, id: string) {
  return row(sql`select app.fail(422, 'unknown_reference', '{"path": "moveTo"}') where not exists (
    select from ${stages} t join ${stages} s on s.pipeline_id = t.pipeline_id
    where t.id = ${moveTo} and s.id = ${id} and t.id <> s.id and t.archived_at is null)`);
}

/** All deals of a stage, decided and archived ones too. */
export function moveDeals(id: string, moveTo: string) {
  return row(sql`update ${deals} set stage_id = ${moveTo},
      entered_stage_at = case when status = 'open' then clock_timestamp() else entered_stage_at end
    where stage_id = ${id}`);
}

/** Out of use; the history still names it. */
export function remove(id: string) {
  return db.update(stages).set({ archivedAt: sql`now()` }).where(eq(stages.id, id));
}

/** For guards. */
export function isEmpty(id: string): SQL {
  return sql`select not exists (select from ${deals} where stage_id = ${id})`;
}

export function hasOthers(id: string): SQL {
  return sql`select exists (select from ${stages} t join ${stages} s on s.pipeline_id = t.pipeline_id
    where s.id = ${id} and t.id <> s.id and t.archived_at is null)`;
}

export function hasRoom(pipelineId: string): SQL {
  return sql`select count(*) < ${MOST_STAGES}::int from ${stages} where pipeline_id = ${pipelineId} and archived_at is null`;
}

export function areAll(pipelineId: string, ids: string[]): SQL {
  return sql`select (select array_agg(id order by id) from ${stages} where pipeline_id = ${pipelineId} and archived_at is null)
    = (select array_agg(id order by id) from unnest(${sql.param(ids)}::uuid[]) id)`;
}
