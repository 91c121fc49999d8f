import { z } from "zod";
import { id, instant } from "#worker/kernel/contract.ts";
import { listInput, pageOf } from "#worker/kernel/list/contract.ts";
import { JOB_STATUSES, Select, Subject } from "#worker/modules/jobs/index.ts";
import { EXPORT_FIELDS, EXPORT_FORMATS, LINK_HOURS, MOST_LINK_HOURS } from "./options.ts";

export const CreateExport = z.strictObject({
  subject: Subject,
  format: z.enum(EXPORT_FORMATS).default("xlsx"),
  select: Select,
  columns: z
    .array(z.string().regex(/^(custom\.)?[A-Za-z][A-Za-z0-9_]{0,45}$/))
    .min(1)
    .max(200)
    .optional()
    .describe("Fields in the file's order, as the list calls its columns; all there are when left out"),
});
export const ExportId = z.strictObject({ id });
export const ShareExport = z.strictObject({
  id,
  hours: z.number().int().min(1).max(MOST_LINK_HOURS).default(LINK_HOURS).describe("How long the link works"),
});
export const ExportToken = z.strictObject({ token: z.string().regex(/^[\w-]{43}$/) });
export const ListExports = listInput({ fields: EXPORT_FIELDS, sorts: ["createdAt"], sort: "-createdAt" });

const count = z.number().int();

export const Export = z.object({
  id,
  subject: z.string(),
  format: z.enum(EXPORT_FORMATS),
  name: z.string().describe("The file's name"),
  query: z.string().nullable().describe("What was asked of the list; null where records were named"),
  columns: z.array(z.string()),
  status: z.enum(JOB_STATUSES).nullable().describe("Of the job that writes it"),
  problem: z.object({ code: z.string(), reason: z.string(), message: z.string() }).nullable(),
  total: count.describe("Records it is about"),
  rows: count.describe("Rows written; records that went meanwhile are left out"),
  size: count.nullable().describe("Bytes"),
  readyAt: instant.nullable().describe("From then on the file can be had at `/exports/{id}/file`"),
  expiresAt: instant.nullable().describe("Then the file is removed"),
  linkExpiresAt: instant.nullable().describe("How long the link works that was made of it"),
  downloads: count,
  jobId: id,
  mine: z.boolean().describe("Only who made it downloads it"),
  actorName: z.string().nullable(),
  createdAt: instant,
});
export const ExportPage = pageOf(Export);
export const ExportLink = z.object({
  url: z.string().describe("Whoever knows it downloads the file; shown once"),
  expiresAt: instant,
});
/** What is needed to send a file. */
export const WrittenFile = z.object({
  id,
  name: z.string(),
  format: z.enum(EXPORT_FORMATS),
  pieces: count,
  size: count,
});
