import { boolean, foreignKey, index, integer, jsonb, text, uuid } from "drizzle-orm/pg-core";
import { stamps, tenantTable } from "#worker/kernel/db/table.ts";
import { users } from "#worker/modules/identity/tables.ts";

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
