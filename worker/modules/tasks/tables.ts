import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, jsonb, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { at, stamps, tenantTable } from "#worker/kernel/db/table.ts";
import { customers } from "#worker/modules/customers/tables.ts";
import { users } from "#worker/modules/identity/tables.ts";
import { deals } from "#worker/modules/pipeline/tables.ts";
import { projects } from "#worker/modules/projects/tables.ts";
import { territories, territoryId } from "#worker/modules/territories/tables.ts";

import type { Check, Repeats } from "./contract.ts";
import type { TaskPriority } from "./options.ts";

/** `owner_id` is the assignee. A task may hang on a customer, a deal and a project. */
export const tasks = tenantTable(
  "tasks",
  { rights: { by: "owner", resource: "tasks", territory: true } },
  {
    title: text("title").notNull(),
    note: text("note"),
    dueAt: at("due_at"),
    ownerId: uuid("owner_id"),
    territoryId: territoryId(),
    customerId: uuid("customer_id"),
    dealId: uuid("deal_id"),
    projectId: uuid("project_id"),
    priority: text("priority").$type<TaskPriority>().notNull().default("normal"),
    checklist: jsonb("checklist").$type<Check[]>().notNull().default([]),
    repeats: jsonb("repeats").$type<Repeats>(),
    /** The task that this one follows, of those that repeat. */
    followsId: uuid("follows_id"),
    doneAt: at("done_at"),
    doneBy: uuid("done_by"),
    version: integer("version").notNull().default(1),
    ...stamps(),
    search: text("search").generatedAlwaysAs(sql`app.fold(title)`),
  },
  (t) => [
    foreignKey({
      name: "tasks_owner_fk",
      columns: [t.tenantId, t.ownerId],
      foreignColumns: [users.tenantId, users.id],
    }),
    foreignKey({
      name: "tasks_customer_fk",
      columns: [t.tenantId, t.customerId],
      foreignColumns: [customers.tenantId, customers.id],
    }),
    foreignKey({ name: "tasks_deal_fk", columns: [t.tenantId, t.dealId], foreignColumns: [deals.tenantId, deals.id] }),
    foreignKey({
      name: "tasks_project_fk",
      columns: [t.tenantId, t.projectId],
      foreignColumns: [projects.tenantId, projects.id],
    }),
    check("tasks_priority", sql`priority in ('urgent', 'high', 'normal', 'low')`),
    // Done twice, it is still followed by one.
    uniqueIndex("tasks_follows").on(t.tenantId, t.followsId).where(sql`follows_id is not null`),
    index("tasks_due").on(t.tenantId, t.dueAt, t.id).where(sql`done_at is null`),
    index("tasks_priority_first").on(
      t.tenantId,
      sql`(case priority when 'urgent' then 1 when 'high' then 2 when 'normal' then 3 else 4 end)`,
      t.id,
    ),
    index("tasks_created").on(t.tenantId, t.createdAt, t.id),
    index("tasks_owner").on(t.tenantId, t.ownerId, t.dueAt, t.id),
    foreignKey({
      name: "tasks_territory_fk",
      columns: [t.tenantId, t.territoryId],
      foreignColumns: [territories.tenantId, territories.id],
    }),
    index("tasks_territory").on(t.tenantId, t.territoryId),
    index("tasks_customer").on(t.tenantId, t.customerId),
    index("tasks_deal").on(t.tenantId, t.dealId),
    index("tasks_project").on(t.tenantId, t.projectId),
  ],
);
