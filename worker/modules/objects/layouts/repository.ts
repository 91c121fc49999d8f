import { sql } from "drizzle-orm";
import type { z } from "zod";
import type { Layout } from "#worker/kernel/custom/layout.ts";
import { db, rows } from "#worker/kernel/db/builder.ts";
import { begun } from "#worker/kernel/db/written.ts";
import { fields, layouts } from "../tables.ts";
import type { Layout as Answered } from "./contract.ts";

type Stored = z.input<typeof Answered>;
type Values = Pick<Layout, "tabs" | "hidden" | "columns">;

const some = begun(() =>
  db
    .select({
      id: layouts.id,
      object: layouts.object,
      tabs: layouts.tabs,
      hidden: layouts.hidden,
      columns: layouts.columns,
      version: layouts.version,
      updatedAt: layouts.updatedAt,
    })
    .from(layouts),
);

export function of(object: string) {
  return some(sql`where ${layouts.object} = ${object}`);
}

/** Nothing was arranged: everything is as it is without a word. */
export function usual(object: string): Stored {
  return { object, tabs: [], hidden: [], columns: null, version: null, updatedAt: null };
}

/** The keys of an object's fields, also of those out of use: they keep their places until they come back. */
export function keys(object: string) {
  return rows<{ key: string }>(sql`select key from ${fields} where ${fields.object} = ${object}
    and not exists (select from ${fields} old where old.becomes = ${fields.id})`);
}

export function insert(id: string, object: string, values: Values) {
  return db.insert(layouts).values({ id, object, ...values });
}

export function update(id: string, { tabs, hidden, columns }: Values) {
  return rows(sql`update ${layouts} set tabs = ${JSON.stringify(tabs)}::jsonb, hidden = ${sql.param(hidden)}::text[],
    columns = ${sql.param(columns)}::text[] where ${layouts.id} = ${id}`);
}

export function remove(id: string) {
  return rows(sql`delete from ${layouts} where ${layouts.id} = ${id}`);
}
