import { forgetTenant } from "#tenants/index.ts";
import type { Env } from "./kernel/env.ts";
import { openQueues } from "./kernel/events/queues.ts";
import { openFiles } from "./kernel/files.ts";
import { openLive } from "./kernel/live/live.ts";
import { openSecrets } from "./kernel/secrets.ts";
import type { Services } from "./kernel/services.ts";
import { openMailer } from "./modules/mail/index.ts";

const opened = new WeakMap<Env, Services>();

/** The services over this Worker's bindings; made once per isolate. */
export function openServices(env: Env): Services {
  const known = opened.get(env);
  if (known) return known;
  const services: Services = {
    files: openFiles(env.FILES),
    queues: openQueues(env.EVENTS, env.JOBS),
    live: openLive(env.HUB),
    secrets: openSecrets(env.MASTER_KEYS),
    mailer: openMailer(env),
    forgetHost: forgetTenant,
  };
  opened.set(env, services);
  return services;
}
