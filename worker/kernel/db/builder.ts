import { Column, is, noopDecoder, SQL, sql } from "drizzle-orm";
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
  return beginning(build, null, (rows, read) => rows.map(read));
}

/** The same for a list: each row's `place` is kept beside the rows, which are then answered as they are. */
export function begunInPlaces<Row>(
  build: () => Statement<(Row & { place: string })[]>,
): (rest: SQL) => Statement<InPlaces<Row>> {
  return beginning(build, "place", (rows, read, places) => ({ rows: rows.map(read), places: rows.map(places) }));
}

/** Rows of a list, and as many texts that say where each stands in its order. */
export type InPlaces<Row> = { rows: Row[]; places: string[] };

/** Something without values, written now instead of each time it is used. */
export function written(query: SQL): SQL {
  const { sql: text, params } = dialect.sqlToQuery(query);
  if (params.length > 0) throw new Error(`What is written once cannot hold values: ${text}`);
  return sql.raw(text);
}

type Decoder = { mapFromDriverValue(value: unknown): unknown };
type Reading = { at: number; name: string; read: ((value: unknown) => unknown) | null };
type Field = { path: string[]; field: (Column | SQL) | { sql: SQL } };

type Values = unknown[];

function beginning<Row, Result>(
  build: () => Statement<Row[]>,
  apart: string | null,
  collect: (rows: Values[], read: (values: Values) => Row, apart: (values: Values) => string) => Result,
): (rest: SQL) => Statement<Result> {
  let made: { text: SQL; read: (values: Values) => Row; at: number } | undefined;
  return (rest) => {
    made ??= begin(build(), apart);
    const { text, read, at } = made;
    return asStatement({
      getQuery: () => dialect.sqlToQuery(sql`${text} ${rest}`),
      isResponseInArrayMode: () => true,
      mapResult: (raw) => collect(raw.rows as Values[], read, (values) => values[at] as string),
    });
  };
}

function begin<Row>(select: Statement<Row[]>, apart: string | null) {
  const { fields } = prepare(select) as Prepared & { fields: Field[] };
  const all = fields.map(({ path: [name = "", ...deeper], field }, at) => {
    if (deeper.length > 0) throw new Error(`Columns of a row are flat, not ${name}.${deeper.join(".")}`);
    return { at, name, read: readerOf(decoderOf(field)) };
  });
  const columns = all.filter(({ name }) => name !== apart);
  const read = (values: Values) => {
    const row: Record<string, unknown> = {};
    for (let i = 0; i < columns.length; i++) {
      const { at, name, read } = columns[i] as Reading;
      const value = values[at];
      row[name] = value === null || read === null ? value : read(value);
    }
    return row as Row;
  };
  const text = written((select as unknown as { getSQL(): SQL }).getSQL());
  return { text, read, at: all.findIndex(({ name }) => name === apart) };
}

function decoderOf(field: Field["field"]): Decoder {
  if (is(field, Column)) return field;
  return ((is(field, SQL) ? field : field.sql) as unknown as { decoder: Decoder }).decoder;
}

/** Null for what is shown as it comes. */
function readerOf(decoder: Decoder): Reading["read"] {
  const { mapFromDriverValue } = decoder;
  if (
    mapFromDriverValue === Column.prototype.mapFromDriverValue ||
    mapFromDriverValue === noopDecoder.mapFromDriverValue
  )
    return null;
  return (value) => decoder.mapFromDriverValue(value);
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
