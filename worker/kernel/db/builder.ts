import type { SQL } from "drizzle-orm";
import type { NeonHttpQueryResultHKT } from "drizzle-orm/neon-http";
import { NeonHttpSession } from "drizzle-orm/neon-http/session";
import { PgDatabase, PgDialect } from "drizzle-orm/pg-core";

export const dialect = new PgDialect();
const nobody = new NeonHttpSession({} as never, dialect, undefined);

/** Builds statements; never sends them. Repositories return what it builds, the runner sends it. */
export const db = new PgDatabase<NeonHttpQueryResultHKT>(dialect, nobody, undefined);

export type Raw = { rows: unknown[]; rowCount: number };

/** A statement that is not sent yet, and how its answer becomes `Result`. Drizzle's builders are such statements. */
export type Statement<Result> = {
  readonly _: { readonly dialect: "pg"; readonly result: Result };
};

export type Statements = Record<string, Statement<unknown>>;
export type Results<S extends Statements> = {
  [K in keyof S]: NonNullable<S[K]> extends Statement<infer R> ? R : never;
};

/** What drizzle's own `batch()` uses of a statement. */
export type Prepared = {
  getQuery(): { sql: string; params: unknown[] };
  isResponseInArrayMode(): boolean;
  mapResult(raw: Raw): unknown;
};

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

/** The same for a text that never changes: nothing is built for it. */
export function fixed<Row>(text: string, params: unknown[]): Statement<Row> {
  return asStatement({
    getQuery: () => ({ sql: text, params }),
    isResponseInArrayMode: () => false,
    mapResult: (raw) => raw.rows[0],
  });
}

function statement<Result>(query: SQL, map: (raw: Raw) => Result): Statement<Result> {
  const prepared: Prepared = {
    getQuery: () => dialect.sqlToQuery(query),
    isResponseInArrayMode: () => false,
    mapResult: map,
  };
  return asStatement(prepared);
}

/** What `prepare` takes apart again. */
export function asStatement<Result>(prepared: Prepared): Statement<Result> {
  return { _prepare: () => prepared } as unknown as Statement<Result>;
}
