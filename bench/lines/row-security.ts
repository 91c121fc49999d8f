import pg from "pg";
import { median } from "../median.ts";
import { type Registered, registeredQueries, type Sql } from "./registered.ts";
import { begin, dropTwin, makeTwin, twinOf } from "./twin.ts";

export type RowSecurity = { name: string; ratio: number; withMs: number; withoutMs: number };

/**
 * Every registered query under row security against the same query without it, turn by turn: the time from sending its
 * statements to their last row, in a transaction that was entered. Both in one session, so that both have the same process,
 * processor and caches. `ratio` is without ÷ with: 1 says that row security costs nothing, 0.01 that an index was lost.
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
    for (const query of await registeredQueries(owner)) {
      if (query.statements.length === 0) continue;
      const compared = await compare(worker, tenantId, query);
      if (compared) measured.push(compared);
    }
    await dropTwin(owner);
    return measured;
  } finally {
    await Promise.all([owner.end(), worker.end()]);
  }
}

type Side = "with" | "without";
type Times = Record<Side, number>;
type Turn = (side: Side) => Promise<number>;

const ROUNDS = 9;
const ROUND_MS = 120;
/** The path has just changed when a turn begins: its first run reads the statement anew. */
const FEWEST_RUNS = 2;
const TURN_MS = 5;

async function compare(
  worker: pg.Client,
  tenantId: string,
  { name, statements, operator, system }: Registered,
): Promise<RowSecurity | undefined> {
  const actor = operator ? "operator" : system ? "system" : "key";
  const schemas = { with: "public", without: `${twinOf(actor)}, public` };
  const turn: Turn = async (side) => {
    await worker.query(`set local search_path = ${schemas[side]}`);
    let quickest = Number.POSITIVE_INFINITY;
    const until = performance.now() + TURN_MS;
    for (let run = 0; run < FEWEST_RUNS || performance.now() < until; run++)
      quickest = Math.min(quickest, await timed(worker, side, statements));
    return quickest;
  };
  await begin(worker, tenantId, actor);
  const rounds: Times[] = [];
  try {
    // The first round only warms up.
    for (let round = -1; round < ROUNDS; round++) {
      const quickest = await oneRound(turn, round % 2 === 0 ? "with" : "without");
      if (round >= 0) rounds.push(quickest);
    }
  } catch (error) {
    // A file of everything is refused for the largest tenant; its filtered samples are measured.
    if (error instanceof pg.DatabaseError && error.code === "KV413") return undefined;
    throw error;
  } finally {
    await worker.query("rollback");
  }
  const ratio = median(rounds.map((round) => round.without / round.with));
  return {
    name,
    ratio,
    withMs: median(rounds.map((one) => one.with)),
    withoutMs: median(rounds.map((one) => one.without)),
  };
}

/** The quickest run of each side: what a busy machine adds is not the query's. */
async function oneRound(turn: Turn, first: Side): Promise<Times> {
  const quickest = { with: Number.POSITIVE_INFINITY, without: Number.POSITIVE_INFINITY };
  const until = performance.now() + ROUND_MS;
  let side = first;
  do {
    for (let i = 0; i < 2; i++) {
      quickest[side] = Math.min(quickest[side], await turn(side));
      side = side === "with" ? "without" : "with";
    }
  } while (performance.now() < until);
  return quickest;
}

async function timed(worker: pg.Client, side: Side, statements: Sql[]): Promise<number> {
  const started = performance.now();
  for (const { sql, params } of statements)
    await worker.query({ name: `${side}${nameOf(sql)}`, text: sql, values: params });
  return performance.now() - started;
}

const names = new Map<string, string>();

/** Named as the endpoint does: parsed once, planned each time. */
function nameOf(sql: string): string {
  const known = names.get(sql) ?? `q${names.size}`;
  names.set(sql, known);
  return known;
}
