import { z } from "zod";
import type { Ctx } from "../context.ts";
import { command, query } from "../operation.ts";
import * as repository from "./repository.ts";
import { resend } from "./resend.ts";

/** How much one sweep takes on; the next minute takes the rest. */
const MOST = 500;
const PURGED_AT_ONCE = 20_000;

/** Announces again what no relay has heard of, and sends again deliveries that nobody works on any more. */
export async function sweep(ctx: Ctx): Promise<void> {
  const { lost, stalled } = await ctx.run(findLost, { most: MOST });
  const byTenant = Map.groupBy(lost, ({ tenantId }) => tenantId);
  await Promise.all(
    [...byTenant].map(([tenantId, list]) =>
      ctx.services.queues.announce(
        tenantId,
        list.map(({ id }) => id),
      ),
    ),
  );
  await resend(ctx.services.queues, stalled);
  ctx.log.set({ announced: lost.length, resent: stalled.length });
}

/** Removes idempotency keys after a day, sign-in attempts after a day, tokens when expired, done deliveries after a week. */
export async function purge(ctx: Ctx): Promise<void> {
  ctx.log.set({ purged: await ctx.run(removeExpired, { most: PURGED_AT_ONCE }) });
}

const access = "events:manage";
const stalledRow = z.object({
  tenantId: z.string(),
  eventId: z.string(),
  consumer: z.string(),
  job: z.record(z.string(), z.unknown()).nullable(),
});

const findLost = query({
  name: "events.find_lost",
  summary: "What the relay missed",
  access,
  input: z.object({ most: z.number() }),
  output: z.object({ lost: z.array(z.object({ tenantId: z.string(), id: z.string() })), stalled: z.array(stalledRow) }),
  read: ({ input }) => ({ lost: repository.undispatched(input.most), stalled: repository.stalled(input.most) }),
  result: (found) => found,
});

const removeExpired = command({
  name: "events.remove_expired",
  summary: "Remove what has served its time",
  access,
  input: z.object({ most: z.number() }),
  output: z.record(z.string(), z.number()),
  write: ({ input }) => ({ purged: repository.purge(input.most) }),
  result: ({ purged }) => purged.removed,
});
