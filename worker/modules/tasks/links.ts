import { mustSee } from "#worker/kernel/db/guard.ts";
import type { Links } from "./events.ts";

/** Everything a task hangs on must be something the actor may see. */
export function mustSeeLinks({ ownerId, customerId, dealId, projectId }: Links) {
  return {
    ...(ownerId ? { owner: mustSee("users", ownerId, "ownerId") } : {}),
    ...(customerId ? { customer: mustSee("customers", customerId, "customerId") } : {}),
    ...(dealId ? { deal: mustSee("deals", dealId, "dealId") } : {}),
    ...(projectId ? { project: mustSee("projects", projectId, "projectId") } : {}),
  };
}
