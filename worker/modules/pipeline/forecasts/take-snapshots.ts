import { z } from "zod";
import type { Ctx } from "#worker/kernel/context.ts";
import { nothing } from "#worker/kernel/contract.ts";
import { command } from "#worker/kernel/operation.ts";
import { dayIn } from "#worker/kernel/time.ts";
import { currentPeriods, periodOf } from "./period.ts";
import * as forecasts from "./repository.ts";

/** Every Monday: what this and the next month and quarter look like, so that later it can be said how right it was. */
export async function keepSnapshots(ctx: Ctx): Promise<void> {
  await ctx.run(takeSnapshots, {});
}

const takeSnapshots = command({
  name: "forecasts.take_snapshots",
  summary: "Keep what forecasts look like today; once a day",
  access: "forecasts:read",
  input: z.strictObject({}),
  output: nothing,
  write: ({ ctx }) => {
    const day = dayIn(ctx.clock.now(), ctx.tenant?.timeZone ?? "UTC");
    return Object.fromEntries(
      currentPeriods(ctx).map((period) => [
        period,
        forecasts.take(periodOf(period, ctx), day, ctx.tenant?.currency ?? ""),
      ]),
    );
  },
  result: () => null,
});
