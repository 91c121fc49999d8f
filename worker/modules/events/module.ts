import { purge, sweep } from "#worker/kernel/events/upkeep.ts";
import { tellLive } from "#worker/kernel/live/tell.ts";
import type { Module } from "#worker/kernel/module.ts";
import { listDead } from "./list-dead.ts";
import { listDeadAnywhere } from "./list-dead-anywhere.ts";
import { listDeadTenants } from "./list-dead-tenants.ts";
import { retryDead } from "./retry-dead.ts";
import { retryDeadAnywhere } from "./retry-dead-anywhere.ts";

/** The relay's own upkeep, dead letters, and what tells open pages. */
export const eventsModule: Module = {
  name: "events",
  operations: [listDead, retryDead, listDeadAnywhere, listDeadTenants, retryDeadAnywhere],
  permissions: [{ name: "events:manage", scoped: false, defaults: {} }],
  consumers: [tellLive],
  schedules: [
    { name: "events.sweep", cron: "* * * * *", each: "platform", run: sweep },
    { name: "events.purge", cron: "17 * * * *", each: "platform", run: purge },
  ],
};
