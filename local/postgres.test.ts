import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, expect, it } from "vitest";
import { startPostgres } from "./postgres.ts";

const root = mkdtempSync(join(tmpdir(), "postgres-"));
const dataDir = join(root, "data");

afterAll(() => rmSync(root, { recursive: true, force: true }));

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

it("keeps data between starts, in UTF-8, with the owner's password only", async () => {
  const first = await startPostgres({ dataDir });
  await ask(first.ownerUrl, "create table kept as select lower('ŞIİ') as word");
  const wrong = first.ownerUrl.replace(/owner:[^@]+/, "owner:wrong");
  await expect(ask(wrong, "select 1")).rejects.toMatchObject({ code: "28P01" });
  await expect(startPostgres({ dataDir })).rejects.toThrow("already running");
  await first.stop();
  const second = await startPostgres({ dataDir, port: first.port });
  expect(second.ownerUrl).toBe(first.ownerUrl);
  const settings = "current_setting('server_encoding') as encoding, current_setting('timezone') as zone";
  expect(await ask(second.ownerUrl, `select word, ${settings} from kept`)).toEqual([
    { word: "şii", encoding: "UTF8", zone: "UTC" },
  ]);
  await second.stop();
}, 30_000);

it("starts after a crash whose process number now belongs to something else", async () => {
  writeFileSync(join(dataDir, "postmaster.pid"), `${process.pid}\n${dataDir}\n`);
  const server = await startPostgres({ dataDir, durable: false });
  expect(await ask(server.ownerUrl, "show fsync")).toEqual([{ fsync: "off" }]);
  await server.stop();
}, 30_000);
