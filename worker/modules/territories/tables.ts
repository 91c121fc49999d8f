import { sql } from "drizzle-orm";
import { boolean, check, date, foreignKey, index, integer, jsonb, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { stamps, tenantTable } from "#worker/kernel/db/table.ts";
import { users } from "#worker/modules/identity/tables.ts";
import type { MemberRole, Rules } from "./options.ts";

/**
 * Who sells where, as a tree; a parent includes what is below it. A customer belongs to the territory whose rules it
 * fulfils: of several the one of the highest priority, then the deepest, then the oldest.
 */
export const territories = tenantTable(
  "territories",
  { rights: { by: "staff", write: "territories:write" } },
  {
    name: text("name").notNull(),
    parentId: uuid("parent_id"),
    priority: integer("priority").notNull().default(0),
    /** Plate codes. */
    provinces: integer("provinces").array().notNull().default([]),
    rules: jsonb("rules").$type<Rules>().notNull().default({}),
    version: integer("version").notNull().default(1),
    ...stamps(),
  },
  (t) => [
    uniqueIndex("territories_name").on(t.tenantId, sql`coalesce(parent_id, tenant_id)`, t.name),
    check("territories_not_itself", sql`parent_id <> id`),
    foreignKey({
      name: "territories_parent_fk",
      columns: [t.tenantId, t.parentId],
      foreignColumns: [t.tenantId, t.id],
    }),
  ],
);

/** Whose territory it is, on which days, both included; null is without an end. */
export const territoryMembers = tenantTable(
  "territory_members",
  { rights: { by: "staff", write: "territories:write" } },
  {
    territoryId: uuid("territory_id").notNull(),
    userId: uuid("user_id").notNull(),
    role: text("role").notNull().default("member").$type<MemberRole>(),
    fromDay: date("from_day", { mode: "string" }),
    untilDay: date("until_day", { mode: "string" }),
  },
  (t) => [
    check("territory_members_role", sql`role in ('owner', 'member')`),
    check("territory_members_days", sql`until_day >= from_day`),
    uniqueIndex("territory_members_once").on(t.tenantId, t.territoryId, t.userId),
    index("territory_members_user").on(t.tenantId, t.userId),
    foreignKey({
      name: "territory_members_territory_fk",
      columns: [t.tenantId, t.territoryId],
      foreignColumns: [territories.tenantId, territories.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "territory_members_user_fk",
      columns: [t.tenantId, t.userId],
      foreignColumns: [users.tenantId, users.id],
    }).onDelete("cascade"),
  ],
);

/** Rules in the order in which they are tried: what customers are placed by. One row, which triggers keep; its id is the tenant's. */
export const territoryPlans = tenantTable(
  "territory_plans",
  { rights: { by: "system" }, audited: false },
  { plan: jsonb("plan").$type<object[]>().notNull() },
);

/** In which territory a record is; the database keeps it. */
export const territoryId = () => uuid("territory_id");

/** Stays there whatever the rules say. */
export const territoryPinned = () => boolean("territory_pinned").notNull().default(false);
