import type { Messages } from "./events/queues.ts";
import type { Files } from "./files.ts";
import type { Live } from "./live/live.ts";
import type { Mailer } from "./mailer.ts";
import type { Secrets } from "./secrets.ts";

/** What the runtime gives beside the database. Each has one implementation over a Cloudflare binding. */
export type Services = {
  files: Files;
  queues: Messages;
  live: Live;
  secrets: Secrets;
  mailer: Mailer;
  /** Forgets what is remembered of a host, here and in the shared cache, at once. */
  forgetHost(host: string): Promise<void>;
};
