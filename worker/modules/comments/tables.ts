import { sql } from "drizzle-orm";
import { boolean, foreignKey, index, integer, jsonb, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { at, atNow, stamps, tenantTable } from "#worker/kernel/db/table.ts";
import type { Doc } from "#worker/kernel/rich/document.ts";
import { customers } from "#worker/modules/customers/tables.ts";
import { users } from "#worker/modules/identity/tables.ts";
import { records } from "#worker/modules/objects/tables.ts";
import { deals } from "#worker/modules/pipeline/tables.ts";
import { projects } from "#worker/modules/projects/tables.ts";
import { tasks } from "#worker/modules/tasks/tables.ts";

/**
 * What people say about a record. One of the columns points at it, by a real foreign key: so the trash and merging take
 * comments along, and row security shows them to those who see the record (of two, who sees both). `body` is what stands in `document`, or all there is.
 */
export const comments = tenantTable(
  "comments",
  {
    rights: {
      by: "one",
      parents: {
        customer_id: "customers",
        deal_id: "deals",
        project_id: "projects",
        task_id: "tasks",
        record_id: "records",
      },
      others: "comments:manage",
    },
    secrets: ["document"],
  },
  {
    customerId: uuid("customer_id"),
    dealId: uuid("deal_id"),
    projectId: uuid("project_id"),
    taskId: uuid("task_id"),
    recordId: uuid("record_id"),
    body: text("body").notNull(),
    document: jsonb("document").$type<Doc>(),
    mentions: uuid("mentions").array().notNull().default([]),
    actorKind: text("actor_kind").notNull().default(sql`app.actor_kind()`),
    actorId: uuid("actor_id").default(sql`app.actor_id()`),
    /** How who wrote it was called then. */
    actorName: text("actor_name").default(sql`nullif(current_setting('app.actor_name', true), '')`),
    edited: boolean("edited").notNull().default(false),
    version: integer("version").notNull().default(1),
    ...stamps(),
  },
  (t) => [
    index("comments_customer").on(t.tenantId, t.customerId, t.createdAt, t.id),
    index("comments_deal").on(t.tenantId, t.dealId, t.createdAt, t.id),
    index("comments_project").on(t.tenantId, t.projectId, t.createdAt, t.id),
    index("comments_task").on(t.tenantId, t.taskId, t.createdAt, t.id),
    index("comments_record").on(t.tenantId, t.recordId, t.createdAt, t.id),
    foreignKey({
      name: "comments_customer_fk",
      columns: [t.tenantId, t.customerId],
      foreignColumns: [customers.tenantId, customers.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "comments_deal_fk",
      columns: [t.tenantId, t.dealId],
      foreignColumns: [deals.tenantId, deals.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "comments_project_fk",
      columns: [t.tenantId, t.projectId],
      foreignColumns: [projects.tenantId, projects.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "comments_task_fk",
      columns: [t.tenantId, t.taskId],
      foreignColumns: [tasks.tenantId, tasks.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "comments_record_fk",
      columns: [t.tenantId, t.recordId],
      foreignColumns: [records.tenantId, records.id],
    }).onDelete("cascade"),
  ],
);

/** Who was named in a comment. Says nothing of what stands there: that is the comment's to show. */
export const commentMentions = tenantTable(
  "comment_mentions",
  { rights: { by: "self", column: "user_id" }, audited: false },
  {
    commentId: uuid("comment_id").notNull(),
    userId: uuid("user_id").notNull(),
    createdAt: atNow("created_at"),
    seenAt: at("seen_at"),
    /** When the mail was queued, or was found to be none of this person's business. */
    mailedAt: at("mailed_at"),
  },
  (t) => [
    uniqueIndex("comment_mentions_once").on(t.tenantId, t.commentId, t.userId),
    index("comment_mentions_user").on(t.tenantId, t.userId, t.createdAt, t.id),
    index("comment_mentions_unseen").on(t.tenantId, t.userId).where(sql`seen_at is null`),
    foreignKey({
      name: "comment_mentions_comment_fk",
      columns: [t.tenantId, t.commentId],
      foreignColumns: [comments.tenantId, comments.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "comment_mentions_user_fk",
      columns: [t.tenantId, t.userId],
      foreignColumns: [users.tenantId, users.id],
    }).onDelete("cascade"),
  ],
);
