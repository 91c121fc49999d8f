import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { db, row, rows } from "#worker/kernel/db/builder.ts";
import type { SortKeys } from "#worker/kernel/db/keyset.ts";
import { listing } from "#worker/kernel/db/listing.ts";
import { hasWords } from "#worker/kernel/db/search.ts";
import { nowOf } from "#worker/kernel/db/written.ts";
import type { Rich } from "#worker/kernel/rich/contract.ts";
import { users } from "#worker/modules/identity/tables.ts";
import type { ListComments } from "./contract.ts";
import { MOST_OFFERED } from "./options.ts";
import type { Kind } from "./record-of.ts";
import { comments } from "./tables.ts";

type Listing = z.output<typeof ListComments>;

const columns = {
  customers: comments.customerId,
  deals: comments.dealId,
  projects: comments.projectId,
  tasks: comments.taskId,
  records: comments.recordId,
};
const keys = {
  customers: "customerId",
  deals: "dealId",
  projects: "projectId",
  tasks: "taskId",
  records: "recordId",
} as const;

/** The names that mentioned people have now, by their ids. */
export const names = sql<
  Record<string, string>
>`coalesce((select jsonb_object_agg(named.id, named.name) from ${users} named
  where named.id = any(${comments.mentions})), '{}')`;

const shown = {
  id: comments.id,
  body: comments.body,
  document: comments.document,
  names,
  actorKind: comments.actorKind,
  authorId: comments.actorId,
  authorName: sql<string | null>`coalesce(${users.name}, ${comments.actorName})`,
  authorPictureId: users.pictureId,
  edited: comments.edited,
  version: comments.version,
  createdAt: comments.createdAt,
  updatedAt: comments.updatedAt,
};

const sortKeys: SortKeys = { createdAt: { by: comments.createdAt, type: "timestamptz" } };

const listed = listing({ id: comments.id, sorts: sortKeys, select: (more) => select({ ...shown, ...more }) });

export function list(input: Listing, kind: Kind) {
  return listed.page(input, sql`${columns[kind.table]} = ${nowOf(input.recordId)}`);
}

export function one(id: string) {
  return listed.one(id);
}

/** Whether the actor sees that record, and it is of that kind. */
export function isThere(kind: Kind, recordId: string) {
  return row<{ there: boolean }>(sql`select ${found(kind, recordId)} as there`);
}

/** Raises 404 otherwise. */
export function mustBeThere(kind: Kind, recordId: string) {
  return row(sql`select app.guard(${found(kind, recordId)}, 404, 'not_found')`);
}

export function insert(id: string, { table }: Kind, recordId: string, body: Rich) {
  return db.insert(comments).values({ id, [keys[table]]: recordId, ...written(body) });
}

export function update(id: string, body: Rich) {
  return db
    .update(comments)
    .set({ ...written(body), edited: true })
    .where(eq(comments.id, id));
}

/** Raises 422 unless all of them may see the record; who is named for the first time is told. */
export function mention(id: string, people: string[]) {
  return row(sql`select app.mention(${id}, ${sql.param(people)}::uuid[])`);
}

export function remove(id: string) {
  return db.delete(comments).where(eq(comments.id, id));
}

/** Raises 404 for what is not there, or not to be seen. */
export function mustExist(id: string) {
  return row(sql`select app.guard(exists (select from ${comments} where ${comments.id} = ${id}), 404, 'not_found')`);
}

/** Raises 403 when it is still there: somebody else's. */
export function mustBeGone(id: string) {
  return row(sql`select app.fail(403, 'comments.not_author') from ${comments} where ${comments.id} = ${id}`);
}

/** Raises 403 unless the actor wrote it; nothing where it is not to be seen. */
export function mustBeMine(id: string) {
  return row(
    sql`select app.guard(${comments.actorId} = app.actor_id(), 403, 'comments.not_author') from ${comments} where ${comments.id} = ${id}`,
  );
}

/** Which record a comment is about. */
export function about(id: string) {
  return rows<{ table: Kind["table"]; recordId: string; object: string | null; objectId: string | null }>(sql`
    select o.resource as "table", o.record as "recordId", own.name as object, own.id as "objectId"
    from ${comments} c, app.comment_on(c) o left join records r on o.resource = 'records' and r.id = o.record
      left join objects own on own.id = r.object_id where c.id = ${id}`);
}

/** People who see the record, whose name or address holds all the words. */
export function people({ table }: Kind, recordId: string, q: string | undefined) {
  return db
    .select({ id: users.id, name: users.name, pictureId: users.pictureId })
    .from(users)
    .where(
      and(
        eq(users.status, "active"),
        hasWords(users.name, q),
        sql`app.person_sees(${users.id}, ${table}, ${nowOf(recordId)})`,
      ),
    )
    .orderBy(sql`${users.name} collate "tr-x-icu"`, users.id)
    .limit(MOST_OFFERED);
}

function found({ table, objectId }: Kind, recordId: string) {
  const ofObject = objectId ? sql`and object_id = ${objectId}` : sql``;
  return sql`exists (select from ${sql.identifier(table)} where id = ${nowOf(recordId)} ${ofObject})`;
}

function written({ document, text, mentions }: Rich) {
  return { document, body: text, mentions };
}

function select<Fields extends NonNullable<Parameters<typeof db.select>[0]>>(fields: Fields) {
  const author = eq(users.id, comments.actorId);
  return db.select(fields).from(comments).$dynamic().leftJoin(users, author);
}
