import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { db, row } from "#worker/kernel/db/builder.ts";
import type { SortKeys } from "#worker/kernel/db/keyset.ts";
import { listing } from "#worker/kernel/db/listing.ts";
import { nowOf } from "#worker/kernel/db/written.ts";
import type { Rich } from "#worker/kernel/rich/contract.ts";
import { users } from "#worker/modules/identity/tables.ts";
import { notes } from "../tables.ts";
import type { ListNotes } from "./contract.ts";

type Listing = z.output<typeof ListNotes>;

const shown = {
  id: notes.id,
  customerId: notes.customerId,
  body: notes.body,
  document: notes.document,
  authorId: notes.authorId,
  authorName: users.name,
  authorPictureId: users.pictureId,
  version: notes.version,
  createdAt: notes.createdAt,
  updatedAt: notes.updatedAt,
};

const sortKeys: SortKeys = { createdAt: { by: notes.createdAt, type: "timestamptz" } };

const listed = listing({ id: notes.id, sorts: sortKeys, select: (more) => select({ ...shown, ...more }) });

export function list(input: Listing) {
  return listed.page(input, sql`${notes.customerId} = ${nowOf(input.customerId)}`);
}

export function one(id: string) {
  return listed.one(id);
}

export function insert({ id, customerId, body }: { id: string; customerId: string; body: Rich }) {
  const { text, document } = body;
  return db.insert(notes).values({ id, customerId, body: text, document, authorId: sql`app.user_id()` as never });
}

export function update(id: string, { text, document }: Rich) {
  return db.update(notes).set({ body: text, document }).where(eq(notes.id, id));
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
  const author = eq(users.id, notes.authorId);
  return db.select(fields).from(notes).$dynamic().leftJoin(users, author);
}
