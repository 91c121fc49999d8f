import { type SQL, sql } from "drizzle-orm";

/** The ranges between moments, also before the first and after the last, as a table `e` of "from", "to" and place (from 1). */
export function ranges(edges: (number | string)[]): SQL {
  const moments = edges.map((edge) => (typeof edge === "number" ? new Date(edge).toISOString() : edge));
  return sql`unnest(${sql.param(["-infinity", ...moments])}::timestamptz[], ${sql.param([...moments, "infinity"])}::timestamptz[])
    with ordinality e("from", "to", place)`;
}
