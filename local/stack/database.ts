import { join } from "node:path";
import pg from "pg";
import { migrate } from "../migrate.ts";
import { startNeon } from "../neon/start-neon.ts";
import { startPostgres } from "../postgres.ts";
import { type DemoInfo, seed } from "../seed/seed.ts";
import { syncRoles } from "../sync-roles.ts";
import { FOLDER } from "./folder.ts";
import type { Lifetime } from "./lifetime.ts";
import { readSecrets } from "./secrets.ts";

export type Database = {
  demo: DemoInfo;
  /** Where `{ trips }` is published. */
  statsUrl: string;
  /** The owner's connection string: migrations and tests, never the Worker. */
  ownerUrl: string;
  /** What the Worker gets: its own role's connection string, never the owner's. */
  worker: { databaseUrl: string; fetchEndpoint: string; vars: Record<string, string> };
};

/**
 * Starts Postgres and the Neon endpoint, migrates, seeds, and gives the Worker's role its password. Data lives in
 * `folder`; with `durable` off it may be lost in a crash, which is enough for tests.
 */
export async function startDatabase(
  port: number,
  lifetime: Pick<Lifetime, "onStop">,
  { folder = FOLDER, durable = true }: { folder?: string; durable?: boolean } = {},
): Promise<Database> {
  const secrets = readSecrets(folder);
  const postgres = await startPostgres({ dataDir: join(folder, "postgres"), durable });
  lifetime.onStop(postgres.stop);
  const neon = await startNeon({ postgresPort: postgres.port });
  lifetime.onStop(neon.stop);
  await migrate(postgres.ownerUrl);
  await syncRoles(postgres.ownerUrl);
  await setPassword(postgres.ownerUrl, "app_worker", secrets.DATABASE_PASSWORD_APP);
  const demo = await seed({ ownerUrl: postgres.ownerUrl, port, masterKeys: secrets.MASTER_KEYS });
  const login = `app_worker:${secrets.DATABASE_PASSWORD_APP}`;
  return {
    demo,
    statsUrl: neon.statsUrl,
    ownerUrl: postgres.ownerUrl,
    worker: {
      databaseUrl: `postgres://${login}@127.0.0.1:${postgres.port}/crm`,
      fetchEndpoint: neon.fetchEndpoint,
      vars: { MASTER_KEYS: secrets.MASTER_KEYS, PLATFORM_HOST: "platform.localhost", LOCAL: String(port) },
    },
  };
}

async function setPassword(ownerUrl: string, role: string, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`alter role ${client.escapeIdentifier(role)} password ${client.escapeLiteral(password)}`);
  } finally {
    await client.end();
  }
}
