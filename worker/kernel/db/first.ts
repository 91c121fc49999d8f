import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn, PgTable } from "drizzle-orm/pg-core";
import { db } from "./builder.ts";

/**
 * The first rows that match, as a condition on their id: found, sorted and cut off before anything is joined to them. Said
 * in one select with its joins, the planner joins all that match first whenever it takes them for few.
 */
export function isFirst(
  id: AnyPgColumn,
  { where, order, limit }: { where: SQL | undefined; order: SQL[]; limit: number },
): SQL {
  const first = db
    .select({ id })
    .from(id.table as PgTable)
    .where(where)
    .orderBy(...order)
    .limit(limit);
  return sql`${id} = any(array(${first}))`;
}
