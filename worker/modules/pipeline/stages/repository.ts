import { eq, type SQL, sql } from "drizzle-orm";
import { db, row, rows } from "#worker/kernel/db/builder.ts";
import { type ForecastCategory, MOST_STAGES } from "../options.ts";
import { deals, pipelines, stages } from "../tables.ts";

export type NewStage = {
  id: string;
  name: string;
  probability: number;
  rottingDays?: number | null | undefined;
  required?: string[];
  forecastCategory?: ForecastCategory;
};

/** The pipeline's first stages, in this order; none when the pipeline was not made. */
export function insertAll(pipelineId: string, list: NewStage[]) {
  return rows(sql`insert into ${stages} (id, pipeline_id, name, probability, rotting_days, required, position)
    select s.id, ${pipelineId}, s.name, s.probability, s."rottingDays", coalesce(s.required, '{}'), s.place
    from rows from (jsonb_to_recordset(${JSON.stringify(list)}::jsonb) as (id uuid, name text, probability int, "rottingDays" int, required text[]))
      with ordinality as s(id, name, probability, "rottingDays", required, place)
    where exists (select from ${pipelines} where id = ${pipelineId})`);
}

/** After the last one. */
export function insert(pipelineId: string, stage: NewStage) {
  const position = sql`(select coalesce(max(s.position) + 1, 0) from ${stages} s where s.pipeline_id = ${pipelineId})`;
  return db.insert(stages).values({ ...stage, pipelineId, position });
}

export function update(
  id: string,
  values: {
    name?: string | undefined;
    probability?: number | undefined;
    rottingDays?: number | null | undefined;
    required?: string[] | undefined;
    forecastCategory?: ForecastCategory | undefined;
  },
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

/** Which stage takes the deals of which: from the one to the other. */
export type Mapping = Readonly<Record<string, string>>;

/** Holds the stages that take deals, or raises 422 at `path`: in use, in a pipeline in use, and none that gives its own away. */
export function mustTake(mapping: Mapping, path: string) {
  const takers = [...new Set(Object.values(mapping))];
  return row(sql`with held as (
      select s.id from ${stages} s join ${pipelines} p on p.id = s.pipeline_id
      where s.id = any(${sql.param(takers)}::uuid[]) and s.archived_at is null and p.archived_at is null
        and not s.id = any(${sql.param(Object.keys(mapping))}::uuid[]) for share of s, p)
    select app.fail(422, 'unknown_reference', ${JSON.stringify({ path })}::jsonb) where (select count(*) from held) < ${takers.length}::int`);
}

/** Deals of stages to those that take them, on top and in their order; `open` leaves decided ones where they were decided. */
export function moveDeals(mapping: Mapping, which: "open" | "all") {
  const pairs = Object.entries(mapping).map(([from, to]) => ({ from_id: from, to_id: to }));
  return row(sql`with going as (
      select m.from_id, t.id as to_id, t.pipeline_id,
        coalesce((select min(position) from ${deals} where stage_id = t.id and status = 'open' and archived_at is null), 0) - 1024
          - coalesce((select max(position) from ${deals} where stage_id = m.from_id), 0) as shift
      from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as m(from_id uuid, to_id uuid) join ${stages} t on t.id = m.to_id)
    update ${deals} d set stage_id = g.to_id, pipeline_id = g.pipeline_id, position = d.position + g.shift,
      entered_stage_at = case when d.status = 'open' then clock_timestamp() else d.entered_stage_at end,
      last_activity_at = case when d.status = 'open' then clock_timestamp() else d.last_activity_at end
    from going g where d.stage_id = g.from_id ${which === "open" ? sql`and d.status = 'open'` : sql``}`);
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

export function areOf(pipelineId: string, ids: string[]): SQL {
  return sql`select not exists (select from unnest(${sql.param(ids)}::uuid[]) wanted(id)
    left join ${stages} s on s.id = wanted.id and s.pipeline_id = ${pipelineId} where s.id is null)`;
}

export function areAll(pipelineId: string, ids: string[]): SQL {
  return sql`select (select array_agg(id order by id) from ${stages} where pipeline_id = ${pipelineId} and archived_at is null)
    = (select array_agg(id order by id) from unnest(${sql.param(ids)}::uuid[]) id)`;
}
