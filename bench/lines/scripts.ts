import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** The production build; what is measured is what it holds. */
export const BUILD = join(import.meta.dirname, "../../build");

/** Gzipped kB of the scripts that a document loads to work. */
export function scriptWeight(html: string): number {
  return [...scriptsOf(html)].reduce((sum, path) => sum + gzipped(readFileSync(join(BUILD, "client", path))), 0);
}

export function gzipped(bytes: Buffer): number {
  return gzipSync(bytes, { level: 9 }).length / 1024;
}

/** What the document names, and what these import in turn. */
function scriptsOf(html: string): Set<string> {
  const named = [...html.matchAll(/"(\/assets\/[\w.-]+\.js)"/g)].map(([, path = ""]) => path);
  const found = new Set<string>();
  for (const path of named) {
    // The manifest of all routes is named too: as data for later pages, not loaded.
    if (!new RegExp(`(href|src)="${path}"|(import|from)\\s*"${path}"`).test(html)) continue;
    for (const one of closure(path.replace("/assets/", ""), join(BUILD, "client/assets"))) found.add(`/assets/${one}`);
  }
  return found;
}

/** A script of the build and all that it imports at once. */
export function closure(entry: string, folder: string, found = new Set<string>()): Set<string> {
  if (found.has(entry)) return found;
  found.add(entry);
  const source = readFileSync(join(folder, entry), "utf8");
  for (const [, next = ""] of source.matchAll(/(?:\bfrom|\bimport)\s*["'](\.\/[^"']+\.js)["']/g))
    closure(join(entry, "..", next), folder, found);
  return found;
}
