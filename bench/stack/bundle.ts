import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
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
      rollupOptions: { output: { entryFileNames: "index.js" } },
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
