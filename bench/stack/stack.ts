import pg from "pg";
import { freePort } from "../../local/free-port.ts";
import { type Neon, startNeon } from "../../local/neon/start-neon.ts";
import { type LocalWorker, startWorker } from "../../local/worker.ts";
import { PASSWORD, startBenchDatabase } from "../data/database.ts";
import { type Load, startLoad } from "../load/load.ts";
import type { Size } from "../sizes.ts";
import { workerds } from "./workerd.ts";

export type Stack = {
  neon: Neon;
  owner: pg.Client;
  ownerUrl: string;
  workerUrl: string;
  load: Load;
  /** Starts a Worker on a port of its own, by default the production build. */
  start(options?: { fetchEndpoint?: string; configPath?: string; vars?: Record<string, string> }): Promise<Running>;
  stop(): Promise<void>;
};
export type Running = { port: number; pid: number; worker: LocalWorker };

/** Database, Neon endpoint and load generator; everything that is started here stops with it. */
export async function startStack(size: Size, say: (line: string) => void): Promise<Stack> {
  const postgres = await startBenchDatabase(size, say);
  const neon = await startNeon({ postgresPort: postgres.port });
  const owner = new pg.Client(postgres.ownerUrl);
  await owner.connect();
  const load = startLoad();
  const workerUrl = `postgres://app_worker:${PASSWORD}@127.0.0.1:${postgres.port}/crm`;
  const running: LocalWorker[] = [];
  return {
    neon,
    owner,
    ownerUrl: postgres.ownerUrl,
    workerUrl,
    load,
    async start({ fetchEndpoint = neon.fetchEndpoint, configPath, vars } = {}) {
      const port = await freePort();
      const others = new Set(workerds());
      const worker = await startWorker({
        port,
        databaseUrl: workerUrl,
        fetchEndpoint,
        crons: false,
        vars: {
          MASTER_KEYS: `1:${Buffer.alloc(32, 7).toString("base64")}`,
          PLATFORM_HOST: "platform.bench.localhost",
          LOCAL: String(port),
          ...vars,
        },
        ...(configPath ? { configPath } : {}),
      });
      running.push(worker);
      const pid = workerds().find((one) => !others.has(one));
      if (pid === undefined) throw new Error("No workerd has started");
      return { port, pid, worker };
    },
    async stop() {
      load.stop();
      for (const worker of running) await worker.stop();
      await owner.end();
      await neon.stop();
      await postgres.stop();
    },
  };
}
