import { Failure } from "../errors.ts";
import { prepare, type Statement } from "./builder.ts";
import { failureOf } from "./failure.ts";
import { type Answer, type Database, DatabaseError, named, transact } from "./neon.ts";

/**
 * Sends statements as one transaction in one HTTP round trip and answers each one's mapped rows, in order. Fails with a
 * `Failure`: the one a guard raised, or `unavailable` when the database cannot be reached.
 */
export async function send(
  database: Database,
  statements: Statement<unknown>[],
  mode: { readOnly: boolean },
): Promise<unknown[]> {
  const prepared = statements.map(prepare);
  try {
    const queries = prepared.map((one) => {
      const { sql: query, params } = one.getQuery();
      return { query, params };
    });
    const answers = await transact(database, queries, mode);
    return prepared.map((one, i) => {
      const answer = answers[i] as Answer;
      const { rows, rowCount } = answer;
      return one.mapResult({ rows: one.isResponseInArrayMode() ? rows : named(answer), rowCount });
    });
  } catch (error) {
    if (error instanceof Failure) throw error;
    if (error instanceof DatabaseError) throw failureOf(error);
    throw error;
  }
}
