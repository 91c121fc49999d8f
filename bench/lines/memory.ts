import type { HttpRequest } from "../load/job.ts";
import type { Running, Stack } from "../stack/stack.ts";
import { memoryOf } from "../stack/workerd.ts";
import { bareRequest, type Line } from "./requests.ts";

/** MB: after a twentieth of the requests, and after all. */
export type Growth = { before: number; after: number };
type Start = () => Promise<Running>;

/** Memory of workerd in its first `requests` reads, one in twenty a dashboard: ours and the bare Worker, each in a process of its own. */
export async function measureMemory(
  stack: Stack,
  lines: Line[],
  start: { ours: Start; bare: Start },
  requests: number,
): Promise<{ ours: Growth; bare: Growth }> {
  const read = lines.find(({ name }) => name === "read");
  const dashboard = lines.find(({ name }) => name === "dashboard");
  if (!read || !dashboard) throw new Error("No lines that read");
  const mixed = [...Array.from({ length: 19 }, () => read), dashboard];
  const growth = async (running: Running, sent: HttpRequest[]): Promise<Growth> => {
    const run = (most: number) =>
      stack.load.run({
        kind: "http",
        port: running.port,
        requests: sent,
        expected: 200,
        connections: 8,
        ms: 600_000,
        most,
      });
    const early = Math.ceil(requests / 20);
    await run(early);
    const before = memoryOf(running.pid);
    await run(requests - early);
    const after = memoryOf(running.pid);
    await running.worker.stop();
    return { before, after };
  };
  return {
    ours: await growth(
      await start.ours(),
      mixed.map(({ request }) => request),
    ),
    bare: await growth(await start.bare(), mixed.map(bareRequest)),
  };
}
