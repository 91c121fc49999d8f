import type { Quota } from "./quota.ts";
import { chunkOf, type Lease } from "./window.ts";

export type Taken = { allowed: boolean; limit: number; remaining: number; resetSeconds: number };

/**
 * Counts one request against `limit` per minute under `name`. The count is exact over all isolates and places: each
 * leases a twentieth of the window from one Durable Object and spends it without asking. `remaining` is what this isolate
 * knows. When the object cannot be reached the request is let through.
 */
export function take(quota: DurableObjectNamespace, name: string, limit: number, now = Date.now()): Promise<Taken> {
  const held = leases.get(name) ?? remember(name, now);
  if (held.limit === limit && now < held.until && (held.left > 0 || held.rest === 0)) {
    return Promise.resolve(spend(held, limit, now));
  }
  return takeMore(quota, name, limit, now, held);
}

type Held = Lease & { limit: number; asking: number };

const leases = new Map<string, Held>();
/** Names remembered by one isolate; past this the ended windows are forgotten. */
const REMEMBERED = 10_000;

function remember(name: string, now: number): Held {
  if (leases.size >= REMEMBERED) for (const [key, held] of leases) if (held.until <= now) leases.delete(key);
  const made: Held = { left: 0, rest: 1, until: 0, limit: 0, asking: 0 };
  leases.set(name, made);
  return made;
}

// Requests never wait for one another's call: a request that its client gave up takes its calls with it. Those who come
// while one is on its way ask for one only.
async function takeMore(
  quota: DurableObjectNamespace,
  name: string,
  limit: number,
  now: number,
  held: Held,
): Promise<Taken> {
  held.asking += 1;
  try {
    add(held, limit, await ask(quota, name, limit, held.asking > 1 ? 1 : chunkOf(limit)));
  } catch {
    return { allowed: true, limit, remaining: 0, resetSeconds: 60 };
  } finally {
    held.asking -= 1;
  }
  return spend(held, limit, now);
}

function add(held: Held, limit: number, lease: Lease): void {
  if (lease.until < held.until && held.limit === limit) return;
  const same = lease.until === held.until && held.limit === limit;
  Object.assign(held, lease, { limit, left: same ? held.left + lease.left : lease.left });
}

function spend(held: Held, limit: number, now: number): Taken {
  const allowed = held.left > 0;
  if (allowed) held.left -= 1;
  return {
    allowed,
    limit,
    remaining: held.left + held.rest,
    resetSeconds: Math.max(1, Math.ceil((held.until - now) / 1000)),
  };
}

async function ask(quota: DurableObjectNamespace, name: string, limit: number, want: number): Promise<Lease> {
  const typed = quota as DurableObjectNamespace<Quota>;
  return await typed.get(typed.idFromName(name)).lease(limit, want);
}
