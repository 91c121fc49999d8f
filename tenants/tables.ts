import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { at, atNow, stamps } from "#worker/kernel/db/table.ts";
import type { Brand } from "#worker/kernel/tenant.ts";

/** Limits that are counts of records; others (requests a minute) have nothing that fills up. */
export const COUNTED = ["users", "customers", "deals", "projects"];

/** What a plan allows: features on or off, limits as counts. A tenant's own `limits` win over the plan's. */
export const plans = pgTable("plans", {
  key: text("key").primaryKey(),
  name: text("name").notNull(),
  features: jsonb("features").$type<Record<string, boolean>>().notNull(),
  limits: jsonb("limits").$type<Record<string, number>>().notNull(),
  position: integer("position").notNull(),
});

export const tenants = pgTable(
  "tenants",
  {
    id: uuid("id").primaryKey(),
    slug: text("slug").notNull().unique(),
    status: text("status").notNull().default("active").$type<"active" | "read_only" | "suspended">(),
    planKey: text("plan_key")
      .notNull()
      .references(() => plans.key),
    limits: jsonb("limits").$type<Record<string, number>>().notNull().default({}),
    brand: jsonb("brand").$type<Brand>().notNull(),
    language: text("language").notNull().default("tr").$type<"tr" | "en">(),
    currency: text("currency").notNull().default("TRY"),
    timeZone: text("time_zone").notNull().default("Europe/Istanbul"),
    /** Raised by a trigger on every change; `enter` refuses a Worker that remembers an older one. */
    version: integer("version").notNull().default(1),
    /** Raised with every change of the tenant's own fields and objects. What a Worker remembers is told by the sum of both. */
    shape: integer("shape").notNull().default(0),
    ...stamps(),
  },
  (t) => [check("tenants_status", sql`${t.status} in ('active', 'read_only', 'suspended')`)],
);

/** Lower case, no port, no trailing dot, punycode. */
export const hosts = pgTable(
  "hosts",
  {
    host: text("host").primaryKey(),
    tenantId: uuid("tenant_id")
      .notNull()
      .references(() => tenants.id, { onDelete: "cascade" }),
    isPrimary: boolean("is_primary").notNull().default(true),
    createdAt: atNow("created_at"),
  },
  (t) => [index("hosts_tenant").on(t.tenantId)],
);

/** How much of each limit a tenant uses, kept by triggers. */
export const usage = pgTable(
  "usage",
  {
    tenantId: uuid("tenant_id").notNull(),
    metric: text("metric").notNull(),
    used: bigint("used", { mode: "number" }).notNull().default(0),
  },
  (t) => [
    primaryKey({ name: "usage_pk", columns: [t.tenantId, t.metric] }),
    foreignKey({ name: "usage_tenant", columns: [t.tenantId], foreignColumns: [tenants.id] }).onDelete("cascade"),
  ],
);

/** The platform's own team. */
export const operators = pgTable("operators", {
  id: uuid("id").primaryKey(),
  email: text("email").notNull().unique(),
  name: text("name").notNull(),
  passwordHash: text("password_hash").notNull(),
  language: text("language").notNull().default("tr").$type<"tr" | "en">(),
  ...stamps(),
});

export const operatorSessions = pgTable(
  "operator_sessions",
  {
    id: uuid("id").primaryKey(),
    operatorId: uuid("operator_id")
      .notNull()
      .references(() => operators.id, { onDelete: "cascade" }),
    tokenHash: text("token_hash").notNull().unique(),
    createdAt: atNow("created_at"),
    expiresAt: at("expires_at").notNull(),
    revokedAt: at("revoked_at"),
  },
  (t) => [index("operator_sessions_operator").on(t.operatorId)],
);
