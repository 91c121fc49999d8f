import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { migrate } from "./migrate.ts";
import { type Postgres, startPostgres } from "./postgres.ts";

const root = mkdtempSync(join(tmpdir(), "migrate-"));
const write = (name: string, sql: string) => writeFileSync(join(root, name), sql);
let postgres: Postgres;
const run = () => migrate(postgres.ownerUrl, root);

beforeAll(async () => {
  postgres = await startPostgres({ dataDir: join(root, "data"), durable: false });
}, 30_000);

afterAll(async () => {
  await postgres.stop();
  rmSync(root, { recursive: true, force: true });
});

it("applies files in order of name, once, also when two ask at the same time", async () => {
  write("0002_b.sql", "alter table first add b int; set search_path = nowhere;");
  write("0001_a.sql", "create table first (a int);");
  write("notes.md", "not SQL");
  const both = await Promise.all([run(), run()]);
  expect(both.flat()).toEqual(["0001_a.sql", "0002_b.sql"]);
  expect(await run()).toEqual([]);
});

it("leaves nothing of a file that fails and names it with the line", async () => {
  write("0003_c.sql", "create table third (c int);\n\nselect nope;");
  await expect(run()).rejects.toThrow('Migration 0003_c.sql failed: column "nope" does not exist (line 3)');
  const client = new pg.Client({ connectionString: postgres.ownerUrl });
  await client.connect();
  expect((await client.query("select to_regclass('third') as t")).rows).toEqual([{ t: null }]);
  await client.end();
  write("0003_c.sql", "create table third (c int);");
  expect(await run()).toEqual(["0003_c.sql"]);
});

it("refuses an applied file that was edited or removed", async () => {
  write("0001_a.sql", "create table first (a bigint);");
  await expect(run()).rejects.toThrow("Migration 0001_a.sql was edited");
  rmSync(join(root, "0001_a.sql"));
  await expect(run()).rejects.toThrow("Migration 0001_a.sql was applied");
});
