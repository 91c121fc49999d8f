import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..");
const INPUTS = [
  "{app,worker,tenants,messages,public}/**/*",
  "{package-lock,package,tsconfig}.json",
  "{vite,react-router}.config.ts",
  "local/{api-reference,browser-parts,left-out}.ts",
  "wrangler.toml",
];
/** Inside the build, so that whatever else builds there makes it go away. */
const STAMP = join(ROOT, "build/server/.inputs-sha256");

/**
 * Makes the production build when its sources changed since the last one. `onStart` is called before a build that takes
 * time. Throws with what the build said when it fails.
 */
export async function buildIfNeeded(onStart: () => void = () => undefined): Promise<void> {
  const inputs = hashInputs();
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === inputs) return;
  onStart();
  await reactRouterBuild();
  writeFileSync(STAMP, inputs);
}

function hashInputs(): string {
  const hash = createHash("sha256");
  for (const path of globSync(INPUTS, { cwd: ROOT }).sort()) {
    const file = join(ROOT, path);
    if (statSync(file).isFile() && !/\.test\.tsx?$/.test(path)) hash.update(`${path}\0`).update(readFileSync(file));
  }
  return hash.digest("hex");
}

function reactRouterBuild(): Promise<void> {
  return new Promise((resolve, reject) => {
    const program = join(ROOT, "node_modules/@react-router/dev/bin.cjs");
    const env = { ...process.env, NODE_ENV: "production" };
    const child = spawn(process.execPath, [program, "build"], { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
    const end = () => child.kill();
    process.once("exit", end);
    let said = "";
    child.stdout.on("data", (text) => (said += text));
    child.stderr.on("data", (text) => (said += text));
    child.on("error", reject);
    child.on("close", (code) => {
      process.off("exit", end);
      if (code === 0) resolve();
      else reject(new Error(`The production build failed:\n${said.trim()}`));
    });
  });
}
