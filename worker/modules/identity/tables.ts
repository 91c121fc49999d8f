import { sql } from "drizzle-orm";
import { boolean, check, date, foreignKey, index, integer, jsonb, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Grants } from "#worker/kernel/actor.ts";
import { at, atNow, stamps, tenantTable } from "#worker/kernel/db/table.ts";

/** Built-in roles carry a `key` and follow the modules' declarations; an admin's own roles have none. */
export const roles = tenantTable(
  "roles",
  { rights: { by: "staff", write: "roles:write" } },
  {
    key: text("key").$type<"owner" | "admin" | "manager" | "member" | "viewer">(),
    name: text("name").notNull(),
    grants: jsonb("grants").$type<Grants>().notNull(),
    version: integer("version").notNull().default(1),
    ...stamps(),
  },
  (t) => [uniqueIndex("roles_key").on(t.tenantId, t.key), uniqueIndex("roles_name").on(t.tenantId, t.name)],
);

export const users = tenantTable(
  "users",
  {
    rights: { by: "staff", write: "users:write" },
    secrets: ["password_hash"],
    quiet: ["last_seen_at"],
    counts: "users",
  },
  {
    email: text("email").notNull(),
    name: text("name").notNull(),
    passwordHash: text("password_hash"),
    status: text("status").notNull().default("invited").$type<"invited" | "active" | "suspended">(),
    roleId: uuid("role_id").notNull(),
    language: text("language").$type<"tr" | "en">(),
    timeZone: text("time_zone"),
    pictureId: uuid("picture_id"),
    lastSeenAt: at("last_seen_at"),
    version: integer("version").notNull().default(1),
    ...stamps(),
  },
  (t) => [
    uniqueIndex("users_email").on(t.tenantId, t.email),
    index("users_role").on(t.tenantId, t.roleId),
    foreignKey({ name: "users_role_fk", columns: [t.tenantId, t.roleId], foreignColumns: [roles.tenantId, roles.id] }),
    check("users_status", sql`status in ('invited', 'active', 'suspended')`),
  ],
);

export const teams = tenantTable(
  "teams",
  { rights: { by: "staff", write: "users:write" } },
  { name: text("name").notNull(), ...stamps() },
  (t) => [uniqueIndex("teams_name").on(t.tenantId, t.name)],
);

export const teamMembers = tenantTable(
  "team_members",
  { rights: { by: "staff", write: "users:write" } },
  { teamId: uuid("team_id").notNull(), userId: uuid("user_id").notNull() },
  (t) => [
    uniqueIndex("team_members_once").on(t.tenantId, t.userId, t.teamId),
    index("team_members_team").on(t.tenantId, t.teamId),
    foreignKey({
      name: "team_members_team_fk",
      columns: [t.tenantId, t.teamId],
      foreignColumns: [teams.tenantId, teams.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "team_members_user_fk",
      columns: [t.tenantId, t.userId],
      foreignColumns: [users.tenantId, users.id],
    }).onDelete("cascade"),
  ],
);

/**
 * From which day on, and up to which, who was of a team; the database keeps it from `team_members`. The first team counts
 * from ever, so its first day is null. A day belongs to the team of its end.
 */
export const teamStays = tenantTable(
  "team_stays",
  { rights: { by: "staff", write: "users:write" }, audited: false },
  {
    teamId: uuid("team_id").notNull(),
    userId: uuid("user_id").notNull(),
    joinedOn: date("joined_on", { mode: "string" }),
    leftOn: date("left_on", { mode: "string" }),
  },
  (t) => [
    index("team_stays_user").on(t.tenantId, t.userId, t.teamId),
    index("team_stays_team").on(t.tenantId, t.teamId),
    foreignKey({
      name: "team_stays_team_fk",
      columns: [t.tenantId, t.teamId],
      foreignColumns: [teams.tenantId, teams.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "team_stays_user_fk",
      columns: [t.tenantId, t.userId],
      foreignColumns: [users.tenantId, users.id],
    }).onDelete("cascade"),
  ],
);

export const sessions = tenantTable(
  "sessions",
  { rights: { by: "self", column: "user_id" }, secrets: ["token_hash"], quiet: ["last_seen_at"] },
  {
    userId: uuid("user_id").notNull(),
    tokenHash: text("token_hash").notNull(),
    ip: text("ip"),
    userAgent: text("user_agent"),
    createdAt: atNow("created_at"),
    lastSeenAt: atNow("last_seen_at"),
    expiresAt: at("expires_at").notNull(),
    revokedAt: at("revoked_at"),
  },
  (t) => [
    uniqueIndex("sessions_token").on(t.tenantId, t.tokenHash),
    index("sessions_user").on(t.tenantId, t.userId),
    foreignKey({
      name: "sessions_user_fk",
      columns: [t.tenantId, t.userId],
      foreignColumns: [users.tenantId, users.id],
    }).onDelete("cascade"),
  ],
);

/** `grants` is what the key may do; it never exceeds what its maker may do when it is made. */
export const apiKeys = tenantTable(
  "api_keys",
  { rights: { by: "staff", write: "api_keys:write" }, secrets: ["secret_hash"], quiet: ["last_used_at"] },
  {
    name: text("name").notNull(),
    prefix: text("prefix").notNull(),
    secretHash: text("secret_hash").notNull(),
    grants: jsonb("grants").$type<Grants>().notNull(),
    createdBy: uuid("created_by"),
    createdAt: atNow("created_at"),
    lastUsedAt: at("last_used_at"),
    expiresAt: at("expires_at"),
    revokedAt: at("revoked_at"),
  },
  (t) => [uniqueIndex("api_keys_secret").on(t.tenantId, t.secretHash)],
);

/** Invitations and password resets: 256 random bits, stored hashed, single use, short, bound to tenant and purpose. */
export const tokens = tenantTable(
  "tokens",
  { rights: { by: "system" }, secrets: ["token_hash"] },
  {
    userId: uuid("user_id").notNull(),
    purpose: text("purpose").notNull().$type<"invitation" | "password_reset">(),
    tokenHash: text("token_hash").notNull(),
    createdAt: atNow("created_at"),
    expiresAt: at("expires_at").notNull(),
    usedAt: at("used_at"),
  },
  (t) => [
    uniqueIndex("tokens_hash").on(t.tenantId, t.tokenHash),
    index("tokens_user").on(t.tenantId, t.userId),
    foreignKey({
      name: "tokens_user_fk",
      columns: [t.tenantId, t.userId],
      foreignColumns: [users.tenantId, users.id],
    }).onDelete("cascade"),
  ],
);

/** Failed sign-ins by account and by address; what slows a guesser down. */
export const signInAttempts = tenantTable(
  "sign_in_attempts",
  { rights: { by: "system" }, audited: false },
  {
    bucket: text("bucket").notNull(),
    succeeded: boolean("succeeded").notNull().default(false),
    createdAt: atNow("created_at"),
  },
  (t) => [index("sign_in_attempts_bucket").on(t.tenantId, t.bucket, t.createdAt)],
);
