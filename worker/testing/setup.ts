import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "../../local/migrate.ts";
import { startNeon } from "../../local/neon/start-neon.ts";
import { startPostgres } from "../../local/postgres.ts";

/** One real Postgres and one Neon endpoint for all suites; each suite makes its own tenants. */
export default async function setup(project: TestProject) {
  const dataDir = mkdtempSync(join(tmpdir(), "crm-test-"));
  const postgres = await startPostgres({ dataDir, durable: false });
  await migrate(postgres.ownerUrl);
  const password = "test-only";
  const owner = new Client(postgres.ownerUrl);
  await owner.connect();
  await owner.query(`alter role app_worker password '${password}'`);
  await owner.end();
  const neon = await startNeon({ postgresPort: postgres.port });
  const url = new URL(postgres.ownerUrl);
  project.provide("ownerUrl", postgres.ownerUrl);
  project.provide("databaseUrl", `postgresql://app_worker:${password}@${url.host}${url.pathname}`);
  project.provide("fetchEndpoint", neon.fetchEndpoint);
  project.provide("statsUrl", neon.statsUrl);
  return async () => {
    await neon.stop();
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
