import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { build } from "vite";
import { FOLDER } from "../data/database.ts";

/** Bundles a Worker of one file and answers the configuration that `startWorker` reads. */
export async function bundle(name: "bare-worker" | "hello-worker"): Promise<string> {
  const outDir = join(FOLDER, name);
  await build({
    configFile: false,
    logLevel: "error",
    mode: "production",
    ssr: { noExternal: true, target: "webworker" },
    build: {
      ssr: join(import.meta.dirname, `../${name}.ts`),
      outDir,
      emptyOutDir: true,
      target: "es2023",
      minify: true,
      rollupOptions: { external: ["cloudflare:workers"], output: { entryFileNames: "index.js" } },
    },
  });
  mkdirSync(join(outDir, "client"), { recursive: true });
  const config = {
    name,
    main: "index.js",
    compatibility_date: "2026-10-01",
    compatibility_flags: ["nodejs_compat"],
    no_bundle: true,
    rules: [{ type: "ESModule", globs: ["**/*.js"] }],
    assets: { directory: "client", binding: "ASSETS", run_worker_first: ["/*", "!/assets/*"] },
  };
  const path = join(outDir, "wrangler.json");
  writeFileSync(path, JSON.stringify(config));
  return path;
}

const PRODUCTION = join(import.meta.dirname, "../../build/server/wrangler.json");

/** The same script with everything that our production build binds: queues, buckets, Durable Objects, crons. */
export function withOurBindings(configPath: string): string {
  const own = JSON.parse(readFileSync(configPath, "utf8")) as object;
  const { configPath: _, userConfigPath: __, ...ours } = JSON.parse(readFileSync(PRODUCTION, "utf8"));
  const path = join(dirname(configPath), "bound.json");
  writeFileSync(path, JSON.stringify({ ...ours, ...own }));
  return path;
}
