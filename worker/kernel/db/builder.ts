import { neon } from "@neondatabase/serverless";
import type { SQL } from "drizzle-orm";
import { drizzle } from "drizzle-orm/neon-http";
import { PgDialect } from "drizzle-orm/pg-core";

/** Builds statements; never sends them. Repositories return what it builds, the runner sends it. */
export const db = drizzle({ client: neon("postgresql://nobody:nothing@builder.invalid/none") });

const dialect = new PgDialect();

type Raw = { rows: unknown[]; rowCount: number };

/** A statement that is not sent yet, and how its answer becomes `Result`. Drizzle's builders are such statements. */
export type Statement<Result> = {
  readonly _: { readonly dialect: "pg"; readonly result: Result };
};

export type Statements = Record<string, Statement<unknown>>;
export type Results<S extends Statements> = { [K in keyof S]: NonNullable<S[K]> extends Statement<infer R> ? R : never };

/** What drizzle's own `batch()` uses of a statement. */
type Prepared = { getQuery(): { sql: string; params: unknown[] }; isResponseInArrayMode(): boolean; mapResult(raw: Raw): unknown };

export function prepare(statement: Statement<unknown>): Prepared {
  return (statement as unknown as { _prepare(): Prepared })._prepare();
}

/**
 * A hand-written statement. Values arrive as the driver parses them: `timestamptz` as text, `bigint` as text (cast to
 * `int` or `float8`), `jsonb` and arrays parsed.
 */
export function rows<Row>(query: SQL): Statement<Row[]> {
  return statement(query, (raw) => raw.rows as Row[]);
}

/** The same, for exactly one row. */
export function row<Row>(query: SQL): Statement<Row> {
  return statement(query, (raw) => raw.rows[0] as Row);
}

function statement<Result>(query: SQL, map: (raw: Raw) => Result): Statement<Result> {
  const prepared: Prepared = { getQuery: () => dialect.sqlToQuery(query), isResponseInArrayMode: () => false, mapResult: map };
  return { _prepare: () => prepared } as unknown as Statement<Result>;
}
