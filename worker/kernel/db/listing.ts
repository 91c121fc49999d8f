import { and, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn, PgTable } from "drizzle-orm/pg-core";
import { COUNT_CAP } from "../list/contract.ts";
import { row, type Statement } from "./builder.ts";
import { keyset, type SortKeys } from "./keyset.ts";
import { begun, begunById, begunInPlaces, written } from "./written.ts";

type Asked = { sort: string; cursor?: string | undefined; limit: number };

const MOST_ORDERS = 50;

/**
 * What a list, its file and a record ask the database. `select` gives the columns and joins; a list's rows come in their
 * places.
 *
 * Rows are found, sorted and cut off before anything is joined to them: said in one select with its joins, the planner
 * joins all that match first whenever it takes them for few.
 */
export function listing<Row>(of: {
  id: AnyPgColumn;
  sorts: SortKeys;
  /** With more fields than it knows of: the row's `place`, in a list. */
  select(more: Record<never, never>): Statement<Row[]>;
}) {
  const { id, sorts } = of;
  const table = id.table as PgTable;
  const some = (where: SQL | undefined, most: number) =>
    sql`(select from ${table} where ${where ?? EVERY} limit ${most}) matched`;
  const all = begun(() => of.select({}));
  const inOrder = remember((sort: string) => {
    const { place, order, after } = keyset(sort, sorts, id);
    const select = begunInPlaces(() => of.select({ place }) as Statement<(Row & { place: string })[]>);
    const ordered = written(sql`order by ${sql.join(order, sql`, `)}`);
    const found = written(sql`where ${id} = any(array(select ${id} from ${table} where`);
    const first = (where: SQL | undefined, limit: number) =>
      sql`${found} ${where ?? EVERY} ${ordered} limit ${limit})) ${ordered}`;
    return { select, first, after };
  });
  return {
    /** `rows`, one more than asked for, and the `count` of all that match, up to the cap: what `pageFrom` takes. */
    page({ sort, cursor, limit }: Asked, where: SQL | undefined) {
      const { select, first, after } = inOrder(sort);
      return {
        rows: select(first(and(where, after(cursor)), limit + 1)),
        count: row<{ total: number }>(sql`select count(*)::int as total from ${some(where, COUNT_CAP)}`),
      };
    },
    /** The one that was asked for, or nothing. */
    one: begunById(() => of.select({}), id),
    /** All that match, for a file. */
    all: (sort: string, where: SQL | undefined, most: number) => all(inOrder(sort).first(where, most)),
    /** Raises 413 when more match than a file may hold. */
    mustFit(where: SQL | undefined, most: number) {
      return row(sql`select app.guard(count(*) <= ${most}, 413, 'export_too_large') from ${some(where, most + 1)}`);
    },
  };
}

const EVERY = sql`true`;

/** Callers name any number of fields in any order, so not all of it is kept. */
function remember<Made>(make: (sort: string) => Made): (sort: string) => Made {
  const made = new Map<string, Made>();
  return (sort) => {
    const known = made.get(sort);
    if (known) return known;
    const fresh = make(sort);
    if (made.size < MOST_ORDERS) made.set(sort, fresh);
    return fresh;
  };
}
