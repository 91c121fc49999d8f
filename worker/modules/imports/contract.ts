import { z } from "zod";
import { id, instant, version } from "#worker/kernel/contract.ts";
import { listInput, pageOf } from "#worker/kernel/list/contract.ts";
import { IMPORT_STATUSES, MOST_COLUMNS, ON_MATCH } from "./options.ts";

const target = z.string().regex(/^(custom\.)?[A-Za-z][A-Za-z0-9_]{0,45}$/);

export const ImportId = z.strictObject({ id });
export const ListImports = listInput({
  fields: {
    subject: { type: "text" },
    status: { type: "select", options: IMPORT_STATUSES },
    createdAt: { type: "time" },
  },
  sorts: ["createdAt"],
  sort: "-createdAt",
});
export const UpdateImport = z.strictObject({
  id,
  version,
  mapping: z
    .array(target.nullable())
    .max(MOST_COLUMNS)
    .optional()
    .describe("For each column the field it fills: `name`, `emails`, `custom.<key>` …; null leaves it out"),
  match: target
    .nullable()
    .optional()
    .describe(
      "What tells that a record is there already: `id`, `emails`, `phones`, `taxNumber`, a unique field; null for none",
    ),
  onMatch: z.enum(ON_MATCH).optional().describe("What happens with a row whose record is there already"),
  decimal: z.enum([",", "."]).optional().describe("The decimal sign"),
  dayFirst: z.boolean().optional().describe("03.04. is the third of April"),
});

const count = z.number().int();
const counts = z.object({ create: count, update: count, skip: count, fail: count });

export const Import = z.object({
  id,
  subject: z.string(),
  name: z.string().describe("The file's name"),
  size: count.describe("Bytes"),
  status: z.enum(IMPORT_STATUSES),
  problem: z.object({ code: z.string(), reason: z.string(), message: z.string() }).nullable(),
  format: z
    .object({
      kind: z.enum(["csv", "xlsx"]),
      encoding: z.string().optional(),
      delimiter: z.string().optional(),
      otherEncoding: count.optional().describe("Records in another encoding than the rest"),
      decimal: z.enum([",", "."]),
      dayFirst: z.boolean(),
    })
    .nullable(),
  columns: z.array(z.object({ name: z.string(), samples: z.array(z.string()), filled: count })),
  rows: count,
  mapping: z.array(z.string().nullable()),
  match: z.string().nullable(),
  onMatch: z.enum(ON_MATCH),
  jobId: id.nullable().describe("The job at work: reading, checking or writing"),
  runId: id.nullable().describe("The job that wrote: `jobs.undo` takes it back"),
  version: count,
  createdAt: instant,
});
export const ImportPage = pageOf(Import.omit({ columns: true }));

/** An import with what its columns may fill, and what the last check or the run came to. */
export const ImportInFull = Import.extend({
  targets: z.array(
    z.object({ name: z.string(), label: z.string(), kind: z.string(), required: z.boolean(), matches: z.boolean() }),
  ),
  counts: counts.nullable(),
});
