import type { Consumer } from "../events/event.ts";

/** Open pages hear the names of what changed: the event's resource, and `events` for timelines. */
export const tellLive: Consumer = {
  name: "live.tell",
  on: ["*"],
  fleeting: true,
  async handle(event, ctx) {
    if (ctx.tenant) await ctx.services.live.tell(ctx.tenant.id, [event.subject, "events"]);
  },
};
