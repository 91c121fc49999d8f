import { eq, sql } from "drizzle-orm";
import { db, row } from "#worker/kernel/db/builder.ts";
import { users } from "../tables.ts";

export type Change = {
  name?: string | undefined;
  language?: string | null | undefined;
  timeZone?: string | null | undefined;
  pictureId?: string | null | undefined;
};

/** The acting user's own row; row security keeps the others for `users:write`. */
export function updateOwn(change: Change) {
  return row(sql`select app.update_own_profile(${JSON.stringify(change)}::jsonb)`);
}

export function own() {
  return db
    .select({ name: users.name, language: users.language, timeZone: users.timeZone, pictureId: users.pictureId })
    .from(users)
    .where(eq(users.id, sql`app.user_id()`));
}
