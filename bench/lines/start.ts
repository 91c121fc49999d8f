import { request } from "node:http";
import type { HttpRequest } from "../load/job.ts";
import { median } from "../median.ts";
import type { Stack } from "../stack/stack.ts";
import { startOf, workerds } from "../stack/workerd.ts";

/** From the start of workerd to the first answer, medians in milliseconds: ours with a list from the database, and hello. */
export async function measureStart(
  stack: Stack,
  hello: string,
  first: HttpRequest,
  rounds: number,
): Promise<{ ours: number; hello: number }> {
  const times = { ours: [] as number[], hello: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    for (const side of round % 2 === 0 ? (["ours", "hello"] as const) : (["hello", "ours"] as const)) {
      const before = new Set(workerds());
      const { port, worker } = await stack.start(side === "hello" ? { configPath: hello } : {});
      await answered(port, first);
      const answeredAt = Date.now();
      const pid = workerds().find((one) => !before.has(one));
      if (pid !== undefined) times[side].push(answeredAt - startOf(pid));
      await worker.stop();
    }
  }
  return { ours: median(times.ours), hello: median(times.hello) };
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
