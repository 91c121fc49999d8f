import { and, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { type CustomField, KEPT_AS, SLOTS } from "#worker/kernel/custom/field.ts";
import { db, row, rows } from "#worker/kernel/db/builder.ts";
import { begun, begunById } from "#worker/kernel/db/written.ts";
import { fields } from "../tables.ts";
import type { Field } from "./contract.ts";

type Shown = z.input<typeof Field>;
type Values = Pick<CustomField, "label" | "settings" | "required" | "unique" | "default" | "help" | "hiddenFrom">;

const shown = {
  id: fields.id,
  object: fields.object,
  key: fields.key,
  label: fields.label,
  kind: fields.kind,
  settings: fields.settings,
  required: fields.required,
  unique: fields.unique,
  default: sql<Shown["default"]>`${fields.default}`,
  help: fields.help,
  hiddenFrom: fields.hiddenFrom,
  archivedAt: fields.archivedAt,
  removing: fields.removing,
  changing: sql<boolean>`${fields.becomes} is not null`,
  computing: sql<Shown["computing"]>`app.computing(${fields.id})`,
  version: fields.version,
  createdAt: fields.createdAt,
  updatedAt: fields.updatedAt,
};

const select = () => db.select(shown).from(fields);
const some = begun(select);

/** In their order. Who may not shape the records does not learn of what is hidden from them. */
export function list({ object, archived }: { object?: string | undefined; archived: boolean }) {
  const where = and(
    object === undefined ? undefined : eq(fields.object, object),
    archived ? isNotNull(fields.archivedAt) : isNull(fields.archivedAt),
    // What takes another's place is none of its own yet.
    sql`not exists (select from ${fields} old where old.becomes = ${fields.id})`,
    sql`((select app.may('fields:write')) or not app.hides(${fields.hiddenFrom}))`,
  );
  return some(sql`where ${where} order by ${fields.object}, ${fields.position}, ${fields.id}`);
}

export const one = begunById(select, fields.id);

/** One at a time takes a free slot of an object. Raises 409 when there is none. */
export function insert({
  id,
  object,
  key,
  kind,
  ...values
}: Values & Pick<CustomField, "id" | "object" | "key" | "kind">) {
  const family = KEPT_AS[kind];
  const most = family === "extra" || family === "list" ? 0 : SLOTS[family];
  const slot =
    most === 0
      ? sql`null`
      : sql`(select ${family} || '_' || free from generate_series(1, ${sql.raw(String(most))}) free where not exists (
          select from ${fields} taken where taken.object = ${object} and taken.slot = ${family} || '_' || free) order by free limit 1)`;
  return {
    turn: row(sql`select pg_advisory_xact_lock(hashtextextended('fields.' || ${object} || app.tenant_id()::text, 0))`),
    made: db.insert(fields).values({
      id,
      object,
      key,
      kind,
      ...values,
      slot: slot as SQL<string>,
      position: sql`(select coalesce(max(f.position), 0) + 1 from ${fields} f where f.object = ${object})`,
    }),
    room: row(sql`select app.fail(409, 'fields.no_room', jsonb_build_object('limit', ${most}::int))
      from ${fields} where ${fields.id} = ${id} and ${fields.slot} is null and ${most > 0}`),
  };
}

export function update(id: string, values: Partial<Values>) {
  return db
    .update(fields)
    .set({ ...values, id })
    .where(eq(fields.id, id));
}

/** Makes the values of a field unique from now on, or no longer. Raises 409 when some stand there twice. */
export function setUnique(id: string, unique: boolean) {
  return row(sql`select app.index_unique(${id}, ${unique})`);
}

/** Raises 409 while records hold one of these choices. */
export function mustNotHold(id: string, choices: string[]) {
  return row(sql`select app.choices_unused(${id}, ${sql.param(choices)}::text[])`);
}

export function archive(id: string, at: string | null) {
  return rows(sql`update ${fields} set archived_at = ${at}::timestamptz where ${fields.id} = ${id}`);
}

/** Starts the job that removes a field with its values. Raises 409 while it is in use, or something is worked out from it. */
export function startRemoving(job: string, id: string) {
  return row(sql`select app.start_removing(${job}, ${id})`);
}

/** Takes a field's values out of the next records of its job, at most `most`; with the last the field goes. */
export function clear(job: string, most: number) {
  return row<{ step: "done" | "more" | "wait" }>(sql`select app.clear_field(${job}, ${most}) as step`);
}

/** Raises 409 for a field that is being removed. */
export function mustStay(id: string) {
  return row(
    sql`select app.fail(409, 'fields.removing') from ${fields} where ${fields.id} = ${id} and ${fields.removing}`,
  );
}

export function usage(id: string) {
  type Named = { id: string; name: string };
  return row<{
    usage: { records: number; views: Named[]; stages: Named[] } | null;
    computed: (Named & { object: string })[];
  }>(sql`select app.field_usage(${id}) as usage, app.computed_from(${id}) as computed`);
}

export function reorder(object: string, ids: string[]) {
  return rows(sql`update ${fields} set position = wanted.place from unnest(${sql.param(ids)}::uuid[]) with ordinality wanted(id, place)
    where ${fields.id} = wanted.id and ${fields.object} = ${object} and ${fields.position} <> wanted.place`);
}

/** Raises 404 unless every one is a field of that object. */
export function mustBeOf(object: string, ids: string[]) {
  return row(sql`select app.guard((select count(*) from ${fields} where ${fields.id} = any(${sql.param(ids)}::uuid[])
    and ${fields.object} = ${object}) = ${ids.length}, 404, 'not_found')`);
}
