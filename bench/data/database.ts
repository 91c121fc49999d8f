import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { migrate } from "../../local/migrate.ts";
import { type Postgres, startPostgres } from "../../local/postgres.ts";
import { SEED, type Size } from "../sizes.ts";
import { fill } from "./fill.ts";

const ROOT = join(import.meta.dirname, "../..");
export const FOLDER = join(ROOT, ".local/bench");

/** The Worker's role in a bench database; only loopback ever sees it. */
export const PASSWORD = "bench";

/** Starts the database of this size, filling it first when migrations, filler or size changed since the last time. */
export async function startBenchDatabase(size: Size, say: (line: string) => void): Promise<Postgres> {
  const folder = join(FOLDER, size.name);
  const stamp = join(folder, "stamp");
  const wanted = fingerprint(size);
  const kept = existsSync(stamp) && readFileSync(stamp, "utf8") === wanted;
  if (!kept) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const postgres = await startPostgres({ dataDir: join(folder, "postgres"), durable: false });
  if (kept) return postgres;
  try {
    say(`Filling ${size.customers} customers of ${size.tenants} tenants…`);
    await migrate(postgres.ownerUrl);
    await setPassword(postgres.ownerUrl);
    await fill(postgres.ownerUrl, size, say);
    writeFileSync(stamp, wanted);
    return postgres;
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

function fingerprint(size: Size): string {
  const hash = createHash("sha256").update(JSON.stringify([size, SEED]));
  const inputs = globSync(["migrations/*.sql", "bench/data/*.ts", "local/seed/corpus/*.ts"], { cwd: ROOT });
  for (const path of inputs.sort()) hash.update(path).update(readFileSync(join(ROOT, path)));
  return hash.digest("hex");
}

async function setPassword(ownerUrl: string): Promise<void> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  await client.query(`alter role app_worker password '${PASSWORD}'`);
  await client.end();
}
