import { z } from "zod";
import type { Ctx } from "#worker/kernel/context.ts";
import { command } from "#worker/kernel/operation.ts";
import { namesOfPieces } from "./pieces.ts";
import * as exports from "./repository.ts";

const AT_ONCE = 200;

/** Removes files whose time is over: first from the store, then the row that knows of them. The audit log stays. */
export async function removeExpired(ctx: Ctx): Promise<void> {
  const { expired } = await ctx.run(findExpired, {});
  // One piece more: it may have been kept without being booked.
  for (const { tenantId, id, pieces } of expired)
    await ctx.services.files.remove(tenantId, namesOfPieces(id, pieces + 1));
  if (expired.length > 0) await ctx.run(forgetExports, { ids: expired.map(({ id }) => id) });
  ctx.log.set({ removed: expired.length });
}

const access = "events:manage";

const findExpired = command({
  name: "exports.find_expired",
  summary: "Files whose time is over",
  access,
  input: z.object({}),
  output: z.object({ expired: z.array(z.custom<exports.Expired>()) }),
  write: () => ({ expired: exports.expired(AT_ONCE) }),
  result: (found) => found,
});

const forgetExports = command({
  name: "exports.forget",
  summary: "They are gone",
  access,
  input: z.object({ ids: z.array(z.string()) }),
  output: z.null(),
  write: ({ input }) => ({ forgotten: exports.forget(input.ids) }),
  result: () => null,
});
