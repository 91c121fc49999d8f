import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** One thing that is wrong: where, and what to do about it. */
export type Finding = string;

const SKIPPED = /^(node_modules|build|dist|\..*)$/;
const SOURCE = /\.tsx?$/;

/** Every file under `root`, as sorted paths with `/`, without what is installed, built or hidden. */
export function files(root: string, folder = ""): string[] {
  const here = join(root, folder);
  if (!existsSync(here)) return [];
  return readdirSync(here, { withFileTypes: true })
    .filter((entry) => !SKIPPED.test(entry.name))
    .flatMap((entry) => {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      return entry.isDirectory() ? files(root, path) : [path];
    })
    .sort();
}

/** The TypeScript files under `root`. */
export function sources(root: string): string[] {
  return files(root).filter((path) => SOURCE.test(path));
}

/** The text of one file. */
export function text(root: string, path: string): string {
  return readFileSync(join(root, path), "utf8");
}
