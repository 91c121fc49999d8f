import pg from "pg";
import { median } from "../median.ts";
import { type Registered, registeredQueries, type Sql } from "./registered.ts";
import { begin, makeTwin } from "./twin.ts";

export type RowSecurity = { name: string; ratio: number; withMs: number; withoutMs: number };

/**
 * Every registered query under row security against the same query without it, on one connection, turn by turn. `ratio` is
 * without ÷ with: 1 says that row security costs nothing, 0.01 that an index was lost.
 */
export async function measureRowSecurity(ownerUrl: string, workerUrl: string): Promise<RowSecurity[]> {
  const owner = new pg.Client(ownerUrl);
  const worker = new pg.Client(workerUrl);
  await Promise.all([owner.connect(), worker.connect()]);
  try {
    const { rows } = await owner.query<{ id: string }>("select id from tenants where slug = 't1'");
    const tenantId = rows[0]?.id ?? "";
    await makeTwin(owner, tenantId);
    const measured: RowSecurity[] = [];
    for (const query of await registeredQueries(owner)) measured.push(await compare(worker, tenantId, query));
    await owner.query("drop schema twin cascade");
    return measured;
  } finally {
    await Promise.all([owner.end(), worker.end()]);
  }
}

const ROUNDS = 9;
const BUDGET_MS = 1_500;

async function compare(
  worker: pg.Client,
  tenantId: string,
  { name, statements, operator, system }: Registered,
): Promise<RowSecurity> {
  const actor = operator ? "operator" : system ? "system" : "key";
  const times = { with: [] as number[], without: [] as number[] };
  const started = performance.now();
  for (let round = 0; round < ROUNDS; round++) {
    for (const side of round % 2 === 0 ? (["with", "without"] as const) : (["without", "with"] as const)) {
      await begin(worker, tenantId, actor, side === "without");
      try {
        times[side].push(await quickest(worker, statements));
      } finally {
        await worker.query("rollback");
      }
    }
    if (round >= 4 && performance.now() - started > BUDGET_MS) break;
  }
  const withMs = median(times.with);
  const withoutMs = median(times.without);
  return { name, ratio: withoutMs / withMs, withMs, withoutMs };
}

/** The quickest of a few runs: what a busy machine adds is not the query's. */
async function quickest(worker: pg.Client, statements: Sql[]): Promise<number> {
  const runs: number[] = [];
  for (let i = 0; i < 6 && (i < 2 || runs.reduce((a, b) => a + b, 0) < 60); i++) {
    let sum = 0;
    for (const { sql, params } of statements) sum += await execution(worker, sql, params);
    runs.push(sum);
  }
  return Math.min(...runs);
}

type Explained = { "QUERY PLAN": [{ "Planning Time": number; "Execution Time": number }] };

async function execution(worker: pg.Client, sql: string, params: unknown[]): Promise<number> {
  const { rows } = await worker.query<Explained>(`explain (analyze, timing off, format json) ${sql}`, params);
  const plan = rows[0]?.["QUERY PLAN"][0];
  return (
    (plan?.["Planning Time"] ?? Number.NaN) * Number(process.env.PLAN ?? 1) + (plan?.["Execution Time"] ?? Number.NaN)
  );
}
