import type { FilterFields } from "#worker/kernel/list/fields.ts";

export const AUDIT_ACTIONS = ["insert", "update", "delete"] as const;
export const AUDIT_SORTS = ["at"] as const;

export const AUDIT_FIELDS = {
  at: { type: "time" },
  action: { type: "select", options: AUDIT_ACTIONS },
  table: { type: "text" },
  rowId: { type: "record" },
  actorId: { type: "person" },
  actorKind: { type: "text" },
  operation: { type: "text" },
} as const satisfies FilterFields;
