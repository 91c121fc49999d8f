import type { FilterFields } from "#worker/kernel/list/fields.ts";

export const API_KEY_SORTS = ["name", "createdAt"] as const;
export const API_KEY_FIELDS = {
  revoked: { type: "boolean", outermost: true },
  createdAt: { type: "time" },
} as const satisfies FilterFields;
/** How much of a secret is kept to recognise it by: `key_` and four characters. */
export const PREFIX_LENGTH = 8;
