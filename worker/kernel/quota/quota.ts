import { DurableObject } from "cloudflare:workers";
import { type Lease, leaseFrom, WINDOW_MS, type Window } from "./window.ts";

/** One counter: of a tenant's API key, session or address. Forgets everything once its window is over. */
export class Quota extends DurableObject {
  async lease(limit: number, want: number): Promise<Lease> {
    const now = Date.now();
    const { kv } = this.ctx.storage;
    const before = kv.get<Window>("window");
    const { window, lease } = leaseFrom(before, limit, want, now);
    // Stored before it is answered (output gate), so an evicted object does not give the same twice.
    if (lease.left > 0) kv.put("window", window);
    if (before?.start !== window.start) await this.ctx.storage.setAlarm(window.start + 2 * WINDOW_MS);
    return lease;
  }

  override async alarm(): Promise<void> {
    const window = this.ctx.storage.kv.get<Window>("window");
    if (window && window.start + WINDOW_MS > Date.now()) await this.ctx.storage.setAlarm(window.start + 2 * WINDOW_MS);
    else await this.ctx.storage.deleteAll();
  }
}
