import { globSync } from "node:fs";
import { join } from "node:path";
import { type Protection, protections } from "#worker/kernel/db/table.ts";

const ROOT = join(import.meta.dirname, "../..");

/** Every tenant table that the code declares, with its protection. */
export async function loadTables(): Promise<Map<string, Protection>> {
  const files = globSync(["worker/kernel/tables.ts", "tenants/tables.ts", "worker/modules/**/tables.ts"], {
    cwd: ROOT,
  });
  await Promise.all(files.map((file) => import(join(ROOT, file))));
  return protections;
}
