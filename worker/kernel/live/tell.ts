import type { CustomField } from "../custom/field.ts";
import type { Consumer, Event } from "../events/event.ts";
import { isBuiltIn } from "../registry.ts";

/**
 * Open pages hear the names of what changed: the event's resource, those whose roll-ups take its records in, and `events` for
 * timelines.
 */
export const tellLive: Consumer = {
  name: "live.tell",
  on: ["*"],
  fleeting: true,
  async handle(event, ctx) {
    const { tenant, services } = ctx;
    if (tenant) await services.live.tell(tenant.id, [event.subject, ...rolledUp(event, tenant.fields), "events"]);
  },
};

/** Resources whose records' roll-ups change with a record, those of roll-ups over roll-ups too. */
function rolledUp({ subject, payload }: Event, fields: readonly CustomField[]): string[] {
  const objects = new Set([typeof payload?.object === "string" ? payload.object : subject]);
  for (const object of objects)
    for (const field of fields) if (field.settings.rollup?.object === object) objects.add(field.object);
  return [...objects].slice(1).map((object) => (isBuiltIn(object) ? object : "records"));
}
