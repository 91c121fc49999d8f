import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { freePort } from "./free-port.ts";
import { commandFor, postgresAccount } from "./postgres/account.ts";
import { binaries } from "./postgres/binaries.ts";
import { ensureCluster } from "./postgres/cluster.ts";
import { clearLeftovers, readPostmaster } from "./postgres/postmaster.ts";

export type Postgres = { ownerUrl: string; port: number; stop(): Promise<void> };

/**
 * Starts a real Postgres 18 on loopback TCP with a database `crm` and keeps its data in `dataDir` between starts.
 * `durable: false` gives up crash safety for speed (tests). Server messages go to `<dataDir>.log`.
 * `ownerUrl` signs in as the superuser `owner`; the Worker must never get it.
 */
export async function startPostgres(options: { dataDir: string; port?: number; durable?: boolean }): Promise<Postgres> {
  const dataDir = resolve(options.dataDir);
  const programs = await binaries();
  const account = postgresAccount(dataDir);
  const password = ensureCluster(dataDir, programs.initdb, account);
  await clearLeftovers(dataDir);
  const port = options.port ?? (await freePort());
  const {
    command,
    args,
    options: how,
  } = commandFor(account, programs.postgres, [
    "-D",
    dataDir,
    ...settings(port, options.durable ?? true).flatMap((setting) => ["-c", setting]),
  ]);
  const log = openSync(`${dataDir}.log`, "a");
  // A group of its own: Ctrl-C in a terminal reaches us first, and we stop things in order.
  const server = spawn(command, args, { ...how, cwd: dataDir, detached: true, stdio: ["ignore", log, log] });
  closeSync(log);
  await ready(server, dataDir);
  const url = (database: string) => `postgres://owner:${password}@127.0.0.1:${port}/${database}`;
  await ensureDatabase(url("postgres"));
  return { ownerUrl: url("crm"), port, stop: () => stop(server) };
}

function settings(port: number, durable: boolean): string[] {
  const always = [
    `port=${port}`,
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=100",
    "shared_buffers=256MB",
    "effective_cache_size=1GB",
    "max_wal_size=2GB",
    "random_page_cost=1.1",
    "timezone=UTC",
    "log_timezone=UTC",
    "jit=off",
  ];
  return durable ? always : [...always, "fsync=off", "synchronous_commit=off", "full_page_writes=off"];
}

async function ready(server: ChildProcess, dataDir: string): Promise<void> {
  let failure: string | undefined;
  server.once("error", (error) => (failure = error.message));
  server.once("exit", () => (failure ??= lastLines(`${dataDir}.log`)));
  // Recovery after a crash may take long; a server that gives up exits by itself.
  while (failure === undefined) {
    const state = readPostmaster(dataDir);
    if (state?.ready && state.pid === server.pid) return;
    await sleep(20);
  }
  throw new Error(`Postgres did not start: ${failure}`);
}

function lastLines(file: string): string {
  return readFileSync(file, "utf8").trim().split("\n").slice(-3).join(" ");
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query("select 1 from pg_database where datname = 'crm'");
    if (found.rowCount === 0) await client.query("create database crm");
  } finally {
    await client.end();
  }
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise<void>((done) => server.once("exit", () => done()));
  server.kill("SIGINT");
  await gone;
}
