import type { FilterFields } from "#worker/kernel/list/fields.ts";

/** Why two records may be one; beside these, fields of the agency's own. */
export const REASONS = ["taxNumber", "email", "phone", "sameName", "similarName", "place", "company", "field"] as const;
export type Reason = (typeof REASONS)[number];

/** What a list of groups can be filtered by. */
export const DUPLICATE_FIELDS = {
  reason: { type: "select", options: REASONS.filter((reason) => reason !== "place" && reason !== "company") },
} as const satisfies FilterFields;

/** From here on, of 100, two records are shown as likely the same. */
export const LIKELY = 50;

/** Records that can be made one at once. */
export const MOST_MERGED = 10;
