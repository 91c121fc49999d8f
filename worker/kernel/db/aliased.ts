import { Column, getTableName, is, SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";

/** A condition on the columns of `table` as one on the columns of `alias`; those of other tables stay what they are. */
export function aliased(condition: SQL, table: string, alias: string): SQL {
  return onColumns(condition, table, (column) => columnIn(alias, column));
}

/** The same with anything in the place of each column of `table`. */
export function onColumns(condition: SQL, table: string, instead: (column: AnyPgColumn) => SQL | AnyPgColumn): SQL {
  const mapped = condition.queryChunks.map((chunk) => {
    if (is(chunk, SQL)) return onColumns(chunk, table, instead);
    return is(chunk, Column) && getTableName(chunk.table) === table ? instead(chunk as AnyPgColumn) : chunk;
  });
  return new SQL(mapped);
}

/** `"alias"."column"` */
export function columnIn(alias: string, column: AnyPgColumn): SQL {
  return sql`${sql.identifier(alias)}.${sql.identifier(column.name)}`;
}
