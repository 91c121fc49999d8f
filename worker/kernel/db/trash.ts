import { sql } from "drizzle-orm";
import { rows, type Statement } from "./builder.ts";
import { perItem } from "./per-item.ts";

/** Tables whose records go to the trash. `app.trash` knows them as well. */
type Trashable = "customers" | "notes" | "deals" | "projects" | "tasks" | "records";

/**
 * Keeps a record with all that goes when it goes. Stands before the statement that removes it, which says whether the actor
 * may: both stand or fall together.
 */
export function toTrash(table: Trashable, id: string): Statement<unknown> {
  return perItem(
    () => `trash ${table}`,
    id,
    (ids) => rows(sql`select app.trash(${table}, id) from unnest(${sql.param(ids)}::uuid[]) id`),
  );
}
