import pg from "pg";
import { median } from "../median.ts";
import { type Registered, registeredQueries, type Sql } from "./registered.ts";
import { begin, dropTwin, makeTwin } from "./twin.ts";

export type RowSecurity = { name: string; ratio: number; withMs: number; withoutMs: number };

/**
 * Every registered query under row security against the same query without it, turn by turn: the time from sending its
 * statements to their last row, in a transaction that was entered. `ratio` is without ÷ with: 1 says that row security costs
 * nothing, 0.01 that an index was lost.
 */
export async function measureRowSecurity(ownerUrl: string, workerUrl: string): Promise<RowSecurity[]> {
  const owner = new pg.Client(ownerUrl);
  const sides: Sides = { with: new pg.Client(workerUrl), without: new pg.Client(workerUrl) };
  await Promise.all([owner, sides.with, sides.without].map((client) => client.connect()));
  try {
    const { rows } = await owner.query<{ id: string }>("select id from tenants where slug = 't1'");
    const tenantId = rows[0]?.id ?? "";
    await makeTwin(owner, tenantId);
    const measured: RowSecurity[] = [];
    for (const query of await registeredQueries(owner)) {
      if (query.statements.length === 0) continue;
      const compared = await compare(sides, tenantId, query);
      if (compared) measured.push(compared);
    }
    await dropTwin(owner);
    return measured;
  } finally {
    await Promise.all([owner, sides.with, sides.without].map((client) => client.end()));
  }
}

type Sides = Record<"with" | "without", pg.Client>;

const ROUNDS = 5;
const RUNS = 100;
const BUDGET_MS = 100;

async function compare(
  sides: Sides,
  tenantId: string,
  { name, statements, operator, system }: Registered,
): Promise<RowSecurity | undefined> {
  const actor = operator ? "operator" : system ? "system" : "key";
  await begin(sides.with, tenantId, actor, false);
  await begin(sides.without, tenantId, actor, true);
  const rounds: { with: number; without: number }[] = [];
  try {
    // The first round only warms up.
    for (let round = -1; round < ROUNDS; round++) {
      const quickest = await oneRound(sides, statements);
      if (round >= 0) rounds.push(quickest);
    }
  } catch (error) {
    // A file of everything is refused for the largest tenant; its filtered samples are measured.
    if (error instanceof pg.DatabaseError && error.code === "KV413") return undefined;
    throw error;
  } finally {
    await Promise.all([sides.with.query("rollback"), sides.without.query("rollback")]);
  }
  const ratio = median(rounds.map((round) => round.without / round.with));
  return {
    name,
    ratio,
    withMs: median(rounds.map((one) => one.with)),
    withoutMs: median(rounds.map((one) => one.without)),
  };
}

/** The quickest of a few runs of each side: what a busy machine adds is not the query's. */
async function oneRound(sides: Sides, statements: Sql[]): Promise<{ with: number; without: number }> {
  const quickest = { with: Number.POSITIVE_INFINITY, without: Number.POSITIVE_INFINITY };
  const started = performance.now();
  for (let run = 0; run < RUNS && (run < 2 || performance.now() - started < BUDGET_MS); run++) {
    for (const side of run % 2 === 0 ? (["with", "without"] as const) : (["without", "with"] as const)) {
      quickest[side] = Math.min(quickest[side], await timed(sides[side], statements));
    }
  }
  return quickest;
}

async function timed(client: pg.Client, statements: Sql[]): Promise<number> {
  const started = performance.now();
  for (const { sql, params } of statements) await client.query({ name: nameOf(sql), text: sql, values: params });
  return performance.now() - started;
}

const names = new Map<string, string>();

/** Named as the endpoint does: parsed once, planned each time. */
function nameOf(sql: string): string {
  const known = names.get(sql) ?? `q${names.size}`;
  names.set(sql, known);
  return known;
}
