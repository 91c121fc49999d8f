import { sql } from "drizzle-orm";
import { check, date, foreignKey, index, integer, text, uuid } from "drizzle-orm/pg-core";
import { at, stamps, tenantTable } from "#worker/kernel/db/table.ts";
import { customers } from "#worker/modules/customers/tables.ts";
import { users } from "#worker/modules/identity/tables.ts";
import { territories, territoryId } from "#worker/modules/territories/tables.ts";

export const projects = tenantTable(
  "projects",
  {
    rights: { by: "owner", resource: "projects", territory: true },
    secrets: ["active_since", "active_until"],
    counts: "projects",
  },
  {
    name: text("name").notNull(),
    customerId: uuid("customer_id").notNull(),
    status: text("status")
      .notNull()
      .default("planned")
      .$type<"planned" | "active" | "on_hold" | "done" | "cancelled">(),
    startsOn: date("starts_on", { mode: "string" }),
    endsOn: date("ends_on", { mode: "string" }),
    ownerId: uuid("owner_id"),
    territoryId: territoryId(),
    /** When it last became active and stopped being so; a trigger keeps both beside the status. */
    activeSince: at("active_since"),
    activeUntil: at("active_until"),
    archivedAt: at("archived_at"),
    version: integer("version").notNull().default(1),
    ...stamps(),
    search: text("search").generatedAlwaysAs(sql`app.fold(name)`),
  },
  (t) => [
    check("projects_status", sql`status in ('planned', 'active', 'on_hold', 'done', 'cancelled')`),
    check("projects_dates", sql`ends_on is null or starts_on is null or ends_on >= starts_on`),
    foreignKey({
      name: "projects_customer_fk",
      columns: [t.tenantId, t.customerId],
      foreignColumns: [customers.tenantId, customers.id],
    }),
    foreignKey({
      name: "projects_owner_fk",
      columns: [t.tenantId, t.ownerId],
      foreignColumns: [users.tenantId, users.id],
    }),
    foreignKey({
      name: "projects_territory_fk",
      columns: [t.tenantId, t.territoryId],
      foreignColumns: [territories.tenantId, territories.id],
    }),
    index("projects_territory").on(t.tenantId, t.territoryId, t.createdAt, t.id),
    index("projects_created").on(t.tenantId, t.createdAt, t.id).where(sql`archived_at is null`),
    index("projects_status_created").on(t.tenantId, t.status, t.createdAt, t.id).where(sql`archived_at is null`),
    index("projects_customer").on(t.tenantId, t.customerId),
    index("projects_owner").on(t.tenantId, t.ownerId, t.createdAt, t.id),
  ],
);
