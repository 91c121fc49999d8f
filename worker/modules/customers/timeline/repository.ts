import { and, sql } from "drizzle-orm";
import type { z } from "zod";
import { db, row, rows } from "#worker/kernel/db/builder.ts";
import { keyset, type SortKeys } from "#worker/kernel/db/keyset.ts";
import { nowOf } from "#worker/kernel/db/written.ts";
import { TIMELINE_CAP } from "#worker/kernel/events/timeline.ts";
import type { Doc } from "#worker/kernel/rich/document.ts";
import { events } from "#worker/kernel/tables.ts";
import type { ReadTimeline } from "./contract.ts";

type Reading = z.output<typeof ReadTimeline>;
export type Stored = {
  place: string;
  id: string;
  name: string;
  at: string;
  actor: { kind: string; id: string | null; name: string | null; pictureId: string | null };
  subject: string;
  subjectId: string;
  subjectName: string | null;
  payload: Record<string, unknown>;
  names: Record<string, string>;
  body: string | null;
  document: Doc | null;
};

/** Ids are made in the order of time. */
export const ORDER = "-id";
const sortKeys: SortKeys = { id: { by: events.id, type: "uuid" } };

/** One page of what happened around a customer, with what the named records are called now. */
export function page({ id, cursor, limit }: Reading) {
  const { place, order, after } = keyset(ORDER, sortKeys, events.id);
  const some = db
    .select({ ...stored, place: place.as("place") })
    .from(events)
    .where(and(sql`${events.customerId} = ${nowOf(id)}`, after(cursor)))
    .orderBy(...order)
    .limit(limit + 1);
  return rows<Stored>(sql`with e as materialized (${some})
    select e.place, e.id, e.name, to_jsonb(e.created_at) #>> '{}' as at, e.subject, e.subject_id as "subjectId", e.payload,
      jsonb_build_object('kind', e.actor_kind, 'id', e.actor_id, 'name', coalesce(u.name, k.name), 'pictureId', u.picture_id) as actor,
      coalesce(d.name, p.name, t.title, q.name) as "subjectName", n.body, n.document,
      jsonb_strip_nulls(jsonb_build_object('from', s1.name, 'to', s2.name, 'reasonId', r.name, 'ownerId', o.name)) as names
    from e
    left join users u on e.actor_kind = 'user' and u.id = e.actor_id
    left join api_keys k on e.actor_kind = 'api_key' and k.id = e.actor_id
    left join deals d on e.subject = 'deals' and d.id = e.subject_id
    left join projects p on e.subject = 'projects' and p.id = e.subject_id
    left join tasks t on e.subject = 'tasks' and t.id = e.subject_id
    left join quotes q on e.subject = 'quotes' and q.id = e.subject_id
    left join notes n on n.id = e.note_id
    left join stages s1 on s1.id = e.from_id
    left join stages s2 on s2.id = e.to_id
    left join lost_reasons r on r.id = e.reason_id
    left join users o on o.id = e.owner_id
    order by e.id desc`);
}

export function count({ id }: Reading) {
  const some = db
    .select({ one: sql`1` })
    .from(events)
    .where(sql`${events.customerId} = ${nowOf(id)}`)
    .limit(TIMELINE_CAP);
  return row<{ total: number }>(sql`select count(*)::int as total from (${some}) matched`);
}

/** An id that events of that name hold. Read here: a cast in the join itself may leak, and row security takes no index then. */
const heldBy = (name: string, key: string) =>
  sql`case when ${events.name} like ${sql.raw(`'${name}'`)} then (${events.payload} ->> ${sql.raw(`'${key}'`)})::uuid end`;

const stored = {
  id: events.id,
  name: events.name,
  subject: events.subject,
  subjectId: events.subjectId,
  payload: events.payload,
  actorKind: events.actorKind,
  actorId: events.actorId,
  createdAt: events.createdAt,
  noteId: heldBy("notes.%", "noteId").as("note_id"),
  fromId: heldBy("deals.moved", "from").as("from_id"),
  toId: heldBy("deals.moved", "to").as("to_id"),
  reasonId: heldBy("deals.lost", "reasonId").as("reason_id"),
  ownerId: heldBy("tasks.assigned", "ownerId").as("owner_id"),
};
