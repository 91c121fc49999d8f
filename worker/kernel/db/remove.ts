import { getTableName, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { rows, type Statements } from "./builder.ts";
import { perItem } from "./per-item.ts";

/** Removes a record. Raises 403 when it is still there after that: the actor sees it, but may not remove it. */
export function removeRow(table: PgTable, id: string): Statements {
  const name = getTableName(table);
  const those = (ids: string[]) => sql`${table} where ${table}.id = any(${sql.param(ids)}::uuid[])`;
  return {
    gone: perItem(
      () => `${name} gone`,
      id,
      (ids) => rows(sql`delete from ${those(ids)}`),
    ),
    left: perItem(
      () => `${name} left`,
      id,
      (ids) => rows(sql`select app.fail(403, 'forbidden') from ${those(ids)}`),
    ),
  };
}
