import { sql } from "drizzle-orm";
import { row, type Statement } from "./builder.ts";

export type Reply = { status: number; body: unknown; headers: Record<string, string> };

/** Keeps the answer of a POST beside its idempotency key, for the actor who sent it, until the key is forgotten. */
export function keepReply(key: string, hash: string, reply: Reply): Statement<unknown> {
  return row(
    sql`update idempotency_keys set response = ${JSON.stringify(reply)}::jsonb where key = ${key} and request_hash = ${hash} and response is null`,
  );
}
