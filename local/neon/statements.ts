import type { Bytes } from "./bytes.ts";
import { bind, describePortal, execute, parse } from "./frontend.ts";
import type { Columns } from "./result-writer.ts";

export type Statement = { query: string; params: readonly (string | null)[] };
/** What one connection remembers of a query it has seen. */
export type Known = { name: string; prepared: boolean; run: number; columns: Columns | undefined };
export type Memory = { known: Map<string, Known>; named: number; run: number };

const MOST = 400;
const LONGEST = 16_384;

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
 * on a connection: one-off statements leave nothing behind.
 */
export function sendStatement(out: Bytes, memory: Memory, { query, params }: Statement): Known {
  const statement = recall(memory, query);
  if (statement.name === "" || !(statement.prepared || statement.run === memory.run)) {
    parse(out, statement.name, query);
    if (statement.name !== "") statement.run = memory.run;
  }
  bind(out, statement.name, params);
  describePortal(out);
  execute(out);
  return statement;
}

function recall(memory: Memory, query: string): Known {
  const seen = memory.known.get(query);
  if (!seen) {
    const fresh = { name: "", prepared: false, run: 0, columns: undefined };
    if (query.length <= LONGEST) memory.known.set(query, fresh);
    return fresh;
  }
  if (seen.name === "") seen.name = `s${++memory.named}`;
  return seen;
}
