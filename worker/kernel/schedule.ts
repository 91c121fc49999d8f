import type { Ctx } from "./context.ts";

/**
 * Work by the clock. `cron` in UTC, five fields. With `each: "tenant"` it runs once per live tenant as the system, spread
 * over the jobs queue; with `each: "platform"` once, without a tenant.
 */
export type Schedule = {
  name: string;
  cron: string;
  each: "tenant" | "platform";
  run(ctx: Ctx): Promise<void>;
};
