import type { Bytes } from "./bytes.ts";
import { bind, closeStatement, describePortal, execute, parse } from "./frontend.ts";
import type { Columns } from "./result-writer.ts";

export type Statement = { query: string; params: readonly (string | null)[] };
/** What one connection remembers of a query it has seen. */
export type Known = { name: string; prepared: boolean; run: number; uses: number; columns: Columns | undefined };
export type Memory = { known: Map<string, Known>; named: number; run: number };

const MOST = 400;
const LONGEST = 16_384;
/** So often Postgres plans a prepared statement for its values before it considers one plan for all. */
const PLANNED_FOR_VALUES = 5;

export function newMemory(): Memory {
  return { known: new Map(), named: 0, run: 0 };
}

/** Forgets every statement, under names that are not used again. */
export function forget(memory: Memory): void {
  memory.known.clear();
}

/** True when the connection holds so many prepared statements that it should be replaced. */
export function isFull(memory: Memory): boolean {
  if (memory.known.size < MOST) return false;
  for (const [query, { name }] of memory.known) if (name === "") memory.known.delete(query);
  return memory.known.size >= MOST;
}

/**
 * Writes Parse (if needed), Bind, Describe and Execute. A query is prepared under a name when it comes the second time
 * on a connection: one-off statements leave nothing behind. Neon's are not named, so each execution is planned for its
 * values; here a name is given up before Postgres keeps a plan. What functions and foreign keys ask keeps its plan in both.
 */
export function sendStatement(out: Bytes, memory: Memory, { query, params }: Statement): Known {
  const statement = recall(memory, query);
  const there = statement.name !== "" && (statement.prepared || statement.run === memory.run);
  const worn = statement.uses === PLANNED_FOR_VALUES;
  if (there && worn) closeStatement(out, statement.name);
  if (!there || worn) {
    parse(out, statement.name, query);
    if (statement.name !== "") statement.run = memory.run;
    statement.uses = 0;
  }
  statement.uses++;
  bind(out, statement.name, params);
  describePortal(out);
  execute(out);
  return statement;
}

function recall(memory: Memory, query: string): Known {
  const seen = memory.known.get(query);
  if (!seen) {
    const fresh = { name: "", prepared: false, run: 0, uses: 0, columns: undefined };
    if (query.length <= LONGEST) memory.known.set(query, fresh);
    return fresh;
  }
  if (seen.name === "") seen.name = `s${++memory.named}`;
  return seen;
}
