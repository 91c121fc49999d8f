import { and, eq, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { db, row, rows } from "#worker/kernel/db/builder.ts";
import type { SortKeys } from "#worker/kernel/db/keyset.ts";
import { listing } from "#worker/kernel/db/listing.ts";
import { customers } from "#worker/modules/customers/tables.ts";
import { users } from "#worker/modules/identity/tables.ts";
import { objects, records } from "#worker/modules/objects/tables.ts";
import { deals } from "#worker/modules/pipeline/tables.ts";
import { projects } from "#worker/modules/projects/tables.ts";
import { tasks } from "#worker/modules/tasks/tables.ts";
import type { ListMentions } from "../contract.ts";
import { MENTION_CAP } from "../options.ts";
import { names } from "../repository.ts";
import { comments, commentMentions as mentions } from "../tables.ts";

const shown = {
  id: mentions.id,
  commentId: mentions.commentId,
  subject: sql<string>`case when ${comments.customerId} is not null then 'customers' when ${comments.dealId} is not null then 'deals'
    when ${comments.projectId} is not null then 'projects' when ${comments.taskId} is not null then 'tasks' else ${objects.name} end`,
  recordId: sql<string>`coalesce(${comments.customerId}, ${comments.dealId}, ${comments.projectId}, ${comments.taskId}, ${comments.recordId})`,
  recordName: sql<string>`coalesce(${customers.name}, ${deals.name}, ${projects.name}, ${tasks.title}, ${records.name})`,
  body: comments.body,
  document: comments.document,
  names,
  actorKind: comments.actorKind,
  authorId: comments.actorId,
  authorName: sql<string | null>`coalesce(${users.name}, ${comments.actorName})`,
  authorPictureId: users.pictureId,
  seenAt: mentions.seenAt,
  createdAt: mentions.createdAt,
};

const sortKeys: SortKeys = { createdAt: { by: mentions.createdAt, type: "timestamptz" } };
const listed = listing({ id: mentions.id, sorts: sortKeys, select: (more) => select({ ...shown, ...more }) });

/** Of the actor. What the comment's record does not show any more is not there: the rows of comments say so. */
const mine = sql`${mentions.userId} = app.user_id()`;
const readable = sql`exists (select from ${comments} where ${comments.id} = ${mentions.commentId})`;

export function list(input: z.output<typeof ListMentions>) {
  return listed.page(input, and(mine, readable));
}

export function countUnseen() {
  return row<{ unseen: number }>(sql`select count(*)::int as unseen from (select from ${mentions}
    where ${mine} and ${isNull(mentions.seenAt)} and ${readable} limit ${MENTION_CAP}) unseen`);
}

export function see(until: string) {
  return db
    .update(mentions)
    .set({ seenAt: sql`now()` as never })
    .where(
      and(mine, isNull(mentions.seenAt), sql`${mentions.createdAt} < ${until}::timestamptz + interval '1 millisecond'`),
    );
}

type Pending = {
  id: string;
  userId: string;
  email: string;
  name: string;
  language: "tr" | "en" | null;
  author: string;
  record: string;
  subject: string;
  recordId: string;
  body: string;
};

/** Who was named in a comment and was not written to yet, as far as they may read it. */
export function pending(commentId: string) {
  return rows<Pending>(sql`select m.id, u.id as "userId", u.email, u.name, u.language, coalesce(a.name, c.actor_name, '') as author,
      coalesce(cu.name, d.name, p.name, t.title, r.name) as record, coalesce(own.name, o.resource) as subject, o.record as "recordId", c.body
    from ${mentions} m join ${comments} c on c.id = m.comment_id cross join lateral app.comment_on(c) o
      join ${users} u on u.id = m.user_id left join ${users} a on c.actor_kind = 'user' and a.id = c.actor_id
      left join ${customers} cu on cu.id = c.customer_id left join ${deals} d on d.id = c.deal_id
      left join ${projects} p on p.id = c.project_id left join ${tasks} t on t.id = c.task_id
      left join ${records} r on r.id = c.record_id left join ${objects} own on own.id = r.object_id
    where m.comment_id = ${commentId} and m.mailed_at is null and app.person_sees(m.user_id, o.resource, o.record)`);
}

/** Raises 409 unless that is still to be written, to somebody who may still read it. Of two who ask at once one is first. */
export function mustBePending(id: string) {
  return row(sql`select app.guard(exists (select from ${mentions} m join ${comments} c on c.id = m.comment_id, app.comment_on(c) o
    where m.id = ${id} and m.mailed_at is null and app.person_sees(m.user_id, o.resource, o.record) for update of m), 409, 'comments.not_pending')`);
}

export function mailed(id: string) {
  return db
    .update(mentions)
    .set({ mailedAt: sql`now()` as never })
    .where(and(eq(mentions.id, id), isNull(mentions.mailedAt)));
}

function select<Fields extends Parameters<typeof db.select>[0]>(
  fields: Fields & NonNullable<Parameters<typeof db.select>[0]>,
) {
  return db
    .select(fields)
    .from(mentions)
    .innerJoin(comments, eq(comments.id, mentions.commentId))
    .leftJoin(users, eq(users.id, comments.actorId))
    .leftJoin(customers, eq(customers.id, comments.customerId))
    .leftJoin(deals, eq(deals.id, comments.dealId))
    .leftJoin(projects, eq(projects.id, comments.projectId))
    .leftJoin(tasks, eq(tasks.id, comments.taskId))
    .leftJoin(records, eq(records.id, comments.recordId))
    .leftJoin(objects, eq(objects.id, records.objectId))
    .$dynamic();
}
