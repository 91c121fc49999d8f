import { sql } from "drizzle-orm";
import type { Ctx } from "../context.ts";
import { row } from "./builder.ts";
import { send } from "./send.ts";

/** Renews the last-seen mark of a session or API key; `enter` asks for it at most every five minutes. */
export async function markSeen(ctx: Ctx): Promise<void> {
  const { credential, tenant } = ctx;
  if (!tenant || !("hash" in credential)) return;
  await send(ctx.database, [row(sql`select app.mark_seen(${credential.kind}, ${credential.hash}, ${tenant.id})`)], {
    readOnly: false,
  });
}
