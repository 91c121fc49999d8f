import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { at, atNow, stamps, tenantTable } from "./db/table.ts";
import type { Refusal, Undo } from "./jobs/refusal.ts";

/**
 * The spine: what happened, to which record, by whom. Outbox while `dispatched_at` is null, timeline for ever. `payload`
 * holds ids and changed fields, never whole rows; `related` every record whose timeline shows the event.
 */
export const events = tenantTable(
  "events",
  { rights: { by: "subject" }, audited: false, appendOnly: true },
  {
    name: text("name").notNull(),
    subject: text("subject").notNull(),
    subjectId: uuid("subject_id").notNull(),
    customerId: uuid("customer_id"),
    payload: jsonb("payload").$type<Record<string, unknown>>().notNull(),
    actorKind: text("actor_kind").notNull(),
    actorId: uuid("actor_id"),
    /** How many events caused one another before this one; the relay stops a loop at 8. */
    depth: integer("depth").notNull().default(0),
    createdAt: atNow("created_at"),
    dispatchedAt: at("dispatched_at"),
  },
  (t) => [
    index("events_customer").on(t.tenantId, t.customerId, t.id),
    index("events_subject").on(t.tenantId, t.subject, t.subjectId, t.id),
    index("events_undispatched").on(t.tenantId, t.id).where(sql`dispatched_at is null`),
  ],
);

/**
 * One row per (event, consumer): what makes delivery idempotent. `running` is a lease of five minutes since `updated_at`;
 * `dead` waits for a person. A job has its key's digest as event and keeps its message, to be run again.
 */
export const deliveries = tenantTable(
  "deliveries",
  { rights: { by: "staff", read: "events:manage", write: "events:manage" }, audited: false },
  {
    eventId: uuid("event_id").notNull(),
    consumer: text("consumer").notNull(),
    status: text("status").notNull().$type<"running" | "done" | "failed" | "dead">(),
    attempts: integer("attempts").notNull().default(0),
    error: text("error"),
    job: jsonb("job").$type<Record<string, unknown>>(),
    updatedAt: atNow("updated_at"),
  },
  (t) => [
    uniqueIndex("deliveries_once").on(t.tenantId, t.eventId, t.consumer),
    index("deliveries_dead").on(t.tenantId, t.updatedAt).where(sql`status = 'dead'`),
  ],
);

/** Written by `app.audit()` only. */
export const auditLog = tenantTable(
  "audit_log",
  { rights: { by: "staff", read: "audit:read" }, audited: false, appendOnly: true },
  {
    at: atNow("at"),
    tableName: text("table_name").notNull(),
    rowId: uuid("row_id"),
    action: text("action").notNull().$type<"insert" | "update" | "delete">(),
    actorKind: text("actor_kind").notNull(),
    actorId: uuid("actor_id"),
    actorName: text("actor_name"),
    operation: text("operation").notNull(),
    requestId: text("request_id"),
    ip: text("ip"),
    before: jsonb("before").$type<Record<string, unknown>>(),
    after: jsonb("after").$type<Record<string, unknown>>(),
  },
  (t) => [
    index("audit_log_at").on(t.tenantId, t.at, t.id),
    index("audit_log_row").on(t.tenantId, t.tableName, t.rowId, t.at),
  ],
);

/** A POST that was sent with `Idempotency-Key`: its body's hash and, once known, the answer to replay. Kept 24 hours. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    tenantId: uuid("tenant_id").notNull().default(sql`app.tenant_id()`),
    actorId: uuid("actor_id").notNull().default(sql`app.actor_id()`),
    key: text("key").notNull(),
    requestHash: text("request_hash").notNull(),
    response: jsonb("response").$type<{ status: number; body: unknown; headers: Record<string, string> }>(),
    createdAt: atNow("created_at"),
  },
  (t) => [
    primaryKey({ name: "idempotency_keys_pk", columns: [t.tenantId, t.actorId, t.key] }),
    index("idempotency_keys_age").on(t.tenantId, t.createdAt),
  ],
);

/**
 * Work that takes longer than a request: who asked for it, how far it is, what came of it. Runs with the rights of who asked
 * (`app.identify`, kind `job`); without an actor, as the system. `leased_until` keeps a second Worker off it.
 */
export const jobs = tenantTable(
  "jobs",
  {
    rights: { by: "actor", others: "jobs:read" },
    quiet: [
      "status",
      "total",
      "done",
      "failed",
      "skipped",
      "attempts",
      "leased_until",
      "started_at",
      "finished_at",
      "problem",
    ],
  },
  {
    kind: text("kind").notNull(),
    /** What API calls the records it works on: `customers`, or an own object's name. */
    subject: text("subject").notNull(),
    input: jsonb("input").$type<Record<string, unknown>>().notNull(),
    status: text("status")
      .notNull()
      .default("waiting")
      .$type<"waiting" | "running" | "done" | "failed" | "cancelled">(),
    total: integer("total").notNull().default(0),
    done: integer("done").notNull().default(0),
    failed: integer("failed").notNull().default(0),
    skipped: integer("skipped").notNull().default(0),
    /** Why it ended as a whole: a `Failure` as JSON. */
    problem: jsonb("problem").$type<Refusal>(),
    actorKind: text("actor_kind").notNull().default(sql`app.actor_kind()`),
    actorId: uuid("actor_id").default(sql`app.actor_id()`),
    actorName: text("actor_name"),
    /** The job that this one takes back. */
    undoes: uuid("undoes"),
    attempts: integer("attempts").notNull().default(0),
    leasedUntil: at("leased_until"),
    startedAt: at("started_at"),
    finishedAt: at("finished_at"),
    ...stamps(),
  },
  (t) => [
    check("jobs_status", sql`status in ('waiting', 'running', 'done', 'failed', 'cancelled')`),
    index("jobs_created").on(t.tenantId, t.createdAt, t.id),
    // A job is taken back once.
    uniqueIndex("jobs_undoes").on(t.tenantId, t.undoes),
    index("jobs_open").on(t.leasedUntil).where(sql`status in ('waiting', 'running')`),
  ],
);

/** One record of a job: waiting, or what came of it. `undo` is what takes it back. Kept for 30 days. */
export const jobRows = tenantTable(
  "job_rows",
  { rights: { by: "actor", others: "jobs:read" }, audited: false },
  {
    jobId: uuid("job_id").notNull(),
    actorId: uuid("actor_id").default(sql`app.actor_id()`),
    position: integer("position").notNull(),
    recordId: uuid("record_id"),
    /** How the record was called then. */
    label: text("label"),
    status: text("status").notNull().default("waiting").$type<"waiting" | "done" | "failed" | "skipped">(),
    /** Of an import's row: what it did, or would do. */
    outcome: text("outcome").$type<"create" | "update" | "skip">(),
    problem: jsonb("problem").$type<Refusal>(),
    undo: jsonb("undo").$type<Undo>(),
  },
  (t) => [
    check("job_rows_status", sql`status in ('waiting', 'done', 'failed', 'skipped')`),
    foreignKey({
      name: "job_rows_job",
      columns: [t.tenantId, t.jobId],
      foreignColumns: [jobs.tenantId, jobs.id],
    }).onDelete("cascade"),
    uniqueIndex("job_rows_position").on(t.tenantId, t.jobId, t.position),
    index("job_rows_status").on(t.tenantId, t.jobId, t.status, t.position),
  ],
);

/** A record that became part of another one: `id` is what it was, `subject_id` what it is now, however often that happened. */
export const mergedRecords = tenantTable(
  "merged_records",
  { rights: { by: "subject" } },
  {
    /** The table of both; `object` what the API calls them. */
    subject: text("subject").notNull(),
    object: text("object").notNull(),
    subjectId: uuid("subject_id").notNull(),
    name: text("name").notNull(),
    mergedAt: atNow("merged_at"),
  },
  (t) => [index("merged_records_subject").on(t.tenantId, t.subjectId)],
);
