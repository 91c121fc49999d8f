import { request } from "node:http";
import type { HttpRequest } from "../load/job.ts";
import { median } from "../median.ts";
import type { Stack } from "../stack/stack.ts";
import { startOf } from "../stack/workerd.ts";

/** Milliseconds. `hello` has our bindings, for their stand-ins start in the same process; `bare` has none. */
export type Start = { ours: number; hello: number; bare: number };

/** From the start of workerd to the first answer, medians: ours with a record from the database, and two hello worlds. */
export async function measureStart(
  stack: Stack,
  configs: { hello: string; bare: string },
  first: HttpRequest,
  rounds: number,
): Promise<Start> {
  const paths = { ours: undefined, ...configs };
  const times = { ours: [] as number[], hello: [] as number[], bare: [] as number[] };
  const sides = ["ours", "hello", "bare"] as const;
  for (let round = 0; round < rounds; round++) {
    for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
      const configPath = paths[side];
      const { port, pid, worker } = await stack.start(configPath ? { configPath } : {});
      await answered(port, first);
      times[side].push(Date.now() - startOf(pid));
      await worker.stop();
    }
  }
  return { ours: median(times.ours), hello: median(times.hello), bare: median(times.bare) };
}

function answered(port: number, { method, path, headers }: HttpRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, method, path, headers }, (answer) => {
      answer
        .resume()
        .on("end", () =>
          answer.statusCode === 200 ? resolve() : reject(new Error(`first answer ${answer.statusCode}`)),
        );
    });
    asked.on("error", reject).end();
  });
}
