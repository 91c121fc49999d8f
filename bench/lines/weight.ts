import { globSync, readFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { hostOf, sessionOf } from "../data/names.ts";
import type { Running } from "../stack/stack.ts";

const BUILD = join(import.meta.dirname, "../../build");

/** Gzipped kB: the scripts that the page of customers loads to work, its HTML, and the Worker's bundle. */
export async function measureWeight(
  ours: Running,
): Promise<{ script: number; html: number; worker: number; workerFirst: number }> {
  const html = await page(ours.port, "/customers");
  const script = [...scriptsOf(html)].reduce(
    (sum, path) => sum + gzipped(readFileSync(join(BUILD, "client", path))),
    0,
  );
  const files = globSync("server/**/*.js", { cwd: BUILD });
  const worker = files.reduce((sum, path) => sum + gzipped(readFileSync(join(BUILD, path))), 0);
  const first = [...closure("index.js", join(BUILD, "server"))].reduce(
    (sum, path) => sum + gzipped(readFileSync(join(BUILD, "server", path))),
    0,
  );
  return { script, html: gzipped(Buffer.from(html)), worker, workerFirst: first };
}

function gzipped(bytes: Buffer): number {
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

function closure(entry: string, folder: string, found = new Set<string>()): Set<string> {
  if (found.has(entry)) return found;
  found.add(entry);
  const source = readFileSync(join(folder, entry), "utf8");
  for (const [, next = ""] of source.matchAll(/(?:\bfrom|\bimport)\s*["'](\.\/[^"']+\.js)["']/g))
    closure(join(entry, "..", next), folder, found);
  return found;
}

function page(port: number, path: string): Promise<string> {
  const headers = { Host: hostOf(1), Cookie: `session=${sessionOf(1)}`, Accept: "text/html" };
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, path, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () => {
        const text = String(Buffer.concat(chunks));
        if (answer.statusCode === 200) resolve(text);
        else reject(new Error(`${path}: ${answer.statusCode} ${text.slice(0, 200)}`));
      });
    });
    asked.on("error", reject).end();
  });
}
