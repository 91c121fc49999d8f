import { NeonDbError, neon, neonConfig } from "@neondatabase/serverless";
import { Failure } from "../errors.ts";
import { prepare, type Statement } from "./builder.ts";
import { failureOf } from "./failure.ts";

export type Database = { url: string; fetchEndpoint?: string | undefined };

const clients = new Map<string, ReturnType<typeof client>>();

/**
 * Sends statements as one transaction in one HTTP round trip and answers each one's mapped rows, in order. Fails with a
 * `Failure`: the one a guard raised, or `unavailable` when the database cannot be reached.
 */
export async function send(
  database: Database,
  statements: Statement<unknown>[],
  mode: { readOnly: boolean },
): Promise<unknown[]> {
  const sql = clients.get(database.url) ?? connect(database);
  const prepared = statements.map(prepare);
  try {
    const queries = prepared.map((p) => {
      const query = p.getQuery();
      return sql.query(query.sql, query.params, { arrayMode: p.isResponseInArrayMode(), fullResults: true });
    });
    // The driver's types want one array mode for all; at run time each query keeps its own, as in drizzle's own batch.
    const answers = await sql.transaction(queries as never[], {
      readOnly: mode.readOnly,
      isolationLevel: "ReadCommitted",
      fullResults: true,
    });
    return prepared.map((p, i) => p.mapResult(answers[i] as never));
  } catch (error) {
    if (error instanceof Failure) throw error;
    if (error instanceof NeonDbError) throw failureOf(error);
    throw error;
  }
}

function connect(database: Database) {
  if (database.fetchEndpoint) neonConfig.fetchEndpoint = database.fetchEndpoint;
  const made = client(database.url);
  clients.set(database.url, made);
  return made;
}

function client(url: string) {
  return neon(url, { fullResults: true });
}
