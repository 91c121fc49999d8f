// Runs `<script.ts> …args` on the Node that npm installs for this project, after installing what is missing.
// Plain JavaScript for Node 20, with nothing but the standard library: it must work in a fresh clone.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const modules = join(root, "node_modules");
const bin = join(modules, ".bin");
const stamp = join(modules, ".lock-sha256");

ensureDependencies();
run(nodePath(), process.argv.slice(2));

function ensureDependencies() {
  const lock = join(root, "package-lock.json");
  const wanted = createHash("sha256").update(readFileSync(lock)).digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  if (!isNewer(join(modules, ".package-lock.json"), lock)) install();
  writeFileSync(stamp, wanted);
}

/** npm's own record of what it installed, when somebody ran npm by hand. */
function isNewer(installed, lock) {
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs;
}

function install() {
  console.log("Installing npm packages…");
  const paths = (process.env.PATH ?? "").split(delimiter).filter((path) => path !== bin);
  const args = ["ci", "--include=dev", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"];
  const done = spawnSync("npm", args, {
    cwd: root,
    // Not the Node inside the folder that npm is about to replace.
    env: { ...process.env, PATH: paths.join(delimiter) },
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  if (done.status === 0) return;
  console.error("npm ci failed; what it said is above.");
  process.exit(1);
}

function nodePath() {
  const own = join(bin, "node");
  if (existsSync(own)) return own;
  if (process.features.typescript) return process.execPath;
  console.error(
    "The npm package `node` has no program: its install script did not run. Use Node 24, or allow scripts.",
  );
  process.exit(1);
}

function run(node, args) {
  const env = { ...process.env, PATH: [bin, process.env.PATH].filter(Boolean).join(delimiter) };
  const child = spawn(node, args, { stdio: "inherit", env });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    console.error(error.message);
    process.exit(1);
  });
  child.on("exit", (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}
