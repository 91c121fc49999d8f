import type { FilterFields } from "#worker/kernel/list/fields.ts";

export const EXPORT_FORMATS = ["xlsx", "csv"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const EXPORT_FIELDS = {
  format: { type: "select", options: EXPORT_FORMATS },
  subject: { type: "text" },
  createdAt: { type: "time" },
} as const satisfies FilterFields;

/** A file is there so long. */
export const KEPT_DAYS = 7;
/** A link works so long, unless said otherwise, and at most. */
export const LINK_HOURS = 24;
export const MOST_LINK_HOURS = 24 * KEPT_DAYS;
