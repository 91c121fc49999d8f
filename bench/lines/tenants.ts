import { median } from "../median.ts";
import { settle } from "../stack/settle.ts";
import type { Running, Stack } from "../stack/stack.ts";
import { of } from "./requests.ts";

/** Seconds per request with 10 tenants taking turns, and with all of them; ratio is all ÷ 10. */
export async function measureTenants(
  stack: Stack,
  ours: Running,
  tenants: number,
  rounds: number,
  ms: number,
): Promise<{ ten: number; all: number; ratio: number }> {
  // The first tenant is larger than the others, so it stays out of both.
  const requests = (many: number) =>
    Array.from({ length: many }, (_, i) => of(2 + i, "GET", "/customers?sort=name&limit=20"));
  const job = (many: number) => ({
    kind: "http" as const,
    port: ours.port,
    requests: requests(many),
    expected: 200,
    connections: 4,
    ms,
  });
  await stack.load.run({ ...job(tenants - 1), ms: 60_000, most: tenants - 1 });
  await stack.load.run(job(10));
  const ten: number[] = [];
  const all: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const many of round % 2 === 0 ? [10, tenants - 1] : [tenants - 1, 10]) {
      const { perSecond } = await stack.load.run(job(many));
      (many === 10 ? ten : all).push(1 / perSecond);
      await settle(stack.neon);
    }
  }
  return { ten: median(ten), all: median(all), ratio: median(all.map((one, i) => one / (ten[i] ?? Number.NaN))) };
}
