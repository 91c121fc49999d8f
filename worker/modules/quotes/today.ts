import type { Ctx } from "#worker/kernel/context.ts";
import { type Day, dayIn } from "#worker/kernel/time.ts";

/** The calendar day that it is for the tenant: on it a quote is still valid, and by it its number's year is told. */
export function today({ clock, tenant }: Pick<Ctx, "clock" | "tenant">): Day {
  return dayIn(clock.now(), tenant?.timeZone ?? "UTC");
}
