import { sql } from "drizzle-orm";
import { index, integer, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { at, atNow, tenantTable } from "#worker/kernel/db/table.ts";

/**
 * Two records that may be one, the smaller id first. `subject` is their table, `object` what the API calls them. Pairs that
 * hang together are one group: the smallest id among them, `rank` its best score.
 */
export const duplicatePairs = tenantTable(
  "duplicate_pairs",
  { rights: { by: "subject", also: "other_id" }, audited: false },
  {
    subject: text("subject").notNull(),
    object: text("object").notNull(),
    subjectId: uuid("subject_id").notNull(),
    otherId: uuid("other_id").notNull(),
    /** `email`, `sameName` …, or the id of a field of the agency's own. */
    reasons: text("reasons").array().notNull().default([]),
    /** 0 to 100. `base` is what it were without the agency's own fields, for those they are hidden from. */
    score: integer("score").notNull(),
    base: integer("base").notNull(),
    groupId: uuid("group_id").notNull(),
    rank: integer("rank").notNull(),
    /** Somebody said that they are two. */
    dismissedAt: at("dismissed_at"),
    createdAt: atNow("created_at"),
  },
  (t) => [
    uniqueIndex("duplicate_pairs_once").on(t.tenantId, t.subjectId, t.otherId),
    index("duplicate_pairs_other").on(t.tenantId, t.otherId),
    index("duplicate_pairs_rank").on(t.tenantId, t.object, t.rank, t.groupId).where(sql`dismissed_at is null`),
  ],
);
