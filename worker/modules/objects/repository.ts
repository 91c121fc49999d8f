import { sql } from "drizzle-orm";
import { db, row, rows } from "#worker/kernel/db/builder.ts";
import { begun, begunById } from "#worker/kernel/db/written.ts";
import { COUNT_CAP } from "#worker/kernel/list/contract.ts";
import { fields, layouts, objects } from "./tables.ts";

const shown = {
  id: objects.id,
  name: objects.name,
  label: objects.label,
  plural: objects.plural,
  icon: objects.icon,
  records: sql<number>`(select count(*)::int from (select from records r where r.object_id = objects.id and r.archived_at is null limit ${sql.raw(String(COUNT_CAP))}) counted)`,
  version: objects.version,
  createdAt: objects.createdAt,
  updatedAt: objects.updatedAt,
};

const select = () => db.select(shown).from(objects);
const ordered = begun(select);

export function all() {
  return ordered(sql`order by ${objects.position}, ${objects.id}`);
}

export const one = begunById(select, objects.id);

/** Last in the navigation. */
export function insert(values: { id: string; name: string; label: string; plural: string; icon: string }) {
  return db.insert(objects).values({
    ...values,
    position: sql`(select coalesce(max(${objects.position}), 0) + 1 from ${objects})`,
  });
}

export function update(
  id: string,
  values: { label?: string | undefined; plural?: string | undefined; icon?: string | undefined },
) {
  return rows(sql`update ${objects} set label = coalesce(${values.label ?? null}, label),
    plural = coalesce(${values.plural ?? null}, plural), icon = coalesce(${values.icon ?? null}, icon) where ${objects.id} = ${id}`);
}

/** Raises 409 while it has records, also such as the actor does not see, or while a field of another object points at it or rolls it up. */
export function remove(id: string) {
  return {
    unused: row(sql`select app.object_unused(${id})`),
    unread:
      row(sql`select app.fail(409, 'objects.pointed_at') from ${fields} f join ${objects} on f.settings -> 'rollup' ->> 'object' = ${objects.name}
      where ${objects.id} = ${id} and f.object <> ${objects.name} limit 1`),
    fields: rows(
      sql`delete from ${fields} where ${fields.object} = (select ${objects.name} from ${objects} where ${objects.id} = ${id})`,
    ),
    layout: rows(
      sql`delete from ${layouts} where ${layouts.object} = (select ${objects.name} from ${objects} where ${objects.id} = ${id})`,
    ),
    gone: rows(sql`delete from ${objects} where ${objects.id} = ${id}`),
  };
}
