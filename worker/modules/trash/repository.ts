import { and, eq, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { db, row } from "#worker/kernel/db/builder.ts";
import type { Filterables } from "#worker/kernel/db/compare.ts";
import { filterBy } from "#worker/kernel/db/filter.ts";
import { listing } from "#worker/kernel/db/listing.ts";
import type { Of } from "#worker/kernel/db/related.ts";
import { hasWords } from "#worker/kernel/db/search.ts";
import type { ListTrash } from "./contract.ts";
import { KEPT_DAYS } from "./options.ts";
import { trash } from "./tables.ts";

type Listing = z.output<typeof ListTrash>;

const ended = sql.raw(`interval '${KEPT_DAYS} days'`);

const shown = {
  id: trash.id,
  subject: sql<string>`coalesce((select o.name from objects o where o.id = trash.object_id), ${trash.subject})`,
  table: trash.subject,
  /** Whose it was: a deal's, a task's. */
  customerId: sql<string | null>`${trash.rows} #>> '{0,rows,0,customer_id}'`,
  label: trash.label,
  actorId: trash.actorId,
  actorName: trash.actorName,
  deletedAt: trash.deletedAt,
  goneAt: sql<string>`${trash.deletedAt} + ${ended}`.mapWith(trash.deletedAt),
  version: trash.version,
};

const filters: Filterables = { deletedAt: trash.deletedAt, actorId: trash.actorId, subject: trash.subject };

const listed = listing({
  id: trash.id,
  sorts: { deletedAt: { by: trash.deletedAt, type: "timestamptz" } },
  select: (more) => db.select({ ...shown, ...more }).from(trash),
});

export function list(input: Listing, of: Of) {
  return listed.page(input, matching(input, of));
}

export function ids(input: Listing, most: number, of: Of) {
  return listed.ids(input.sort, matching(input, of), most);
}

export function these(ids: SQL) {
  return listed.these(ids);
}

export function one(id: string) {
  return listed.one(id);
}

/** Raises 404 unless it is there for the actor. */
export function mustBeThere(id: string) {
  return row(sql`select app.guard(exists (select from ${trash} where ${trash.id} = ${id}), 404, 'not_found')`);
}

/**
 * Puts a record back as it was, with all that went with it. Raises 403 without the right to delete such records, 409
 * `trash.taken` where another one has its unique value by now, `trash.parent_gone` where what it belongs to is not there.
 */
export function restore(id: string) {
  return row(sql`select app.untrash(${id})`);
}

export function remove(id: string) {
  return db.delete(trash).where(eq(trash.id, id));
}

/** Of all tenants, for the system only: what was deleted long enough ago goes for good. */
export function purge(most: number) {
  return row<{ purged: number }>(sql`select app.purge_trash(${KEPT_DAYS}, ${most}) as purged`);
}

function matching({ filter, q }: Pick<Listing, "filter" | "q">, { tenant }: Of) {
  return and(filterBy(filter, filters, { tenant }), hasWords(trash.label, q));
}
