import type { Transaction } from "../load/job.ts";
import { startRecorder, withPlaces } from "../stack/record.ts";
import { settle } from "../stack/settle.ts";
import type { Stack } from "../stack/stack.ts";
import type { Line } from "./requests.ts";

/** What a warm Worker sends to the database for each line: the transaction of the answer first, then what follows it. */
export async function capture(stack: Stack, lines: Line[]): Promise<Map<string, Transaction[]>> {
  const recorder = await startRecorder(stack.neon.fetchEndpoint);
  const { port, worker } = await stack.start({ fetchEndpoint: recorder.fetchEndpoint });
  const captured = new Map<string, Transaction[]>();
  for (const { name, request, expected } of lines) {
    const takes: Transaction[][] = [];
    for (let take = 0; take < 3; take++) {
      recorder.taken();
      await stack.load.run({ kind: "http", port, requests: [request], expected, connections: 1, ms: 60_000, most: 1 });
      await settle(stack.neon);
      takes.push(recorder.taken());
    }
    const [, second = [], third = []] = takes;
    captured.set(name, withPlaces(second, third));
  }
  recorder.stop();
  await worker.stop();
  return captured;
}
