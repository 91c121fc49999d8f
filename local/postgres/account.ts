import { type SpawnOptions, spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";

/** The operating-system account that runs Postgres; undefined means the one we already are. */
export type Account = { uid: number; gid: number } | undefined;

/**
 * Postgres refuses to run as root, so root steps down: to the owner of an existing data folder, else `postgres`,
 * else `nobody`.
 */
export function postgresAccount(dataDir: string): Account {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(dataDir, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of ["postgres", "nobody"]) {
    const line = lines.find((entry) => entry.startsWith(`${name}:`))?.split(":");
    if (line) return { uid: Number(line[2]), gid: Number(line[3]) };
  }
  throw new Error("Postgres cannot run as root and this machine has neither a postgres nor a nobody account.");
}

/**
 * The command line and spawn options that run `program` as `account`. Through util-linux's setpriv the program also ends
 * when we are killed, and root's stand-in may still walk through folders only root can read (a checkout under /root).
 */
export function commandFor(account: Account, program: string, args: string[]) {
  const flags = setprivFlags(account);
  if (flags) return { command: "setpriv", args: [...flags, program, ...args], options: {} };
  const options: SpawnOptions = account ? { uid: account.uid, gid: account.gid } : {};
  return { command: program, args, options };
}

let known: Map<string, string[] | undefined> | undefined;

function setprivFlags(account: Account): string[] | undefined {
  known ??= new Map();
  const key = String(account?.uid);
  if (!known.has(key)) known.set(key, candidates(account).find(works));
  return known.get(key);
}

function candidates(account: Account): string[][] {
  const end = ["--pdeathsig", "INT"];
  if (!account) return [end];
  const stepDown = ["--reuid", String(account.uid), "--regid", String(account.gid), "--clear-groups", ...end];
  const walk = ["--inh-caps", "+dac_override", "--ambient-caps", "+dac_override"];
  return [[...stepDown, ...walk], stepDown];
}

function works(flags: string[]): boolean {
  return spawnSync("setpriv", [...flags, "true"]).status === 0;
}
