import type { Ctx } from "#worker/kernel/context.ts";
import type { Dropped } from "#worker/kernel/live/viewer.ts";

/** Closes live connections whose session has ended or whose rights have changed. After the commit, not awaited. */
export function dropSockets(ctx: Ctx, who: Dropped): void {
  if (ctx.tenant) ctx.later(ctx.services.live.drop(ctx.tenant.id, who));
}
