import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { db, row, rows } from "#worker/kernel/db/builder.ts";
import { keyset, type SortKeys } from "#worker/kernel/db/keyset.ts";
import { nowOf } from "#worker/kernel/db/written.ts";
import { TIMELINE_CAP, type TimelineEntry } from "#worker/kernel/events/timeline.ts";
import { events } from "#worker/kernel/tables.ts";
import type { ReadRecordTimeline } from "../contract.ts";

type Entry = z.input<typeof TimelineEntry> & { place: string };

/** Ids are made in the order of time. */
export const ORDER = "-id";
const sortKeys: SortKeys = { id: { by: events.id, type: "uuid" } };
const ofRecord = (id: string) => and(eq(events.subject, "records"), sql`${events.subjectId} = ${nowOf(id)}`);

export function page({ id, cursor, limit }: z.output<typeof ReadRecordTimeline>) {
  const { place, order, after } = keyset(ORDER, sortKeys, events.id);
  const some = db
    .select({ ...stored, place: place.as("place") })
    .from(events)
    .where(and(ofRecord(id), after(cursor)))
    .orderBy(...order)
    .limit(limit + 1);
  return rows<Entry>(sql`with e as materialized (${some})
    select e.place, e.id, e.name, to_jsonb(e.created_at) #>> '{}' as at, e.subject, e.subject_id as "subjectId", e.payload,
      jsonb_build_object('kind', e.actor_kind, 'id', e.actor_id, 'name', coalesce(u.name, k.name), 'pictureId', u.picture_id) as actor,
      r.name as "subjectName", null as body, null as document, '{}'::jsonb as names
    from e
    left join users u on e.actor_kind = 'user' and u.id = e.actor_id
    left join api_keys k on e.actor_kind = 'api_key' and k.id = e.actor_id
    left join records r on r.id = e.subject_id
    order by e.id desc`);
}

export function count(id: string) {
  const some = db.select({ one: sql`1` }).from(events).where(ofRecord(id)).limit(TIMELINE_CAP);
  return row<{ total: number }>(sql`select count(*)::int as total from (${some}) matched`);
}

const stored = {
  id: events.id,
  name: events.name,
  subject: events.subject,
  subjectId: events.subjectId,
  payload: events.payload,
  actorKind: events.actorKind,
  actorId: events.actorId,
  createdAt: events.createdAt,
};
