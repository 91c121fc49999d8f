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
  let done = npm("ci");
  // A lock file written where the registry had no packages for other platforms is no match for npm ci; the versions in
  // it hold all the same.
  if (done.status !== 0 && done.stderr.includes("EUSAGE")) done = npm("install", "--no-save");
  if (done.status === 0) return;
  console.error(`${done.stderr ?? done.error?.message}\nThe npm packages could not be installed.`);
  process.exit(1);
}

function npm(...command) {
  const paths = (process.env.PATH ?? "").split(delimiter).filter((path) => path !== bin);
  const flags = ["--include=dev", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"];
  return spawnSync("npm", [...command, ...flags], {
    cwd: root,
    // Not the Node inside the folder that npm is about to replace.
    env: { ...process.env, PATH: paths.join(delimiter) },
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
    shell: process.platform === "win32",
  });
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
