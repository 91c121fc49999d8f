import type { BuiltInLayout } from "#worker/kernel/custom/layout.ts";

export const MOST_TABS = 10;
/** In each tab. */
export const MOST_GROUPS = 20;
export const MOST_NAMES = 200;
export const MOST_COLUMNS = 50;

/** Of ours on the agency's own objects. */
export const RECORD_LAYOUT = {
  fields: ["name", "ownerId"],
  columns: [
    { id: "name", field: "name", fixed: true },
    { id: "owner", field: "ownerId" },
    { id: "createdAt", field: "createdAt", extra: true },
    { id: "updatedAt", field: "updatedAt", extra: true },
  ],
} as const satisfies BuiltInLayout;
