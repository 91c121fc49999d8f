import { sql } from "drizzle-orm";
import { db, row } from "#worker/kernel/db/builder.ts";
import { signInAttempts } from "../tables.ts";

/** Books a try, or raises 429 while the bucket has to wait. A success forgets the failures before it. */
export function attempt(bucket: string, free: number, won: boolean) {
  return row(sql`select app.attempt(${bucket}, ${free}, ${won})`);
}

/** Only raises 429 while the bucket has to wait. */
export function mayTry(bucket: string, free: number) {
  return row(sql`select app.attempt(${bucket}, ${free}, null)`);
}

/** Seconds to wait, 0 for none: to refuse before the costly part. Counts only once `attempt` said so too. */
export function waitFor(bucket: string, free: number) {
  return row<{ seconds: number }>(sql`select app.wait_for(${bucket}, ${free}) as seconds`);
}

/** Forgets the failures of a bucket: its owner has proved themselves another way. For the system. */
export function forgive(bucket: string) {
  return db
    .insert(signInAttempts)
    .values({ id: sql`uuidv7()` as never, bucket, succeeded: true, createdAt: sql`clock_timestamp()` as never });
}

/** The same for the acting user's tries at their own password. */
export function ownWait(free: number) {
  return row<{ seconds: number }>(sql`select app.wait_for('password:' || app.user_id(), ${free}) as seconds`);
}
