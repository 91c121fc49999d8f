import { join } from "node:path";
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from "miniflare";
import { everyMinute } from "./worker/every-minute.ts";
import { readBuild } from "./worker/read-build.ts";
import { tieWorkerd } from "./worker/tie-workerd.ts";

const BUILD = join(import.meta.dirname, "../build/server/wrangler.json");

export type WorkerOptions = {
  port: number;
  /** Address to listen on; loopback unless said otherwise. */
  host?: string;
  databaseUrl: string;
  fetchEndpoint: string;
  /** More variables and secrets of the Worker. */
  vars?: Record<string, string>;
  /** Where R2, Durable Objects and Workflows keep their state; in memory when left out. */
  persistDir?: string;
  /** Gets what the Worker logs, a line at a time. */
  onLog?: (line: { level: string; message: string }) => void;
  /** The built configuration, by default that of `react-router build`. */
  configPath?: string;
  /** False leaves the cron triggers to `runScheduled`. */
  crons?: boolean;
};
export type LocalWorker = {
  url: string;
  dispatchFetch: Miniflare["dispatchFetch"];
  miniflare: Miniflare;
  /** Runs the cron handler once, now. */
  runScheduled(cron?: string): Promise<void>;
  stop(): Promise<void>;
};

/**
 * Runs the production build in workerd with every binding of its configuration, for all hosts on one port.
 * Requests have no `CF-Connecting-IP` unless the client sends one: it is Cloudflare's edge that adds it.
 */
export async function startWorker(options: WorkerOptions): Promise<LocalWorker> {
  const socket = { host: options.host ?? "127.0.0.1", port: options.port };
  const { name, crons, workers } = readBuild(options.configPath ?? BUILD, socket, {
    DATABASE_URL: options.databaseUrl,
    NEON_FETCH_ENDPOINT: options.fetchEndpoint,
    ...options.vars,
  });
  tieWorkerd();
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      cf: false,
      telemetry: { enabled: false },
      log: new Log(LogLevel.ERROR),
      handleStructuredLogs: options.onLog ?? (() => undefined),
      resourcePersistencePath: options.persistDir,
      workers,
    }),
  );
  await miniflare.ready;
  const runScheduled = async (cron = "* * * * *") => {
    const worker = await miniflare.getWorker(name);
    await worker.scheduled({ cron, scheduledTime: new Date() });
  };
  const stopCrons =
    options.crons === false ? undefined : everyMinute(() => Promise.all(crons.map((cron) => runScheduled(cron))));
  return {
    url: `http://${socket.host}:${socket.port}`,
    dispatchFetch: miniflare.dispatchFetch,
    miniflare,
    runScheduled,
    async stop() {
      stopCrons?.();
      await miniflare.dispose();
    },
  };
}
