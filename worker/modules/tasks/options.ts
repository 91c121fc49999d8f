import type { FilterFields } from "#worker/kernel/list/fields.ts";

export const TASK_SORTS = ["dueAt", "createdAt", "title", "doneAt"] as const;

/** `overdue`: open, and due before now. */
export const TASK_FIELDS = {
  done: { type: "boolean" },
  overdue: { type: "boolean" },
  dueAt: { type: "time" },
  ownerId: { type: "person" },
  customerId: { type: "record", resource: "customers" },
  dealId: { type: "record", resource: "deals" },
  projectId: { type: "record", resource: "projects" },
  createdAt: { type: "time" },
  doneAt: { type: "time" },
} as const satisfies FilterFields;
