import { setTimeout as sleep } from "node:timers/promises";
import type { Job, Outcome, Transaction } from "../load/job.ts";
import { median } from "../median.ts";
import { settle } from "../stack/settle.ts";
import type { Running, Stack } from "../stack/stack.ts";
import { bareRequest, type Line } from "./requests.ts";

export type Side = { perSecond: number; p50: number };
export type Speed = {
  line: string;
  connections: number;
  trips: number;
  tripsAfter: number;
  ours: Side;
  bare: Side;
  sql: Side;
  ratio: number;
};

type Sides = { ours: Running; bare: Running; captured: Map<string, Transaction[]>; rounds: number; ms: number };

/** Each line at 1 and 8 connections: ours, the bare Worker and Postgres itself, in turns, the medians of all rounds. */
export async function measureSpeed(stack: Stack, lines: Line[], sides: Sides): Promise<Speed[]> {
  const speeds: Speed[] = [];
  for (const line of lines) {
    const { during, after } = await countTrips(stack, line, sides.ours);
    for (const connections of [1, 8]) {
      const { ours, bare, sql, ratio } = await inTurns(stack, jobsOf(stack, line, connections, sides), sides.rounds);
      speeds.push({ line: line.name, connections, trips: during, tripsAfter: after, ours, bare, sql, ratio });
    }
  }
  return speeds;
}

/** Until V8 has compiled what runs often. */
const WARM_MS = 2_000;

type Jobs = Record<"ours" | "bare" | "sql", Job>;

function jobsOf(stack: Stack, line: Line, connections: number, { ours, bare, captured, ms }: Sides): Jobs {
  const same = { connections, ms };
  const { name, request, expected } = line;
  return {
    ours: { kind: "http", port: ours.port, requests: [request], expected, ...same },
    bare: { kind: "http", port: bare.port, requests: [bareRequest(line)], expected: 200, ...same },
    sql: { kind: "sql", url: stack.workerUrl, transactions: captured.get(name) ?? [], ...same },
  };
}

async function inTurns(stack: Stack, jobs: Jobs, rounds: number) {
  const seen: Record<keyof Jobs, Outcome[]> = { ours: [], bare: [], sql: [] };
  const order = ["ours", "bare", "sql"] as const;
  for (const side of order) await stack.load.run({ ...jobs[side], ms: WARM_MS });
  for (let round = 0; round < rounds; round++) {
    for (const side of round % 2 === 0 ? order : order.toReversed()) {
      seen[side].push(await stack.load.run(jobs[side]));
      await settle(stack.neon);
    }
  }
  const side = (name: keyof Jobs) => ({
    perSecond: median(seen[name].map((one) => one.perSecond)),
    p50: median(seen[name].map((one) => one.p50)),
  });
  const ratio = median(seen.ours.map((one, i) => one.perSecond / (seen.bare[i]?.perSecond ?? Number.NaN)));
  return { ours: side("ours"), bare: side("bare"), sql: side("sql"), ratio };
}

/** Round trips until the answer is there, and those that follow it. */
async function countTrips(
  { neon, load }: Stack,
  { request, expected }: Line,
  { port }: Running,
): Promise<{ during: number; after: number }> {
  const job: Job = { kind: "http", port, requests: [request], expected, connections: 1, ms: 60_000, most: 1 };
  await load.run(job);
  const during: number[] = [];
  const after: number[] = [];
  for (let i = 0; i < 5; i++) {
    await settle(neon);
    const before = neon.trips();
    await load.run(job);
    const answered = neon.trips();
    during.push(answered - before);
    await sleep(300);
    after.push(neon.trips() - answered);
  }
  return { during: Math.min(...during), after: median(after) };
}
