import { sql } from "drizzle-orm";
import type { Ctx } from "../context.ts";
import { row, type Statement } from "./builder.ts";

/** Books the key in the transaction of the write itself: a repeat raises before anything is written twice. */
export function idempotent(ctx: Ctx): Statement<unknown>[] {
  if (!ctx.idempotency) return [];
  return [row(sql`select app.idempotent(${ctx.idempotency.key}, ${ctx.idempotency.hash})`)];
}
