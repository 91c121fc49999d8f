import { sql } from "drizzle-orm";
import { row, rows } from "#worker/kernel/db/builder.ts";
import type { Computation } from "./read-formula.ts";

type Plan = { slot: string; definition: Computation["definition"]; home: string; objectId: string | null };

/** One at a time says how fields of the tenant are worked out: two might each be right, and a circle together. */
export function turn() {
  return row(sql`select pg_advisory_xact_lock(hashtextextended('computed_fields' || app.tenant_id()::text, 0))`);
}

/**
 * Says how a field is worked out; records that are written from now on have it right, the others once the job is done. Raises 422 at `path` for what leads
 * back to itself, naming the way.
 */
export function settle(field: string, computation: Computation, { path, job }: { path: string; job: string }) {
  const { home, objectId, child, childObjectId, via, uses, definition } = computation;
  return {
    gone: rows(sql`delete from computed_fields where field_id = ${field}`),
    settled:
      rows(sql`insert into computed_fields (id, field_id, home, object_id, slot, child, child_object_id, via, uses, definition)
      select f.id, f.id, ${home}, ${objectId}::uuid, f.slot, ${child}, ${childObjectId}::uuid, ${via}, ${sql.param(uses)}::uuid[], ${JSON.stringify(definition)}::jsonb
      from fields f where f.id = ${field}`),
    ordered: row(sql`select app.settle_computed(${field}, ${path})`),
    started: row(sql`select app.start_computing(${job}, ${field})`),
  };
}

/** Raises 409, naming them, while fields in use are worked out from this one. */
export function mustNotFeed(field: string) {
  return row(sql`select app.fail(409, 'fields.used_by', jsonb_build_object('names', names)) from (
    select string_agg(one ->> 'name', ', ') as names from jsonb_array_elements(app.computed_from(${field})) one) fed where names is not null`);
}

/** Raises 409 while what this field is worked out from is out of use. */
export function mustBeFed(field: string) {
  return row(sql`select app.fail(409, 'fields.needs', jsonb_build_object('names', names)) from (
    select string_agg(f.label, ', ') as names from computed_fields c join fields f on f.id = any (c.uses)
    where c.field_id = ${field} and f.archived_at is not null) missing where names is not null`);
}

/** What a formula gives for up to five records that the actor sees: null when the database refuses it. */
export function preview({ home, objectId, slot, definition }: Plan) {
  return row<{ found: { id: string; name: string; value: string | number | null }[] | null }>(
    sql`select app.preview_formula(${home}, ${objectId}::uuid, ${slot}, ${JSON.stringify(definition)}::jsonb) as found`,
  );
}

/** Works a field out in the next records of its job, at most `most`, and books them. */
export function recompute(job: string, most: number) {
  return row<{ step: "done" | "more" | "wait" }>(sql`select app.recompute(${job}, ${most}) as step`);
}
