import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { at, stamps, tenantTable } from "#worker/kernel/db/table.ts";
import type { Refusal } from "#worker/kernel/jobs/refusal.ts";
import type { FileColumn, FileFormat, OnMatch } from "./options.ts";

/**
 * A file that becomes records. Its rows stand in parts of a thousand beside it (R2, `<id>.<part>`); the job at work is
 * `job_id`, the one that wrote is `run_id`.
 */
export const imports = tenantTable(
  "imports",
  { rights: { by: "actor", others: "jobs:read" }, quiet: ["status", "rows", "job_id"] },
  {
    subject: text("subject").notNull(),
    name: text("name").notNull(),
    size: integer("size").notNull(),
    sha256: text("sha256").notNull(),
    status: text("status")
      .notNull()
      .default("reading")
      .$type<"reading" | "unreadable" | "ready" | "checking" | "checked" | "running" | "done">(),
    problem: jsonb("problem").$type<Refusal>(),
    format: jsonb("format").$type<FileFormat>(),
    columns: jsonb("columns").$type<FileColumn[]>().notNull().default([]),
    rows: integer("rows").notNull().default(0),
    /** For each column the target that it fills. */
    mapping: jsonb("mapping").$type<(string | null)[]>().notNull().default([]),
    match: text("match"),
    onMatch: text("on_match").notNull().default("update").$type<OnMatch>(),
    jobId: uuid("job_id"),
    runId: uuid("run_id"),
    actorId: uuid("actor_id").default(sql`app.actor_id()`),
    /** When the file and its parts were removed. */
    emptiedAt: at("emptied_at"),
    version: integer("version").notNull().default(1),
    ...stamps(),
  },
  (t) => [
    check(
      "imports_status",
      sql`status in ('reading', 'unreadable', 'ready', 'checking', 'checked', 'running', 'done')`,
    ),
    check("imports_on_match", sql`on_match in ('update', 'skip', 'create')`),
    index("imports_created").on(t.tenantId, t.createdAt, t.id),
    // The same file is not written twice at once.
    uniqueIndex("imports_running").on(t.tenantId, t.subject, t.sha256).where(sql`status = 'running'`),
  ],
);
