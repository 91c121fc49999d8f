import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Account, commandFor } from "./account.ts";

const OWNER_PASSWORD = "owner.password";

/**
 * Makes the data folder on first use and returns the owner's password, which lives inside it.
 * UTF-8 with the builtin C.UTF-8 provider: the same order and letters on every machine.
 */
export function ensureCluster(dataDir: string, initdb: string, account: Account): string {
  const passwordFile = join(dataDir, OWNER_PASSWORD);
  if (existsSync(passwordFile)) return readFileSync(passwordFile, "utf8").trim();
  if (existsSync(join(dataDir, "PG_VERSION"))) {
    // A first start that was cut short: nothing was ever stored in it.
    rmSync(dataDir, { recursive: true, force: true });
  }
  const password = randomBytes(24).toString("base64url");
  makeFolder(dataDir, account);
  const draft = `${dataDir}.${OWNER_PASSWORD}`;
  writeFileSync(draft, `${password}\n`, { mode: 0o600 });
  if (account) chownSync(draft, account.uid, account.gid);
  runInitdb(initdb, dataDir, draft, account);
  renameSync(draft, passwordFile);
  return password;
}

function makeFolder(dataDir: string, account: Account): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (account) chownSync(dataDir, account.uid, account.gid);
}

function runInitdb(initdb: string, dataDir: string, passwordFile: string, account: Account): void {
  const { command, args, options } = commandFor(account, initdb, [
    `--pgdata=${dataDir}`,
    "--username=owner",
    `--pwfile=${passwordFile}`,
    // What Neon does inside its encrypted tunnel; here the tunnel is loopback.
    "--auth=password",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-sync",
  ]);
  const done = spawnSync(command, args, { ...options, encoding: "utf8", cwd: dataDir });
  if (done.status === 0) return;
  rmSync(dataDir, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  throw new Error(`Postgres could not make its data folder ${dataDir}: ${done.error?.message ?? done.stderr.trim()}`);
}
