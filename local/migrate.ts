import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";

const FOLDER = join(import.meta.dirname, "../migrations");
/** Any number, the same everywhere: two deployments at once wait for each other. */
const LOCK = 72_018_411;

/**
 * Applies `migrations/*.sql` in order of name, each in a transaction of its own, and returns the names applied now.
 * `ownerUrl` is a direct connection (on Neon: not the pooled host) of the role that owns the schema. Throws, naming the
 * file, when one fails or when one applied before has been edited or removed since.
 */
export async function migrate(ownerUrl: string, folder = FOLDER): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    await client.query(`create table if not exists public.schema_migrations (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now())`);
    return await applyNew(client, folder);
  } finally {
    await client.end();
  }
}

async function applyNew(client: pg.Client, folder: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string; sha256: string }>("select name, sha256 from schema_migrations");
  const before = new Map(rows.map(({ name, sha256 }) => [name, sha256]));
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  const removed = [...before.keys()].find((name) => !names.includes(name));
  if (removed) throw new Error(`Migration ${removed} was applied to this database but its file is gone.`);
  const applied: string[] = [];
  for (const name of names) {
    const sql = await readFile(join(folder, name), "utf8");
    const sha256 = createHash("sha256").update(sql).digest("hex");
    const known = before.get(name);
    if (known === sha256) continue;
    if (known) throw new Error(`Migration ${name} was edited after it was applied. Write a new one instead.`);
    await applyOne(client, { name, sql, sha256 });
    applied.push(name);
  }
  return applied;
}

async function applyOne(client: pg.Client, file: { name: string; sql: string; sha256: string }): Promise<void> {
  await client.query("begin");
  try {
    await client.query(file.sql);
    await client.query("insert into public.schema_migrations (name, sha256) values ($1, $2)", [file.name, file.sha256]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw new Error(`Migration ${file.name} failed: ${describe(error, file.sql)}`, { cause: error });
  } finally {
    // A migration may have set a role or search path for itself.
    await client.query("reset all; reset role");
  }
}

function describe(error: unknown, sql: string): string {
  if (!(error instanceof pg.DatabaseError)) return String(error);
  const line = error.position ? ` (line ${sql.slice(0, Number(error.position)).split("\n").length})` : "";
  return `${error.message}${line}`;
}

if (import.meta.main) {
  const url = process.env.DATABASE_URL;
  if (!url) {
    console.error("DATABASE_URL must name the owner's direct connection to the database.");
    process.exit(1);
  }
  try {
    const applied = await migrate(url);
    console.log(applied.length > 0 ? applied.map((name) => `applied ${name}`).join("\n") : "nothing to migrate");
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
