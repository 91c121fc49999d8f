import { sql } from "drizzle-orm";
import type { CustomField, CustomValue } from "#worker/kernel/custom/field.ts";
import { db, row, rows } from "#worker/kernel/db/builder.ts";
import { shownValue, tableOf } from "#worker/kernel/db/custom.ts";
import type { Tenant } from "#worker/kernel/tenant.ts";
import { fields } from "../tables.ts";

export type Told = { field: string; fresh: string; after?: string; ready: boolean };

/** The different values of a field in the records that the actor sees, those that most hold first. */
export function values(field: CustomField, tenant: Tenant, most: number) {
  return rows<{ value: CustomValue; records: number }>(sql`select v.value, count(*)::int as records
    from (select to_jsonb(${sql.raw(shownValue(field, tableOf(field.object)))}) as value from ${held(field, tenant)}) v
    where v.value <> 'null' group by 1 order by 2 desc, 1 limit ${most}`);
}

/** The next records that hold a value, by id. */
export function next(field: CustomField, tenant: Tenant, { after, most }: { after: string | undefined; most: number }) {
  const table = sql.raw(`"${tableOf(field.object)}"`);
  return rows<{
    id: string;
    value: CustomValue;
  }>(sql`select ${table}.id, ${sql.raw(shownValue(field, tableOf(field.object)))} as value
    from ${held(field, tenant)} and (${after ?? null}::uuid is null or ${table}.id > ${after ?? null}::uuid) order by ${table}.id limit ${most}`);
}

/** Both fields of a change, as every request knows fields. */
export function both(job: string) {
  return db
    .select({
      id: fields.id,
      object: fields.object,
      key: fields.key,
      label: fields.label,
      kind: fields.kind,
      slot: fields.slot,
      settings: fields.settings,
      required: fields.required,
      unique: fields.unique,
      default: fields.default,
      help: fields.help,
      hiddenFrom: fields.hiddenFrom,
    })
    .from(fields)
    .where(
      sql`${fields.id}::text in (select j.input ->> w.name from jobs j, unnest(array['field', 'fresh']) w (name) where j.id = ${job})`,
    );
}

/** Starts the job that brings a field's values into the one made to take its place. Raises 409 while it cannot change. */
export function start(job: string, field: string, fresh: string) {
  return row(sql`select app.start_changing(${job}, ${field}, ${fresh})`);
}

export function told(job: string) {
  return row<{ told: Told | null }>(sql`select app.change_of_field(${job}) as told`);
}

/** Keeps the next values of a change; after the last the fields change places. */
export function fill(job: string, list: { id: string; value: unknown }[], most: number) {
  return row<{ step: "done" | "more" }>(
    sql`select app.fill_field(${job}, ${JSON.stringify(list)}::jsonb, ${most}) as step`,
  );
}

function held({ id, slot, object }: CustomField, tenant: Tenant) {
  const table = sql.raw(`"${tableOf(object)}"`);
  const own = tenant.objects.find(({ name }) => name === object);
  const holds = slot === null ? sql`${table}.extra ? ${id}` : sql`${table}.${sql.raw(slot)} is not null`;
  return sql`${table} where ${holds}${own ? sql` and ${table}.object_id = ${own.id}` : sql``}`;
}
