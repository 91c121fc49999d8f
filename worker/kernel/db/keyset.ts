import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { Failure } from "../errors.ts";
import { type Answered, type AskedTotals, answered, type Total } from "../list/totals.ts";
import { isPlace, type PlaceType } from "./place.ts";
import type { InPlaces } from "./written.ts";

/**
 * What a list may be sorted by: an expression that never is null, the Postgres type of its value. A `sparse` column may be
 * null, and those rows come last whichever way; its index holds the others only.
 */
export type SortKey =
  | { by: SQL | AnyPgColumn; type: PlaceType }
  | { sparse: AnyPgColumn | SQL; type: "text" | "float8" };
export type SortKeys = Record<string, SortKey>;

/**
 * Keyset paging: stable while rows change, no offset. `sort` was checked by the contract; `id` breaks ties. `place` is
 * the row's as text, to be selected with it and handed to `pageFrom`; `after` is the condition of a cursor.
 */
export function keyset(sort: string, keys: SortKeys, id: AnyPgColumn) {
  const parts = sort.split(",").map((part) => {
    const name = part.replace(/^-/, "");
    const key = keys[name];
    if (!key) throw new Failure("invalid", "invalid", { fields: [{ path: "sort", reason: "unknown_sort" }] });
    return placed(key, part.startsWith("-"));
  });
  const [only] = parts;
  const places: Place[] = [...parts, { by: id, type: "uuid" as const, descending: parts[0]?.descending ?? false }];
  return {
    place: sql<string>`jsonb_build_array(${sql.join(
      places.map((p) => sql`(${p.by})::text`),
      sql`, `,
    )})::text`,
    order: places.map((p) => (p.descending ? sql`${p.by} desc` : sql`${p.by} asc`)),
    after: (cursor: string | undefined) =>
      cursor === undefined ? undefined : after(places, readCursor(cursor, sort, places)),
    /** Where one sparse column sorts: the rows with a value and those without are found apart, each by an index. */
    apart: parts.length === 1 && only?.sparse ? apart(only, places, sort) : null,
  };
}

/** Beyond all that is stored: U+FFFF sorts after every letter, and an empty text is never stored. */
const LAST = { text: "\uffff", float8: "Infinity" };
const FIRST = { text: "", float8: "-Infinity" };

function placed(key: SortKey, descending: boolean): Place {
  if ("by" in key) return { ...key, descending };
  const nothing = (descending ? FIRST : LAST)[key.type];
  const by = sql`coalesce(${key.sparse}, ${sql.raw(`'${nothing}'::${key.type}`)})`;
  return { by, type: key.type, descending, sparse: key.sparse, nothing };
}

/** The conditions of the rows with a value and of those without, after a cursor; null where the cursor is past all of them. */
function apart({ sparse, nothing, descending }: Place, places: Place[], sort: string) {
  const id = places[1] as Place;
  const there = [{ by: sparse as SQL, type: places[0]?.type as PlaceType, descending }, id];
  return {
    there: sql`${sparse} is not null`,
    missing: sql`${sparse} is null`,
    order: (found: boolean) => {
      const by = found ? there : [id];
      return by.map((p) => (descending ? sql`${p.by} desc` : sql`${p.by} asc`));
    },
    after(cursor: string | undefined): { there: SQL | null | undefined; missing: SQL | undefined } {
      if (cursor === undefined) return { there: undefined, missing: undefined };
      const [value = "", last = ""] = readCursor(cursor, sort, places);
      return value === nothing
        ? { there: null, missing: after([id], [last]) }
        : { there: after(there, [value, last]), missing: undefined };
    },
  };
}

/** One more row than asked for was read: cut it off and make the next cursor from the last kept. */
export function pageFrom<Row>({ rows: { rows, places }, count, totals }: Found<Row>, asked: Asked): Page<Row> {
  const { limit, sort } = asked;
  const more = rows.length > limit;
  return {
    data: more ? rows.slice(0, limit) : rows,
    page: {
      next: more ? writeCursor(sort, places[limit - 1] as string) : null,
      total: count.total,
      ...(totals ? answered(totals, asked) : {}),
    },
  };
}

/** Rows that carry their place, as a statement written by hand answers them, for `pageFrom`. */
export function inPlaces<Row extends { place: string }>(rows: Row[]): InPlaces<Row> {
  return { rows, places: rows.map(({ place }) => place) };
}

type Found<Row> = { rows: InPlaces<Row>; count: { total: number }; totals?: Total[] };
type Asked = { limit: number; sort: string } & AskedTotals;
type Page<Row> = { data: Row[]; page: { next: string | null; total: number } & Answered };

type Place = {
  by: SQL | AnyPgColumn;
  type: PlaceType;
  descending: boolean;
  sparse?: SQL | AnyPgColumn;
  /** What stands for no value in a cursor. */
  nothing?: string;
};

/** Same direction throughout: one row comparison, which an index answers. Mixed: the long form. */
function after(places: Place[], values: string[]): SQL {
  const typed = places.map((p, i) => sql`${values[i]}::${sql.raw(p.type)}`);
  const descending = places[0]?.descending ?? false;
  if (places.every((p) => p.descending === descending)) {
    const left = sql.join(
      places.map((p) => sql`${p.by}`),
      sql`, `,
    );
    const right = sql.join(typed, sql`, `);
    return descending ? sql`(${left}) < (${right})` : sql`(${left}) > (${right})`;
  }
  const alternatives = places.map((p, i) => {
    const equal = places.slice(0, i).map((q, j) => sql`${q.by} = ${typed[j]}`);
    const beyond = p.descending ? sql`${p.by} < ${typed[i]}` : sql`${p.by} > ${typed[i]}`;
    return sql`(${sql.join([...equal, beyond], sql` and `)})`;
  });
  return sql`(${sql.join(alternatives, sql` or `)})`;
}

function writeCursor(sort: string, key: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify([sort, key]))))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** A cursor that was forged, cut off or made for another order is a bad input, never a guess. */
export function readCursor(cursor: string, sort: string, places: Pick<SortKey, "type">[]): string[] {
  try {
    const bytes = Uint8Array.from(atob(cursor.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
    const [madeFor, key] = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as [string, string];
    const values: unknown = JSON.parse(key);
    if (
      madeFor === sort &&
      Array.isArray(values) &&
      values.length === places.length &&
      places.every(({ type }, i) => typeof values[i] === "string" && isPlace(type, values[i]))
    )
      return values;
  } catch {
    // falls through to the one answer
  }
  throw new Failure("invalid", "invalid", { fields: [{ path: "cursor", reason: "bad_cursor" }] });
}
