import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** What postmaster.pid says: process id, and "ready" once connections are accepted. */
export function readPostmaster(dataDir: string): { pid: number; ready: boolean } | undefined {
  try {
    const lines = readFileSync(join(dataDir, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), ready: lines[7]?.trim() === "ready" };
  } catch {
    return undefined;
  }
}

/**
 * Clears what a crash left behind: a pid file whose process is gone (or whose number now belongs to something else) is
 * removed, a server whose starter died is stopped. A server that still has its starter is an error.
 */
export async function clearLeftovers(dataDir: string): Promise<void> {
  const left = readPostmaster(dataDir);
  if (!left) return;
  const server = describe(left.pid);
  if (!server?.command.includes("postgres")) return rmSync(join(dataDir, "postmaster.pid"), { force: true });
  if (server.parent > 1) throw new Error(`Postgres is already running on ${dataDir} (process ${left.pid}).`);
  process.kill(left.pid, "SIGINT");
  for (let waited = 0; describe(left.pid); waited += 50) {
    if (waited > 10_000) throw new Error(`An orphaned Postgres (process ${left.pid}) on ${dataDir} does not stop.`);
    await sleep(50);
  }
}

type Process = { parent: number; command: string };

function describe(pid: number): Process | undefined {
  return existsSync("/proc/self/stat") ? fromProc(pid) : fromPs(pid);
}

function fromProc(pid: number): Process | undefined {
  try {
    // "pid (name) state parent …"; the name may hold spaces and brackets.
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [state, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (state === "Z") return undefined;
    return { parent: Number(parent), command: stat.slice(stat.indexOf("(") + 1, stat.lastIndexOf(")")) };
  } catch {
    return undefined;
  }
}

function fromPs(pid: number): Process | undefined {
  const { status, stdout } = spawnSync("ps", ["-o", "ppid=,stat=,comm=", "-p", String(pid)], { encoding: "utf8" });
  const [parent, state, ...command] = stdout.trim().split(/\s+/);
  if (status !== 0 || state?.startsWith("Z")) return undefined;
  return { parent: Number(parent), command: command.join(" ") };
}
