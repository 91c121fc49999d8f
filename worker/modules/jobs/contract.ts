import { z } from "zod";
import { id, instant } from "#worker/kernel/contract.ts";
import { listInput, pageOf } from "#worker/kernel/list/contract.ts";
import { JOB_FIELDS, JOB_STATUSES, MOST_IDS, ROW_FIELDS, ROW_STATUSES } from "./options.ts";

/** Which records are meant. */
export const Select = z
  .union([
    z.strictObject({ ids: z.array(id).min(1).max(MOST_IDS) }),
    z.strictObject({
      query: z
        .string()
        .max(8000)
        .describe(
          "All that match, as in the list's address: `q=ayşe&filter[kind]=person`. Frozen when the job is made",
        ),
    }),
  ])
  .describe("Which records");

export const Subject = z
  .string()
  .regex(/^[a-z][a-z0-9_]{1,39}$/, { error: "bad_api_name" })
  .describe("`customers`, `deals`, `projects`, `tasks`, or an object of the agency's own");

export const CreateJob = z.strictObject({
  subject: Subject,
  action: z
    .string()
    .regex(/^[a-z_]{1,40}$/)
    .describe(
      "`update`, `archive`, `restore`, `delete`; of customers `tag`, `untag`; of deals `move`, `transfer`; of tasks `complete`, `reopen`, `postpone`",
    ),
  values: z
    .record(z.string(), z.unknown())
    .default({})
    .describe(
      "What every record gets: fields for `update`, as one record takes them (of own lists `{ add, remove }` too; a unique field can only be emptied), `tag`, `stageId` for `move`, `stages` (from the one to the other) for `transfer`, `day` for `postpone`",
    ),
  select: Select,
});
export const JobId = z.strictObject({ id });
export const ListJobs = listInput({ fields: JOB_FIELDS, sorts: ["createdAt"], sort: "-createdAt" });
export const ListJobRows = listInput({ fields: ROW_FIELDS, sorts: ["position"], sort: "position" }).extend({ id });

const refusal = z
  .object({ code: z.string(), reason: z.string(), message: z.string().describe("In the reader's language") })
  .nullable();
const count = z.number().int();

export const Job = z.object({
  id,
  kind: z.string().describe("`bulk`, `undo`, …"),
  subject: z.string(),
  action: z.string().nullable(),
  status: z.enum(JOB_STATUSES),
  total: count.describe("Records it is about"),
  done: count,
  failed: count,
  skipped: count.describe("Were so already"),
  problem: refusal.describe("Why it ended as a whole"),
  actorName: z.string().nullable(),
  undoes: id.nullable().describe("The job that this one takes back"),
  undoneBy: id.nullable(),
  mayUndo: z.boolean(),
  createdAt: instant,
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
});
export const JobPage = pageOf(Job);

export const JobRow = z.object({
  position: count,
  recordId: id.nullable(),
  label: z.string().nullable().describe("How the record was called then"),
  status: z.enum(ROW_STATUSES),
  problem: refusal.describe("Why it failed"),
});
export const JobRowPage = pageOf(JobRow);
