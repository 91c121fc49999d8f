import { sql } from "drizzle-orm";
import { boolean, foreignKey, index, integer, jsonb, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { stamps, tenantTable } from "#worker/kernel/db/table.ts";
import { roles, users } from "#worker/modules/identity/tables.ts";

/** A saved list: filters, sort and columns of one resource, private or shared with the agency. */
export const views = tenantTable(
  "views",
  { rights: { by: "self", column: "user_id", shared: "shared", others: "views:write" } },
  {
    resource: text("resource").notNull(),
    name: text("name").notNull(),
    userId: uuid("user_id").notNull(),
    shared: boolean("shared").notNull().default(false),
    query: jsonb("query").$type<Record<string, unknown>>().notNull(),
    position: integer("position").notNull().default(0),
    ...stamps(),
  },
  (t) => [
    index("views_resource").on(t.tenantId, t.resource, t.position),
    foreignKey({
      name: "views_user_fk",
      columns: [t.tenantId, t.userId],
      foreignColumns: [users.tenantId, users.id],
    }).onDelete("cascade"),
  ],
);

/** The view that a list opens with: for a person, or, with `role_id`, for all of a role who chose none themselves. */
export const defaultViews = tenantTable(
  "default_views",
  { rights: { by: "self", column: "user_id", shared: "shared", others: "views:write" } },
  {
    resource: text("resource").notNull(),
    viewId: uuid("view_id").notNull(),
    /** Whose it is; of a role's, who chose it. */
    userId: uuid("user_id").notNull(),
    roleId: uuid("role_id"),
    shared: boolean("shared").generatedAlwaysAs(sql`role_id is not null`),
    ...stamps(),
  },
  (t) => [
    uniqueIndex("default_views_role").on(t.tenantId, t.resource, t.roleId).where(sql`role_id is not null`),
    uniqueIndex("default_views_own").on(t.tenantId, t.resource, t.userId).where(sql`role_id is null`),
    index("default_views_view").on(t.tenantId, t.viewId),
    foreignKey({
      name: "default_views_view_fk",
      columns: [t.tenantId, t.viewId],
      foreignColumns: [views.tenantId, views.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "default_views_user_fk",
      columns: [t.tenantId, t.userId],
      foreignColumns: [users.tenantId, users.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "default_views_role_fk",
      columns: [t.tenantId, t.roleId],
      foreignColumns: [roles.tenantId, roles.id],
    }).onDelete("cascade"),
  ],
);
