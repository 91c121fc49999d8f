import type { BuiltInLayout } from "#worker/kernel/custom/layout.ts";
import type { FilterFields } from "#worker/kernel/list/fields.ts";

export const TASK_SORTS = ["dueAt", "priority", "createdAt", "title", "doneAt"] as const;

/** The most urgent first. */
export const TASK_PRIORITIES = ["urgent", "high", "normal", "low"] as const;
export type TaskPriority = (typeof TASK_PRIORITIES)[number];

export const REPEAT_UNITS = ["day", "week", "month", "year"] as const;
/** From when the next one counts: from when this one was due, or from the day on which it was done. */
export const REPEAT_FROM = ["due", "done"] as const;

export const MOST_CHECKS = 100;

/** `overdue`: open, and due before now. */
export const TASK_FIELDS = {
  done: { type: "boolean" },
  overdue: { type: "boolean" },
  dueAt: { type: "time" },
  priority: { type: "select", options: TASK_PRIORITIES },
  ownerId: { type: "person" },
  customerId: { type: "record", resource: "customers" },
  dealId: { type: "record", resource: "deals" },
  projectId: { type: "record", resource: "projects" },
  createdAt: { type: "time" },
  doneAt: { type: "time" },
} as const satisfies FilterFields;

/** What can be arranged of them: see `BuiltInLayout`. */
export const TASK_LAYOUT = {
  fields: [
    "title",
    "note",
    "dueAt",
    "priority",
    "repeats",
    "checklist",
    "ownerId",
    "customerId",
    "dealId",
    "projectId",
    "doneAt",
    "createdAt",
  ],
  columns: [
    { id: "title", field: "title", fixed: true },
    { id: "dueAt", field: "dueAt" },
    { id: "priority", field: "priority", extra: true },
    { id: "owner", field: "ownerId" },
    { id: "customer", field: "customerId" },
    { id: "deal", field: "dealId" },
    { id: "project", field: "projectId" },
    { id: "doneAt", field: "doneAt", extra: true },
    { id: "createdAt", field: "createdAt", extra: true },
  ],
} as const satisfies BuiltInLayout;
