import type { FilterFields } from "#worker/kernel/list/fields.ts";

export const USER_STATUSES = ["invited", "active", "suspended"] as const;
export const USER_SORTS = ["name", "email", "createdAt", "lastSeenAt"] as const;
export const USER_FIELDS = {
  status: { type: "select", options: USER_STATUSES },
  roleId: { type: "record", resource: "roles" },
  teamId: { type: "record", resource: "teams" },
  email: { type: "text" },
  createdAt: { type: "time" },
} as const satisfies FilterFields;
