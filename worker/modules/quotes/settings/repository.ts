import { getTableColumns, sql } from "drizzle-orm";
import { db, row, rows } from "#worker/kernel/db/builder.ts";
import { quoteSettings } from "../tables.ts";

const { tenantId: _, id: __, createdAt: ___, updatedAt: ____, ...shown } = getTableColumns(quoteSettings);

/** Nothing before the first change. */
export function current() {
  return db.select(shown).from(quoteSettings);
}

/** Holds them for a change, making them where there are none. Raises 412 when another version is stored. */
export function hold(id: string, version: number | undefined) {
  return {
    made: rows(sql`insert into ${quoteSettings} (id) values (${id}) on conflict (tenant_id) do nothing`),
    held: row(
      sql`select app.guard((select ${version ?? null}::int is null or version = ${version ?? null}::int or id = ${id} from ${quoteSettings} for update), 412, 'changed_meanwhile')`,
    ),
  };
}

export function change(values: Partial<typeof quoteSettings.$inferInsert>) {
  return db.update(quoteSettings).set({ ...values, id: sql`${quoteSettings.id}` });
}
