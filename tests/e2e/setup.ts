import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { buildIfNeeded } from "../../local/build.ts";
import { freePort } from "../../local/free-port.ts";
import { startDatabase } from "../../local/stack/database.ts";
import { startWorker } from "../../local/worker.ts";
import { startControl, startGate } from "./control.ts";
import { plantPoison } from "./poison.ts";

/** The whole product as `npm start` runs it, on data of its own: Postgres, the Neon endpoint, the demo, the build in workerd. */
export async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), "crm-e2e-"));
  const stops: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const lifetime = { onStop: (stop: () => unknown) => void stops.push(stop) };
  const port = await freePort();
  const building = buildIfNeeded();
  const database = await startDatabase(port, lifetime, { folder, durable: false });
  await survivesCrashes(database.ownerUrl);
  await building;
  const gate = await startGate(database.worker.fetchEndpoint, lifetime);
  const worker = await startWorker({
    port,
    ...database.worker,
    fetchEndpoint: gate.endpoint,
    persistDir: join(folder, "worker"),
  });
  stops.push(worker.stop);
  const postgres = { dataDir: join(folder, "postgres"), port: Number(new URL(database.ownerUrl).port) };
  const control = await startControl({ gate, postgres, worker }, lifetime);
  project.provide("port", port);
  project.provide("demo", database.demo);
  project.provide("e2eOwnerUrl", database.ownerUrl);
  project.provide("e2eStatsUrl", database.statsUrl);
  project.provide("e2eControlUrl", control);
  // Its tries take three minutes: they pass while the other tests run.
  project.provide("poison", await plantPoison(database.ownerUrl, control));
  return async () => {
    for (const stop of stops.reverse()) await stop();
  };
}

/** A commit reaches the operating system before it is answered: enough for a Postgres that is killed, not for a machine. */
async function survivesCrashes(ownerUrl: string): Promise<void> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  await client.query("alter role app_worker set synchronous_commit = on");
  await client.end();
}
