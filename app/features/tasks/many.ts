import { TASK_PRIORITIES } from "#worker/modules/tasks/options.ts";

/** What many tasks can be given at once. */
export const MANY = {
  title: { kind: "text", maxLength: 300, required: true },
  note: { kind: "long_text", maxLength: 10_000 },
  dueAt: { kind: "date_time" },
  priority: { kind: "select", choices: TASK_PRIORITIES, required: true },
  ownerId: { kind: "person" },
  customerId: { kind: "relation", object: "customers" },
  dealId: { kind: "relation", object: "deals" },
  projectId: { kind: "relation", object: "projects" },
} as const;
