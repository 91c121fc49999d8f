import { sql } from "drizzle-orm";
import { row, type Statement } from "./builder.ts";

/** Tables whose records go to the trash. `app.trash` knows them as well. */
type Trashable = "customers" | "notes" | "tasks" | "records";

/**
 * Keeps a record with all that goes when it goes. Stands before the statement that removes it, which says whether the actor
 * may: both stand or fall together.
 */
export function toTrash(table: Trashable, id: string): Statement<unknown> {
  return row(sql`select app.trash(${table}, ${id})`);
}
