import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { db, row } from "#worker/kernel/db/builder.ts";
import { keyset, type SortKeys } from "#worker/kernel/db/keyset.ts";
import { COUNT_CAP } from "#worker/kernel/list/contract.ts";
import { users } from "#worker/modules/identity/tables.ts";
import { notes } from "../tables.ts";
import type { ListNotes } from "./contract.ts";

type Listing = z.output<typeof ListNotes>;

const shown = {
  id: notes.id,
  customerId: notes.customerId,
  body: notes.body,
  authorId: notes.authorId,
  authorName: users.name,
  authorPictureId: users.pictureId,
  version: notes.version,
  createdAt: notes.createdAt,
  updatedAt: notes.updatedAt,
};

const sortKeys: SortKeys = { createdAt: { by: notes.createdAt, type: "timestamptz" } };

export function page(input: Listing) {
  const { key, order, after } = keyset(input.sort, sortKeys, notes.id, input.cursor);
  return select({ ...shown, key })
    .where(and(eq(notes.customerId, input.customerId), after))
    .orderBy(...order)
    .limit(input.limit + 1);
}

export function count({ customerId }: Listing) {
  const some = db.select({ one: sql`1` }).from(notes).where(eq(notes.customerId, customerId)).limit(COUNT_CAP);
  return row<{ total: number }>(sql`select count(*)::int as total from (${some}) matched`);
}

export function one(id: string) {
  return select(shown).where(eq(notes.id, id));
}

export function insert(values: { id: string; customerId: string; body: string }) {
  return db.insert(notes).values({ ...values, authorId: sql`app.user_id()` as never });
}

export function update(id: string, body: string) {
  return db.update(notes).set({ body }).where(eq(notes.id, id));
}

export function remove(id: string) {
  return db.delete(notes).where(eq(notes.id, id));
}

/** Raises 404 unless the note is the customer's, 403 unless the actor wrote it or may change all customers. */
export function mustBeMine(id: string, customerId: string) {
  return row(sql`select app.guard(found.customer_id = ${customerId}, 404, 'not_found'),
      app.guard(found.author_id = app.user_id() or app.may_all('customers:write'), 403, 'notes.not_author')
    from (select 1) as always left join (select ${notes.customerId}, ${notes.authorId} from ${notes} where ${notes.id} = ${id}) found on true`);
}

function select<Fields extends NonNullable<Parameters<typeof db.select>[0]>>(fields: Fields) {
  const author = and(eq(users.tenantId, notes.tenantId), eq(users.id, notes.authorId));
  return db.select(fields).from(notes).$dynamic().leftJoin(users, author);
}
