import type { FilterFields } from "#worker/kernel/list/fields.ts";

export const PROJECT_STATUSES = ["planned", "active", "on_hold", "done", "cancelled"] as const;

export const PROJECT_SORTS = ["createdAt", "name", "startsOn", "endsOn"] as const;

export const PROJECT_FIELDS = {
  status: { type: "select", options: PROJECT_STATUSES },
  customerId: { type: "record", resource: "customers" },
  ownerId: { type: "person" },
  startsOn: { type: "date" },
  endsOn: { type: "date" },
  createdAt: { type: "time" },
  archived: { type: "boolean", outermost: true },
} as const satisfies FilterFields;
