import { z } from "zod";
import { cronMatches } from "./cron.ts";
import type { Relay } from "./events/relay.ts";
import { liveTenants } from "./events/repository.ts";
import { query } from "./operation.ts";
import type { Schedule } from "./schedule.ts";

/**
 * The Worker's `scheduled()`, once a minute: runs what is due on the platform and enqueues what is due in every tenant.
 * One schedule's failure keeps no other from running. Throws at the end if any failed, so that the trigger shows it.
 */
export async function runSchedules(time: number, relay: Relay): Promise<void> {
  const due = relay.modules.flatMap((module) => module.schedules ?? []).filter(({ cron }) => cronMatches(cron, time));
  const minute = Math.floor(time / 60_000) * 60_000;
  const outcomes = await Promise.allSettled(due.map((schedule) => runOne(schedule, minute, relay)));
  const failed = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
  if (failed.length > 0) throw new AggregateError(failed, `${failed.length} of ${due.length} schedules failed`);
}

async function runOne(schedule: Schedule, minute: number, relay: Relay): Promise<void> {
  const ctx = await relay.open(null);
  if (!ctx) return;
  ctx.log.set({ message: "schedule", schedule: schedule.name });
  try {
    if (schedule.each === "platform") await schedule.run(ctx);
    else {
      const tenants = await ctx.run(findLiveTenants, {});
      await ctx.services.queues.runIn(
        tenants.map(({ id }) => id),
        schedule.name,
        minute,
      );
      ctx.log.set({ tenants: tenants.length });
    }
  } catch (error) {
    ctx.log.error(error);
    throw error;
  } finally {
    ctx.log.end({});
  }
}

const findLiveTenants = query({
  name: "schedules.find_tenants",
  summary: "Whom a schedule of every tenant runs for",
  access: "events:manage",
  input: z.object({}),
  output: z.array(z.object({ id: z.string() })),
  read: () => ({ found: liveTenants() }),
  result: ({ found }) => found,
});
