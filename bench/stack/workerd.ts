import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/** The workerd processes below this one. */
export function workerds(): number[] {
  const parents = new Map<number, { parent: number; name: string }>();
  for (const entry of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    const stat = statOf(Number(entry));
    if (stat) parents.set(Number(entry), { parent: Number(stat.rest[1]), name: stat.name });
  }
  const below = (pid: number): boolean => {
    const parent = parents.get(pid)?.parent;
    return parent !== undefined && (parent === process.pid || below(parent));
  };
  return [...parents].filter(([pid, { name }]) => name === "workerd" && below(pid)).map(([pid]) => pid);
}

/** Resident memory in MB. */
export function memoryOf(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kilobytes) / 1024;
}

/** When the process began, in milliseconds since the epoch, to a hundredth of a second. */
export function startOf(pid: number): number {
  const boot = Number(/^btime (\d+)/m.exec(readFileSync("/proc/stat", "utf8"))?.[1]) * 1000;
  const uptime = Number(readFileSync("/proc/uptime", "utf8").split(" ")[0]) * 1000;
  // btime is rounded to seconds; the clock minus the uptime is not.
  const exact = Date.now() - uptime;
  const base = Math.abs(exact - boot) < 2_000 ? exact : boot;
  return base + (Number(statOf(pid)?.rest[19]) * 1000) / ticks();
}

let known: number | undefined;
const ticks = () => (known ??= Number(String(execFileSync("getconf", ["CLK_TCK"])).trim()));

/** Name and the fields after it of `/proc/<pid>/stat`; undefined when it has ended. */
function statOf(pid: number): { name: string; rest: string[] } | undefined {
  try {
    const [, name = "", rest = ""] = /^\d+ \((.*)\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
    return { name, rest: rest.trim().split(" ") };
  } catch {
    return undefined;
  }
}
