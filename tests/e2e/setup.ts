import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { buildIfNeeded } from "../../local/build.ts";
import { freePort } from "../../local/free-port.ts";
import type { DemoInfo } from "../../local/seed/demo-info.ts";
import { startDatabase } from "../../local/stack/database.ts";
import { startWorker } from "../../local/worker.ts";

declare module "vitest" {
  interface ProvidedContext {
    port: number;
    demo: DemoInfo;
    e2eOwnerUrl: string;
    e2eStatsUrl: string;
  }
}

/** The whole product as `npm start` runs it, on data of its own: Postgres, the Neon endpoint, the demo, the build in workerd. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), "crm-e2e-"));
  const stops: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const port = await freePort();
  const building = buildIfNeeded();
  const database = await startDatabase(port, { onStop: (stop) => stops.push(stop) }, { folder, durable: false });
  await building;
  const worker = await startWorker({ port, ...database.worker, persistDir: join(folder, "worker") });
  stops.push(worker.stop);
  project.provide("port", port);
  project.provide("demo", database.demo);
  project.provide("e2eOwnerUrl", database.ownerUrl);
  project.provide("e2eStatsUrl", database.statsUrl);
  return async () => {
    for (const stop of stops.reverse()) await stop();
  };
}
