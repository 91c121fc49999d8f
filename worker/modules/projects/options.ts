import type { BuiltInLayout } from "#worker/kernel/custom/layout.ts";
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

/** What can be arranged of them: see `BuiltInLayout`. */
export const PROJECT_LAYOUT = {
  fields: ["name", "customerId", "status", "startsOn", "endsOn", "ownerId", "createdAt"],
  columns: [
    { id: "name", field: "name", fixed: true },
    { id: "customer", field: "customerId" },
    { id: "status", field: "status" },
    { id: "startsOn", field: "startsOn" },
    { id: "endsOn", field: "endsOn" },
    { id: "owner", field: "ownerId" },
    { id: "createdAt", field: "createdAt" },
  ],
} as const satisfies BuiltInLayout;
