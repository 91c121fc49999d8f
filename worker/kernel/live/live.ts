import type { Hub } from "./hub.ts";
import { type Dropped, type Viewer, WHO } from "./viewer.ts";

/** Tells the tenant's open pages which resources changed. Names only, never rows: each page reads again with its own rights. */
export type Live = {
  tell(tenantId: string, topics: string[]): Promise<void>;
  /** Hands a WebSocket request to the tenant's hub. Who it is and where it comes from has been checked before. */
  join(tenantId: string, request: Request, who: Viewer): Promise<Response>;
  /** Closes open pages at once: of one session (sign-out), of one user (role change, suspension), or of everybody. */
  drop(tenantId: string, who: Dropped): Promise<void>;
};

/** One hub per tenant, found by the tenant's id. */
export function openLive(hubs: DurableObjectNamespace): Live {
  const hubOf = (tenantId: string) => {
    const typed = hubs as DurableObjectNamespace<Hub>;
    return typed.get(typed.idFromName(tenantId));
  };
  return {
    async tell(tenantId, topics) {
      await hubOf(tenantId).tell(topics);
    },
    async join(tenantId, request, { userId, sessionId }) {
      if (request.headers.get("upgrade")?.toLowerCase() !== "websocket") return new Response(null, { status: 426 });
      // A request of our own: nothing the browser sent decides who it is.
      const headers = { Upgrade: "websocket", [WHO]: JSON.stringify([sessionId, userId]) };
      return await hubOf(tenantId).fetch("https://hub/", { headers });
    },
    async drop(tenantId, who) {
      await hubOf(tenantId).drop(who);
    },
  };
}
