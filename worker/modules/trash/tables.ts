import { sql } from "drizzle-orm";
import { index, integer, jsonb, text, uuid } from "drizzle-orm/pg-core";
import { atNow, tenantTable } from "#worker/kernel/db/table.ts";

/** Deleted records, each under its own id, with the rows that went with it as JSON. Decision 024. */
export const trash = tenantTable(
  "trash",
  { rights: { by: "actor", others: "trash:manage" }, secrets: ["rows"] },
  {
    /** The record's table; of an own object's record `object_id` says whose it was. */
    subject: text("subject").notNull(),
    objectId: uuid("object_id"),
    label: text("label").notNull(),
    /** `[{ "table": "public.customers", "rows": [{…}] }, …]`, what others point at first. */
    rows: jsonb("rows").notNull().default([]),
    /** Files that its fields held: nobody removes them while it is here. */
    files: uuid("files").array().notNull().default([]),
    actorId: uuid("actor_id").default(sql`app.actor_id()`),
    actorName: text("actor_name"),
    version: integer("version").notNull().default(1),
    deletedAt: atNow("deleted_at"),
    updatedAt: atNow("updated_at"),
  },
  (t) => [
    index("trash_deleted").on(t.tenantId, t.deletedAt, t.id),
    index("trash_files").on(t.tenantId).where(sql`files <> '{}'`),
  ],
);
