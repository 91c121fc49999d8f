import { type SQL, sql } from "drizzle-orm";
import { rows, type Statement } from "#worker/kernel/db/builder.ts";
import { perItem } from "#worker/kernel/db/per-item.ts";
import type { Found } from "#worker/kernel/importable.ts";
import { deals, pipelines, stages } from "../tables.ts";

/** Where a deal comes to stand; without a stage in the pipeline's first one, or the last one. */
export type Place = { pipelineId?: string | null | undefined; stageId?: string | null | undefined; last?: boolean };

/** The stage in use that is meant, and its pipeline; both null where there is no such stage. */
export function chosen({ pipelineId = null, stageId = null, last = false }: Place): { stageId: SQL; pipelineId: SQL } {
  const place = sql`app.deal_place(${pipelineId}::uuid, ${stageId}::uuid, ${last}::boolean)`;
  return { stageId: sql`(${place})[1]`, pipelineId: sql`(${place})[2]` };
}

/** Raises 422 unless there is such a stage in use, in the pipeline when one is named. */
export function mustHavePlace(place: Place): Statement<unknown> {
  const path = JSON.stringify({ path: place.stageId || !place.pipelineId ? "stageId" : "pipelineId" });
  return perItem(
    () => `place ${JSON.stringify(place)}`,
    place,
    () => rows(sql`select app.fail(422, 'unknown_reference', ${path}::jsonb) where ${chosen(place).stageId} is null`),
  );
}

/** Raises 409 unless its stage and pipeline are in use, or it is decided and needs none. */
export function mustStandInUse(dealId: string): Statement<unknown> {
  return perItem(
    () => "deal stands",
    dealId,
    (ids) =>
      rows(sql`select app.guard(${deals.status} <> 'open' or (${stages.archivedAt} is null and ${pipelines.archivedAt} is null), 409, 'deals.no_stage')
        from ${standing} where ${deals.id} = any(${sql.param(ids)}::uuid[])`),
  );
}

const standing = sql`${deals} join ${stages} on ${stages.id} = ${deals.stageId} join ${pipelines} on ${pipelines.id} = ${deals.pipelineId}`;

/** Pipelines in use by id or folded name. */
export function pipelinesNamed(keys: string[]) {
  return rows<Found>(sql`select k.key, p.id from unnest(${sql.param(keys)}::text[]) k(key)
    join ${pipelines} p on p.id::text = k.key or app.fold(p.name) = k.key where p.archived_at is null`);
}

/** Stages in use by id or folded name, those of the first pipeline first. */
export function stagesNamed(keys: string[]) {
  return rows<Found>(sql`select k.key, s.id, s.pipeline_id as within from unnest(${sql.param(keys)}::text[]) k(key)
    join ${stages} s on s.id::text = k.key or app.fold(s.name) = k.key
    join ${pipelines} p on p.id = s.pipeline_id where s.archived_at is null and p.archived_at is null order by p.position, p.id, s.position, s.id`);
}
