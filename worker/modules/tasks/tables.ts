import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { at, atNow, stamps, tenantTable } from "#worker/kernel/db/table.ts";
import { customers } from "#worker/modules/customers/tables.ts";
import { teams, users } from "#worker/modules/identity/tables.ts";
import { deals } from "#worker/modules/pipeline/tables.ts";
import { projects } from "#worker/modules/projects/tables.ts";
import { territories, territoryId } from "#worker/modules/territories/tables.ts";
import type { Candidate, Shift } from "./assignment/contract.ts";
import type { Method } from "./assignment/methods/index.ts";
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
    // The migration adds to both: a deal or project that goes leaves its tasks, which are without it then.
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

/** Who gets tasks that nobody was named for. The first rule that fits and finds somebody decides. */
export const assignmentRules = tenantTable(
  "assignment_rules",
  { rights: { by: "staff", write: "assignment:manage" } },
  {
    name: text("name").notNull(),
    position: integer("position").notNull().default(0),
    /** Of tasks, as lists of them are filtered: decision 020. */
    filter: jsonb("filter").$type<Record<string, unknown>>().notNull().default({}),
    method: text("method").$type<Method>().notNull(),
    people: uuid("people").array().notNull().default([]),
    teamId: uuid("team_id"),
    withinHours: boolean("within_hours").notNull().default(false),
    active: boolean("active").notNull().default(true),
    version: integer("version").notNull().default(1),
    ...stamps(),
  },
  (t) => [
    check("assignment_rules_method", sql`method in ('person', 'round_robin', 'least_load', 'territory')`),
    index("assignment_rules_order").on(t.tenantId, t.position, t.id),
    foreignKey({
      name: "assignment_rules_team_fk",
      columns: [t.tenantId, t.teamId],
      foreignColumns: [teams.tenantId, teams.id],
    }),
  ],
);

/** The last turn that a person had by a rule: a number that grows with each. Written while the rule's row is locked. */
export const assignmentTurns = tenantTable(
  "assignment_turns",
  { rights: { by: "system" }, audited: false },
  {
    ruleId: uuid("rule_id").notNull(),
    userId: uuid("user_id").notNull(),
    turn: bigint("turn", { mode: "number" }).notNull(),
  },
  (t) => [
    uniqueIndex("assignment_turns_once").on(t.tenantId, t.ruleId, t.userId),
    foreignKey({
      name: "assignment_turns_rule_fk",
      columns: [t.tenantId, t.ruleId],
      foreignColumns: [assignmentRules.tenantId, assignmentRules.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "assignment_turns_user_fk",
      columns: [t.tenantId, t.userId],
      foreignColumns: [users.tenantId, users.id],
    }).onDelete("cascade"),
  ],
);

/** Why a task went to whom: the rule and the method as they were then, and everybody who was looked at. */
export const assignments = tenantTable(
  "assignments",
  { rights: { by: "parent", parents: { task_id: "tasks" } } },
  {
    taskId: uuid("task_id").notNull(),
    ruleId: uuid("rule_id").notNull(),
    ruleName: text("rule_name").notNull(),
    method: text("method").notNull(),
    userId: uuid("user_id").notNull(),
    candidates: jsonb("candidates").$type<Candidate[]>().notNull().default([]),
    createdAt: atNow("created_at"),
  },
  (t) => [
    index("assignments_task").on(t.tenantId, t.taskId, t.createdAt, t.id),
    foreignKey({
      name: "assignments_task_fk",
      columns: [t.tenantId, t.taskId],
      foreignColumns: [tasks.tenantId, tasks.id],
    }).onDelete("cascade"),
  ],
);

/** When a person works, in their own time zone; the row without a person is everybody's who has none. */
export const workingHours = tenantTable(
  "working_hours",
  { rights: { by: "staff", write: "assignment:manage" } },
  {
    userId: uuid("user_id"),
    week: jsonb("week").$type<Shift[]>().notNull().default([]),
    daysOff: text("days_off").array().notNull().default([]),
    ...stamps(),
  },
  (t) => [
    uniqueIndex("working_hours_user").on(t.tenantId, sql`coalesce(user_id, '00000000-0000-0000-0000-000000000000')`),
    foreignKey({
      name: "working_hours_user_fk",
      columns: [t.tenantId, t.userId],
      foreignColumns: [users.tenantId, users.id],
    }).onDelete("cascade"),
  ],
);
