import pg from "pg";
import type { Transaction } from "../load/job.ts";
import { median } from "../median.ts";

export type AgainstRaw = { ours: number; raw: number; ratio: number };

/** A captured line's transaction on one connection against one statement of the owner's, in turns; milliseconds, ours ÷ raw. */
export async function againstRaw(
  workerUrl: string,
  owner: pg.Client,
  line: Transaction | undefined,
  raw: string,
  rounds: number,
): Promise<AgainstRaw> {
  const worker = new pg.Client(workerUrl);
  await worker.connect();
  try {
    const ours: number[] = [];
    const plain: number[] = [];
    for (let round = 0; round < rounds * 4; round++) {
      ours.push(await timed(() => transact(worker, line)));
      plain.push(await timed(() => owner.query(raw)));
    }
    return {
      ours: median(ours),
      raw: median(plain),
      ratio: median(ours.map((one, i) => one / (plain[i] ?? Number.NaN))),
    };
  } finally {
    await worker.end();
  }
}

async function transact(worker: pg.Client, line: Transaction | undefined): Promise<void> {
  await worker.query("begin read only");
  for (const { query, params } of line?.queries ?? []) await worker.query(query, params);
  await worker.query("commit");
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
