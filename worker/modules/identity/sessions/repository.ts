import { and, desc, eq, gt, isNull, sql } from "drizzle-orm";
import { db, row } from "#worker/kernel/db/builder.ts";
import { IDLE_DAYS } from "../sign-in/options.ts";
import { sessions } from "../tables.ts";

const live = and(
  eq(sessions.userId, sql`app.user_id()`),
  isNull(sessions.revokedAt),
  gt(sessions.expiresAt, sql`now()`),
  gt(sessions.lastSeenAt, sql`now() - make_interval(days => ${IDLE_DAYS})`),
);

/** The acting user's live sessions, latest used first. */
export function own() {
  return db
    .select({
      id: sessions.id,
      ip: sessions.ip,
      userAgent: sessions.userAgent,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      expiresAt: sessions.expiresAt,
    })
    .from(sessions)
    .where(live)
    .orderBy(desc(sessions.lastSeenAt), desc(sessions.id))
    .limit(200);
}

/** 404 unless it is a live session of the acting user. */
export function lockOwn(id: string) {
  const found = db
    .select({ one: sql`1` })
    .from(sessions)
    .where(and(eq(sessions.id, id), live))
    .for("update");
  return row(sql`select app.guard(exists (${found}), 404, 'not_found')`);
}

export function revoke(id: string) {
  return db.update(sessions).set({ revokedAt: sql`now()` }).where(eq(sessions.id, id));
}
