import type { FilterFields } from "#worker/kernel/list/fields.ts";

/** What a list of jobs can be filtered by. */
export const JOB_STATUSES = ["waiting", "running", "done", "failed", "cancelled"] as const;
export const ROW_STATUSES = ["waiting", "done", "failed", "skipped"] as const;

export const JOB_FIELDS = {
  status: { type: "select", options: JOB_STATUSES },
  kind: { type: "text" },
  subject: { type: "text" },
  createdAt: { type: "time" },
} as const satisfies FilterFields;

export const ROW_FIELDS = { status: { type: "select", options: ROW_STATUSES } } as const satisfies FilterFields;

/** No more records are changed in one go. */
export const MOST_ROWS = 100_000;
/** Most records that can be named one by one. */
export const MOST_IDS = 1000;
