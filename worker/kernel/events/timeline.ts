import { z } from "zod";
import { id, instant } from "../contract.ts";
import { customName, isCustom } from "../custom/field.ts";
import { pageOf } from "../list/contract.ts";
import { richDocument } from "../rich/contract.ts";
import type { Tenant } from "../tenant.ts";

/** Entries are counted up to here. */
export const TIMELINE_CAP = 1000;

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
    .describe("What the records are called whose ids the payload holds, under its keys; and the agency's own fields"),
  body: z.string().nullable().describe("The text of a note, without its look"),
  document: richDocument.nullable().describe("The same with its look"),
});
export const Timeline = pageOf(TimelineEntry);

type Told = { subject: string; payload: Record<string, unknown>; names: Record<string, string> };

/** Adds what the agency's own fields are called that an entry says were changed. */
export function withFieldNames<Entry extends Told>(entries: Entry[], tenant: Tenant | null): Entry[] {
  return entries.map((entry) => {
    const { fields, object } = entry.payload;
    const own = Array.isArray(fields) ? fields.filter((name) => isCustom(String(name))) : [];
    if (own.length === 0) return entry;
    const of = typeof object === "string" ? object : entry.subject;
    const named = (tenant?.fields ?? []).filter((field) => field.object === of && own.includes(customName(field.key)));
    return {
      ...entry,
      names: { ...entry.names, ...Object.fromEntries(named.map(({ key, label }) => [customName(key), label])) },
    };
  });
}
