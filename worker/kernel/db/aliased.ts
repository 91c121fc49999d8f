import { Column, getTableName, is, SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";

/** A condition on the columns of `table` as one on the columns of `alias`; those of other tables stay what they are. */
export function aliased(condition: SQL, table: string, alias: string): SQL {
  const mapped = condition.queryChunks.map((chunk) => {
    if (is(chunk, SQL)) return aliased(chunk, table, alias);
    if (is(chunk, Column) && getTableName(chunk.table) === table) return columnIn(alias, chunk as AnyPgColumn);
    return chunk;
  });
  return new SQL(mapped);
}

/** `"alias"."column"` */
export function columnIn(alias: string, column: AnyPgColumn): SQL {
  return sql`${sql.identifier(alias)}.${sql.identifier(column.name)}`;
}
