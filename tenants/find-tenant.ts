import type { Database } from "#worker/kernel/db/neon.ts";
import type { Tenant } from "#worker/kernel/tenant.ts";
import { tenantByHost } from "./repository.ts";

type Later = (work: Promise<unknown>) => void;
type Remembered = { tenant: Tenant | null; at: number };

const FRESH_MS = 300_000;
const UNKNOWN_MS = 3_000;
const remembered = new Map<string, Remembered>();

/**
 * The tenant of a host, or null. Three layers: this isolate's memory, the data centre's shared cache, the database. A
 * remembered tenant may be old; `enter` compares its version and refuses, so that a change acts on the very next
 * transaction everywhere; what names no version there (a plan's limits) is read anew every five minutes, beside the request.
 * While the database is down, what was remembered goes on serving. `later` is for what the answer need not wait for.
 */
export async function findTenant(database: Database, host: string, now: number, later: Later): Promise<Tenant | null> {
  const known = remembered.get(host);
  if (known?.tenant) {
    if (now - known.at >= FRESH_MS) {
      known.at = now;
      later(readTenant(database, host, now, later));
    }
    return known.tenant;
  }
  if (known && now - known.at < UNKNOWN_MS) return null;
  const shared = known ? null : await fromSharedCache(host);
  return shared ? remember(host, shared, now) : await readTenant(database, host, now, later);
}

/** Past both caches, after `enter` said that the remembered tenant is old. */
export async function readTenant(database: Database, host: string, now: number, later: Later): Promise<Tenant | null> {
  const tenant = await tenantByHost(database, host);
  if (tenant) later(toSharedCache(host, tenant));
  return remember(host, tenant, now);
}

/** Forgets a host at once, here and in the shared cache. */
export async function forgetTenant(host: string): Promise<void> {
  remembered.delete(host);
  await caches.default.delete(cacheKey(host));
}

async function fromSharedCache(host: string): Promise<Tenant | null> {
  const found = await caches.default.match(cacheKey(host));
  return found ? ((await found.json()) as Tenant) : null;
}

function toSharedCache(host: string, tenant: Tenant): Promise<void> {
  const kept = new Response(JSON.stringify(tenant), { headers: { "Cache-Control": "max-age=300" } });
  return caches.default.put(cacheKey(host), kept);
}

function remember(host: string, tenant: Tenant | null, now: number): Tenant | null {
  if (remembered.size > 10_000) remembered.clear();
  remembered.set(host, { tenant, at: now });
  return tenant;
}

function cacheKey(host: string): string {
  return `https://tenants.invalid/${host}`;
}
