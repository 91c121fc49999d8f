import type { FilterFields } from "#worker/kernel/list/fields.ts";

/** What is in the trash goes for good after so many days. */
export const KEPT_DAYS = 30;

export const TRASH_FIELDS = {
  deletedAt: { type: "time" },
  actorId: { type: "person" },
  subject: { type: "text" },
} as const satisfies FilterFields;
