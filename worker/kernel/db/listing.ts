import { and, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn, PgTable } from "drizzle-orm/pg-core";
import { COUNT_CAP } from "../list/contract.ts";
import type { AskedTotals } from "../list/totals.ts";
import { row, type Statement } from "./builder.ts";
import type { Custom } from "./custom.ts";
import { keyset, type SortKeys } from "./keyset.ts";
import { type Summables, totals } from "./totals.ts";
import { begun, begunById, begunInPlaces, written } from "./written.ts";

type Asked = { sort: string; cursor?: string | undefined; limit: number } & AskedTotals;

const MOST_ORDERS = 50;

/**
 * What a list, its file and a record ask the database. `select` gives the columns and joins; a list's rows come in their
 * places. `custom` are the tenant's own fields, where the record has any.
 *
 * Rows are found, sorted and cut off before anything is joined to them: said in one select with its joins, the planner
 * joins all that match first whenever it takes them for few.
 */
export function listing<Row>(of: {
  id: AnyPgColumn;
  sorts: SortKeys;
  /** Records that can become part of another one: the one that was asked for is then the other one. */
  merges?: true;
  /** What of its own columns can be summed. */
  sums?: Summables;
  /** With more fields than it knows of: the row's `place`, in a list. */
  select(more: Record<never, never>): Statement<Row[]>;
}) {
  const { id, sorts } = of;
  const table = id.table as PgTable;
  const some = (where: SQL | undefined, most: number) =>
    sql`(select from ${table} where ${where ?? EVERY} limit ${most}) matched`;
  const all = begun(() => of.select({}));
  const orderOf = (sort: string, keys: SortKeys) => {
    const by = keyset(sort, keys, id);
    const { place } = by;
    const select = begunInPlaces(() => of.select({ place }) as Statement<(Row & { place: string })[]>);
    const finding = finderOf(by, id, table);
    return { select, finding };
  };
  const known = remember((sort: string) => orderOf(sort, sorts));
  const own = new WeakMap<Custom, ReturnType<typeof remember<ReturnType<typeof orderOf>>>>();
  const inOrder = (sort: string, custom: Custom | undefined) => {
    if (!custom || !sort.includes(".")) return known(sort);
    const mine = own.get(custom) ?? remember((wanted: string) => orderOf(wanted, { ...sorts, ...custom.sorts }));
    own.set(custom, mine);
    return mine(sort);
  };
  return {
    /** `rows`, one more than asked for, and the `count` of all that match, up to the cap: what `pageFrom` takes. */
    page({ sort, cursor, limit, ...asked }: Asked, where: SQL | undefined, custom?: Custom) {
      const { select, finding } = inOrder(sort, custom);
      const matching = { table, where: where ?? EVERY, ours: of.sums ?? {}, custom };
      return {
        ...(asked.sums || asked.groups ? { totals: totals(matching, asked) } : {}),
        rows: select(finding(where, limit + 1, cursor), custom?.shown),
        count: row<{ total: number }>(sql`select count(*)::int as total from ${some(where, COUNT_CAP)}`),
      };
    },
    /** The one that was asked for, or nothing. */
    one: (() => {
      const one = begunById(() => of.select({}), id, of.merges);
      return (wanted: string, custom?: Custom) => one(wanted, custom?.shown);
    })(),
    /** All that match, for a file. */
    all: (sort: string, where: SQL | undefined, most: number, custom?: Custom) =>
      all(inOrder(sort, custom).finding(where, most), custom?.shown),
    /** Those of these ids that the actor sees. */
    these: (ids: SQL, custom?: Custom) => all(sql`where ${id} = any(array(${ids}))`, custom?.shown),
    /** A select of the `id` of all that match, in their order. */
    ids: (sort: string, where: SQL | undefined, most: number, custom?: Custom) =>
      sql`select ${id} as id from ${table} ${inOrder(sort, custom).finding(where, most)}`,
    /** Raises 413 when more match than a file may hold. */
    mustFit(where: SQL | undefined, most: number) {
      return row(sql`select app.guard(count(*) <= ${most}, 413, 'export_too_large') from ${some(where, most + 1)}`);
    },
  };
}

const EVERY = sql`true`;

/** What follows a select so that it brings the first `most` rows of an order, after a cursor. */
function finderOf({ order, after, apart }: ReturnType<typeof keyset>, id: AnyPgColumn, table: PgTable) {
  const ordered = written(sql`order by ${sql.join(order, sql`, `)}`);
  if (!apart) {
    const found = written(sql`where ${id} = any(array(select ${id} from ${table} where`);
    return (where: SQL | undefined, most: number, cursor?: string) =>
      sql`${found} ${and(where, after(cursor)) ?? EVERY} ${ordered} limit ${most})) ${ordered}`;
  }
  const part = (there: boolean, where: SQL | undefined, most: number) =>
    sql`(select ${id} from ${table} where ${and(where, there ? apart.there : apart.missing)}
      order by ${sql.join(apart.order(there), sql`, `)} limit ${most})`;
  return (where: SQL | undefined, most: number, cursor?: string) => {
    const past = apart.after(cursor);
    const missing = part(false, and(where, past.missing), most);
    const both = past.there === null ? missing : sql`${part(true, and(where, past.there), most)} union all ${missing}`;
    return sql`where ${id} = any(array(select id from (${both}) either limit ${most})) ${ordered}`;
  };
}

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
