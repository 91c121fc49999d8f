import { z } from "zod";
import type { Consumer } from "#worker/kernel/events/event.ts";
import { sendJob, startJob } from "#worker/kernel/jobs/start.ts";
import { command } from "#worker/kernel/operation.ts";
import { duplicableOf } from "#worker/kernel/registry.ts";
import * as duplicates from "./repository.ts";

const VERBS = ["created", "updated", "archived", "restored", "deleted", "merged"];

/** Who was changed is looked at once more. */
export const findAgain: Consumer = {
  name: "duplicates.find_again",
  on: ["customers", "records"].flatMap((subject) => VERBS.map((verb) => `${subject}.${verb}`)),
  handle: async ({ subject, subjectId, payload }, ctx) => {
    const name = subject === "records" ? String(payload.object) : subject;
    await ctx.run(findFor, { table: subject === "records" ? "records" : "customers", name, id: subjectId });
  },
};

/** The records of a job are told of to nobody one by one: all of them are looked at once it is over. */
export const followJob: Consumer = {
  name: "duplicates.follow_job",
  on: ["jobs.ended"],
  handle: async ({ id, subjectId }, ctx) => {
    const { started } = await ctx.run(scanAfter, { id, jobId: subjectId });
    if (started) await sendJob(ctx, id);
  },
};

const findFor = command({
  name: "duplicates.find_for",
  summary: "Look again what a record is likely the same as",
  access: "staff",
  input: z.object({ table: z.enum(["customers", "records"]), name: z.string(), id: z.string() }),
  output: z.null(),
  write: ({ input: { id, ...subject } }) => ({ found: duplicates.find(subject, [id]) }),
  result: () => null,
});

/** The job has the event's id: the same event again starts no second one. */
const scanAfter = command({
  name: "duplicates.scan_after",
  summary: "Look at the records that a job changed",
  access: "staff",
  input: z.object({ id: z.string(), jobId: z.string() }),
  output: z.object({ started: z.boolean() }),
  read: ({ input: { id, jobId } }) => ({ ended: duplicates.ended(jobId), known: duplicates.isJob(id) }),
  write: ({
    input: { id, jobId },
    rows: {
      ended: [job],
      known,
    },
    ctx,
  }) => {
    const own = ctx.tenant?.objects.some(({ name }) => name === job?.subject);
    if (!job || known.there || !(own || duplicableOf(job.subject))) return {};
    return startJob({ id, kind: "duplicates", subject: job.subject, input: { of: jobId } });
  },
  result: (written) => ({ started: "job" in written }),
});
