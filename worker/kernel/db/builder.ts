import { neon } from "@neondatabase/serverless";
import { fillPlaceholders, Placeholder, type SQL } from "drizzle-orm";
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
export type Results<S extends Statements> = {
  [K in keyof S]: NonNullable<S[K]> extends Statement<infer R> ? R : never;
};

/** What drizzle's own `batch()` uses of a statement. */
type Prepared = {
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

/**
 * A drizzle statement whose text does not depend on its values, built once: building costs more than sending. `build` gets a
 * placeholder for each value's name.
 *
 *     const one = template<{ id: string }>()((at) => db.select().from(customers).where(eq(customers.id, at("id"))));
 */
export function template<Values extends Record<string, unknown>>() {
  return <Result>(build: (at: (name: keyof Values & string) => Placeholder) => Statement<Result>) => {
    let built: { prepared: Prepared; text: string; params: unknown[] } | undefined;
    return (values: Values): Statement<Result> => {
      if (!built) {
        const prepared = prepare(build((name) => new Placeholder(name)));
        const { sql: text, params } = prepared.getQuery();
        built = { prepared, text, params };
      }
      const { prepared, text, params } = built;
      return asStatement({
        getQuery: () => ({ sql: text, params: fillPlaceholders(params, values) }),
        isResponseInArrayMode: () => prepared.isResponseInArrayMode(),
        mapResult: (raw) => prepared.mapResult(raw),
      });
    };
  };
}

function statement<Result>(query: SQL, map: (raw: Raw) => Result): Statement<Result> {
  const prepared: Prepared = {
    getQuery: () => dialect.sqlToQuery(query),
    isResponseInArrayMode: () => false,
    mapResult: map,
  };
  return asStatement(prepared);
}

function asStatement<Result>(prepared: Prepared): Statement<Result> {
  return { _prepare: () => prepared } as unknown as Statement<Result>;
}
