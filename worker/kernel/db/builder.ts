import { Column, is, SQL, sql } from "drizzle-orm";
import type { NeonHttpQueryResultHKT } from "drizzle-orm/neon-http";
import { NeonHttpSession } from "drizzle-orm/neon-http/session";
import { PgDatabase, PgDialect } from "drizzle-orm/pg-core";

const dialect = new PgDialect();
const nobody = new NeonHttpSession({} as never, dialect, undefined);

/** Builds statements; never sends them. Repositories return what it builds, the runner sends it. */
export const db = new PgDatabase<NeonHttpQueryResultHKT>(dialect, nobody, undefined);

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
 * A drizzle select whose columns and joins are written once, because building them costs more than sending them; what
 * narrows, sorts and cuts it off comes with each call.
 *
 *     const shownTags = begun(() => db.select(shown).from(tags));
 *     const one = (id: string) => shownTags(sql`where ${tags.id} = ${id}`);
 */
export function begun<Row>(build: () => Statement<Row[]>): (rest: SQL) => Statement<Row[]> {
  let made: { text: SQL; map: (row: unknown[]) => Row } | undefined;
  return (rest) => {
    made ??= beginning(build());
    const { text, map } = made;
    return asStatement({
      getQuery: () => dialect.sqlToQuery(sql`${text} ${rest}`),
      isResponseInArrayMode: () => true,
      mapResult: (raw) => (raw.rows as unknown[][]).map(map),
    });
  };
}

type Decoder = { mapFromDriverValue(value: unknown): unknown };
type Field = { path: string[]; field: (Column | SQL) | { sql: SQL } };

function beginning<Row>(select: Statement<Row[]>) {
  const prepared = prepare(select) as Prepared & { fields: Field[] };
  const { sql: text, params } = prepared.getQuery();
  if (params.length > 0) throw new Error(`What is written once cannot hold values: ${text}`);
  const columns = prepared.fields.map(({ path: [name = "", ...deeper], field }) => {
    if (deeper.length > 0) throw new Error(`Columns of a row are flat, not ${name}.${deeper.join(".")}`);
    return { name, decoder: decoderOf(field) };
  });
  const map = (values: unknown[]) => {
    const row: Record<string, unknown> = {};
    for (const [i, { name, decoder }] of columns.entries()) {
      const value = values[i];
      row[name] = value === null ? null : decoder.mapFromDriverValue(value);
    }
    return row as Row;
  };
  return { text: sql.raw(text), map };
}

function decoderOf(field: Field["field"]): Decoder {
  if (is(field, Column)) return field;
  return ((is(field, SQL) ? field : field.sql) as unknown as { decoder: Decoder }).decoder;
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
