import type { Running, Stack } from "../stack/stack.ts";
import { memoryOf } from "../stack/workerd.ts";
import type { Line } from "./requests.ts";

/** Memory of workerd in MB, early and after `requests` reads and lists. */
export async function measureMemory(
  stack: Stack,
  lines: Line[],
  ours: Running,
  pid: number,
  requests: number,
): Promise<{ before: number; after: number }> {
  const reads = lines.filter(({ name }) => name === "read" || name === "dashboard").map(({ request }) => request);
  const mixed = [...Array.from({ length: 18 }, () => reads[0]), ...reads].filter((one) => one !== undefined);
  const run = (most: number) =>
    stack.load.run({
      kind: "http",
      port: ours.port,
      requests: mixed,
      expected: 200,
      connections: 8,
      ms: 600_000,
      most,
    });
  await run(Math.ceil(requests / 20));
  const before = memoryOf(pid);
  await run(requests);
  return { before, after: memoryOf(pid) };
}
