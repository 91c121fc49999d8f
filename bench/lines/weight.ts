import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { hostOf, sessionOf } from "../data/names.ts";
import { get } from "../load/get.ts";
import type { Running } from "../stack/stack.ts";
import { BUILD, closure, gzipped, scriptWeight } from "./scripts.ts";

/** Lists of every kind, forms, figures. */
const PAGES = ["/customers", "/", "/deals", "/tasks", "/projects", "/audit", "/profile", "/settings/brand"] as const;

export type Weight = {
  /** The scripts of the page that loads most before it works, and which page that is. */
  script: number;
  heaviest: string;
  /** The page of customers. */
  html: number;
  worker: number;
  workerFirst: number;
};

/** Gzipped kB of what a browser and the Worker load. */
export async function measureWeight(ours: Running): Promise<Weight> {
  const html = await page(ours.port, PAGES[0]);
  let [heaviest, script]: [string, number] = [PAGES[0], scriptWeight(html)];
  for (const path of PAGES.slice(1)) {
    const weight = scriptWeight(await page(ours.port, path));
    if (weight > script) [heaviest, script] = [path, weight];
  }
  const files = globSync("server/**/*.js", { cwd: BUILD });
  const worker = files.reduce((sum, path) => sum + gzipped(readFileSync(join(BUILD, path))), 0);
  const first = [...closure("index.js", join(BUILD, "server"))].reduce(
    (sum, path) => sum + gzipped(readFileSync(join(BUILD, "server", path))),
    0,
  );
  return { script, heaviest, html: gzipped(Buffer.from(html)), worker, workerFirst: first };
}

function page(port: number, path: string): Promise<string> {
  return get(port, path, { Host: hostOf(1), Cookie: `session=${sessionOf(1)}`, Accept: "text/html" });
}
