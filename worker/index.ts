import { tenantById } from "#tenants/index.ts";
import { app } from "./app.ts";
import type { Env } from "./kernel/env.ts";
import { consume } from "./kernel/events/consume.ts";
import type { Relay } from "./kernel/events/relay.ts";
import { openCtx } from "./kernel/open.ts";
import { runSchedules } from "./kernel/schedule-runner.ts";
import { modules } from "./modules.ts";
import { openServices } from "./services.ts";

export { Hub } from "./kernel/live/hub.ts";
export { Quota } from "./kernel/quota/quota.ts";

export default {
  fetch: app.fetch,
  queue: (batch, env, execution) => consume(batch, relay(env, execution)),
  scheduled: (event, env, execution) => runSchedules(event.scheduledTime, relay(env, execution)),
} satisfies ExportedHandler<Env>;

/** The way into a tenant for what no request asked for. */
function relay(env: Env, execution: ExecutionContext): Relay {
  const database = { url: env.DATABASE_URL, fetchEndpoint: env.NEON_FETCH_ENDPOINT };
  return {
    modules,
    async open(tenantId, depth = 0, job) {
      const tenant = tenantId === null ? null : await tenantById(database, tenantId);
      if (tenantId !== null && !tenant) return null;
      return openCtx({
        origin: tenant ? (env.LOCAL ? `http://${tenant.host}:${env.LOCAL}` : `https://${tenant.host}`) : "",
        tenant,
        credential: job && !job.asSystem ? { kind: "job", hash: job.id } : { kind: "system" },
        ...(job ? { requestId: job.id } : {}),
        database,
        services: openServices(env),
        depth,
        reload: (old) => tenantById(database, old.id),
        later: (work) => execution.waitUntil(work),
      });
    },
  };
}
