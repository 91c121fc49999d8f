import { Column, is, noopDecoder, SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { asStatement, dialect, type Prepared, prepare, type Statement } from "./builder.ts";

// Building a statement costs more than sending it. Here is what of a statement is built once and kept as text.

const PLACE_OF_CUSTOM = "/*custom*/'{}'::json";

/** Where a select shows the values of a tenant's own fields; which those are comes with each call. */
export const CUSTOM = sql<Record<string, unknown>>`${sql.raw(PLACE_OF_CUSTOM)}`;

/** Something without values. */
export function written(query: SQL): SQL {
  return sql.raw(textOf(query));
}

/**
 * A drizzle select by the `id` of its row, with `merges` also by one that it had before.
 *
 *     const one = begunById(() => db.select(shown).from(tags), tags.id);
 */
export function begunById<Row>(
  build: () => Statement<Row[]>,
  id: AnyPgColumn,
  merges?: true,
): (wanted: string, custom?: string) => Statement<Row[]> {
  const begun = once(() => {
    const { text, read } = begin<Row>(build(), null);
    return { text: `${text} where ${textOf(sql`${id}`)} = ${merges ? NOW : "$1"}`, read };
  });
  return (wanted, custom) => {
    const { text, read } = begun();
    return arrays({ sql: withCustom(text, custom), params: [wanted] }, (rows) => rows.map(read));
  };
}

/** The record with that id, or the one that it became part of. */
const NOW = "(select coalesce((select subject_id from merged_records where id = $1::uuid), $1::uuid))";

/** The same for a condition: `where ${customers.id} = ${nowOf(id)}`. */
export function nowOf(id: SQL | string): SQL {
  return sql`(select coalesce((select m.subject_id from merged_records m where m.id = ${id}::uuid), ${id}::uuid))`;
}

/**
 * A drizzle select; what narrows, sorts and cuts it off comes with each call.
 *
 *     const shownTags = begun(() => db.select(shown).from(tags));
 *     const called = (name: string) => shownTags(sql`where ${tags.name} = ${name}`);
 */
export function begun<Row>(build: () => Statement<Row[]>): (rest: SQL, custom?: string) => Statement<Row[]> {
  const begun = once(() => begin<Row>(build(), null));
  return (rest, custom) => {
    const { start, read } = begun();
    return arrays(following(start, rest, custom), (rows) => rows.map(read));
  };
}

/** Rows of a list, and as many texts that say where each stands in its order. */
export type InPlaces<Row> = { rows: Row[]; places: string[] };

/** The same for a list: each row's `place` is kept beside the rows, which are then answered as they are. */
export function begunInPlaces<Row>(
  build: () => Statement<(Row & { place: string })[]>,
): (rest: SQL, custom?: string) => Statement<InPlaces<Row>> {
  const begun = once(() => begin<Row>(build(), "place"));
  return (rest, custom) => {
    const { start, read, apart } = begun();
    const query = following(start, rest, custom);
    return arrays(query, (rows) => ({ rows: rows.map(read), places: rows.map((row) => row[apart] as string) }));
  };
}

function following(start: SQL, rest: SQL, custom: string | undefined) {
  const query = dialect.sqlToQuery(sql`${start} ${rest}`);
  return { sql: withCustom(query.sql, custom), params: query.params };
}

/** `custom` is a text without values, so the places of the statement's own stay as they are. */
function withCustom(text: string, custom: string | undefined): string {
  return custom === undefined ? text : text.replace(PLACE_OF_CUSTOM, () => custom);
}

type Values = unknown[];
type Reading = { at: number; name: string; read: ((value: unknown) => unknown) | null };

/** A select's text, how a row of its values becomes an object, and where the column stands that is kept `apart`. */
function begin<Row>(select: Statement<unknown[]>, apart: string | null) {
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
  const text = textOf((select as unknown as { getSQL(): SQL }).getSQL());
  return { text, start: sql.raw(text), read, apart: all.findIndex(({ name }) => name === apart) };
}

type Decoder = { mapFromDriverValue(value: unknown): unknown };
type Field = { path: string[]; field: (Column | SQL) | { sql: SQL } };

function decoderOf(field: Field["field"]): Decoder {
  if (is(field, Column)) return field;
  return ((is(field, SQL) ? field : field.sql) as unknown as { decoder: Decoder }).decoder;
}

/** Null for what is shown as it comes. */
function readerOf(decoder: Decoder): Reading["read"] {
  const { mapFromDriverValue: read } = decoder;
  if (read === Column.prototype.mapFromDriverValue || read === noopDecoder.mapFromDriverValue) return null;
  return (value) => decoder.mapFromDriverValue(value);
}

function textOf(query: SQL): string {
  const { sql: text, params } = dialect.sqlToQuery(query);
  if (params.length > 0) throw new Error(`What is written once cannot hold values: ${text}`);
  return text;
}

function arrays<Result>(query: { sql: string; params: unknown[] }, map: (rows: Values[]) => Result): Statement<Result> {
  return asStatement({
    getQuery: () => query,
    isResponseInArrayMode: () => true,
    mapResult: (raw) => map(raw.rows as Values[]),
  });
}

function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => (made ??= make());
}
