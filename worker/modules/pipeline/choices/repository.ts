import { and, eq, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { db, row, rows } from "#worker/kernel/db/builder.ts";
import { listing } from "#worker/kernel/db/listing.ts";
import { perItem } from "#worker/kernel/db/per-item.ts";
import { hasWords } from "#worker/kernel/db/search.ts";
import type { Found } from "#worker/kernel/importable.ts";
import type { competitors, lostReasons, winReasons } from "../tables.ts";
import type { ListChoices } from "./contract.ts";

type Listing = z.output<typeof ListChoices>;

/** A short list that deals name an entry of: reasons, competitors. */
export function choicesIn(table: typeof lostReasons | typeof winReasons | typeof competitors) {
  const { id, name, position, archived } = table as typeof lostReasons;
  const listed = listing({
    id,
    sorts: {
      position: { by: sql`${position}::bigint`, type: "bigint" },
      name: { by: sql`${name} collate "tr-x-icu"`, type: "text" },
    },
    select: (more) => db.select({ id, name, position, archived, ...more }).from(table as typeof lostReasons),
  });
  const matching = ({ filter, q }: Listing): SQL | undefined =>
    and(eq(archived, filter.archived?.eq === true), hasWords(name, q));
  return {
    list: (input: Listing) => listed.page(input, matching(input)),
    one: (wanted: string) => listed.one(wanted),
    /** After the last one. */
    insert: (newId: string, text: string) =>
      db
        .insert(table)
        .values({ id: newId, name: text, position: sql`(select coalesce(max(position) + 1, 0) from ${table})` }),
    /** The first ones of a tenant; nothing when there is any. */
    insertFirst: (list: { id: string; name: string }[]) =>
      rows(sql`insert into ${table} (id, name, position)
        select r.id, r.name, r.place from rows from (jsonb_to_recordset(${JSON.stringify(list)}::jsonb) as (id uuid, name text))
          with ordinality as r(id, name, place) where not exists (select from ${table})`),
    update: (
      wanted: string,
      values: { name?: string | undefined; position?: number | undefined; archived?: boolean | undefined },
    ) =>
      db
        .update(table)
        .set({ ...values, id: wanted })
        .where(eq(id, wanted)),
    remove: (wanted: string) => db.delete(table).where(eq(id, wanted)),
    /** Locks one for change, or raises 404. */
    lock: (wanted: string) =>
      row(sql`with held as (select id from ${table} where id = ${wanted} for update)
        select app.fail(404, 'not_found') where not exists (select from held)`),
    /** Raises 422 at `path` unless it is one that may be given; null passes. */
    mustBeOne: (wanted: string | null | undefined, path: string) =>
      perItem(
        () => `choice ${path}`,
        wanted ?? null,
        (all) =>
          rows(sql`select app.fail(422, 'unknown_reference', ${JSON.stringify({ path })}::jsonb)
            from unnest(${sql.param(all)}::uuid[]) wanted(id)
            where wanted.id is not null and not exists (select from ${table} c where c.id = wanted.id and not c.archived)`),
      ),
    /** Those that may be given, by id or folded name. */
    named: (keys: string[]) =>
      rows<Found>(sql`select k.key, c.id from unnest(${sql.param(keys)}::text[]) k(key)
        join ${table} c on c.id::text = k.key or app.fold(c.name) = k.key where not c.archived`),
  };
}
