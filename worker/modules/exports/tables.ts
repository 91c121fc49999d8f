import { sql } from "drizzle-orm";
import { bigint, check, index, integer, jsonb, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { at, atNow, tenantTable } from "#worker/kernel/db/table.ts";
import type { ExportFormat } from "./options.ts";
import type { Sum } from "./writing/file-format.ts";

/**
 * Records that become a file. Which they are is fixed when it is asked for (`ids`); the file stands in pieces in R2,
 * `<id>.<piece>`, and is whole from `ready_at` on. `reach` is how far the right to read went then.
 */
export const exports = tenantTable(
  "exports",
  {
    rights: { by: "actor", others: "jobs:read" },
    secrets: ["ids", "link_hash"],
    quiet: ["position", "rows", "pieces", "sum", "size", "ready_at", "expires_at"],
  },
  {
    subject: text("subject").notNull(),
    format: text("format").notNull().$type<ExportFormat>(),
    name: text("name").notNull(),
    language: text("language").notNull().$type<"tr" | "en">(),
    /** The list's address, where all that match are meant. */
    query: text("query"),
    columns: jsonb("columns").$type<string[]>().notNull().default([]),
    reach: text("reach").notNull().default("all"),
    ids: uuid("ids").array().notNull().default([]),
    jobId: uuid("job_id").notNull(),
    /** How many of the ids are through, and how many of them became rows. */
    position: integer("position").notNull().default(0),
    rows: integer("rows").notNull().default(0),
    pieces: integer("pieces").notNull().default(0),
    sum: jsonb("sum").$type<Sum>(),
    size: bigint("size", { mode: "number" }),
    readyAt: at("ready_at"),
    expiresAt: at("expires_at"),
    linkHash: text("link_hash"),
    linkExpiresAt: at("link_expires_at"),
    downloads: integer("downloads").notNull().default(0),
    actorId: uuid("actor_id").default(sql`app.actor_id()`),
    createdAt: atNow("created_at"),
  },
  (t) => [
    check("exports_format", sql`format in ('xlsx', 'csv')`),
    check("exports_language", sql`language in ('tr', 'en')`),
    index("exports_created").on(t.tenantId, t.createdAt, t.id),
    uniqueIndex("exports_link").on(t.tenantId, t.linkHash).where(sql`link_hash is not null`),
  ],
);
