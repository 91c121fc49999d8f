import { and, eq, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { db, row, rows } from "#worker/kernel/db/builder.ts";
import type { SortKeys } from "#worker/kernel/db/keyset.ts";
import { listing } from "#worker/kernel/db/listing.ts";
import { hasWords } from "#worker/kernel/db/search.ts";
import { lostReasons } from "../tables.ts";
import type { ListLostReasons } from "./contract.ts";

type Listing = z.output<typeof ListLostReasons>;

const { id, name, position, archived } = lostReasons;
const shown = { id, name, position, archived };

const sortKeys: SortKeys = {
  position: { by: sql`${position}::bigint`, type: "bigint" },
  name: { by: sql`${name} collate "tr-x-icu"`, type: "text" },
};

const listed = listing({ id, sorts: sortKeys, select: (more) => db.select({ ...shown, ...more }).from(lostReasons) });

export function list(input: Listing) {
  return listed.page(input, matching(input));
}

export function one(wanted: string) {
  return listed.one(wanted);
}

/** After the last one. */
export function insert(newId: string, text: string) {
  return db
    .insert(lostReasons)
    .values({ id: newId, name: text, position: sql`(select coalesce(max(position) + 1, 0) from ${lostReasons})` });
}

/** The first ones of a tenant; nothing when there is any. */
export function insertFirst(list: { id: string; name: string }[]) {
  return rows(sql`insert into ${lostReasons} (id, name, position)
    select r.id, r.name, r.place from rows from (jsonb_to_recordset(${JSON.stringify(list)}::jsonb) as (id uuid, name text))
      with ordinality as r(id, name, place) where not exists (select from ${lostReasons})`);
}

export function update(
  wanted: string,
  values: { name?: string | undefined; position?: number | undefined; archived?: boolean | undefined },
) {
  return db
    .update(lostReasons)
    .set({ ...values, id: wanted })
    .where(eq(id, wanted));
}

export function remove(wanted: string) {
  return db.delete(lostReasons).where(eq(id, wanted));
}

/** Locks one for change, or raises 404. */
export function lock(wanted: string) {
  return row(sql`with held as (select id from ${lostReasons} where id = ${wanted} for update)
    select app.fail(404, 'not_found') where not exists (select from held)`);
}

function matching({ filter, q }: Listing): SQL | undefined {
  return and(eq(archived, filter.archived?.eq === true), hasWords(name, q));
}
