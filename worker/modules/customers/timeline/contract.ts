import { z } from "zod";
import { id, instant } from "#worker/kernel/contract.ts";
import { listInput, pageOf } from "#worker/kernel/list/contract.ts";

/** Entries are counted up to here. */
export const TIMELINE_CAP = 1000;

export const ReadTimeline = listInput({ fields: {}, sorts: ["id"], sort: "-id" })
  .pick({ limit: true, cursor: true })
  .extend({ id: id.describe("The customer") });

export const TimelineEntry = z.object({
  id,
  name: z.string().describe("What happened: `deals.moved`, `notes.added`, …"),
  at: instant,
  actor: z.object({
    kind: z.string().describe("`user`, `api_key`, `system`, …"),
    id: id.nullable(),
    name: z.string().nullable(),
    pictureId: id.nullable(),
  }),
  subject: z.string().describe("The kind of record it happened to: `deals`, `tasks`, …"),
  subjectId: id,
  subjectName: z.string().nullable().describe("What that record is called now; null when it is gone or not shared"),
  payload: z.record(z.string(), z.unknown()).describe("Ids and names of changed fields"),
  names: z
    .record(z.string(), z.string())
    .describe("What the records are called whose ids the payload holds, under its keys"),
  body: z.string().nullable().describe("The text of a note"),
});
export const Timeline = pageOf(TimelineEntry);
