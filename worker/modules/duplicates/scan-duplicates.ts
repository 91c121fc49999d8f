import { z } from "zod";
import { id } from "#worker/kernel/contract.ts";
import type { JobKind } from "#worker/kernel/jobs/job.ts";
import { sendJob, startJob } from "#worker/kernel/jobs/start.ts";
import { command } from "#worker/kernel/operation.ts";
import { OneSubject } from "./contract.ts";
import * as duplicates from "./repository.ts";
import { subjectOf } from "./subject-of.ts";

/** Records looked at in one transaction: half a second. */
const AT_ONCE = 250;

/** All records once more: a move-in before there was any looking, or for the sake of certainty. */
export const scanDuplicates = command({
  name: "duplicates.scan",
  summary: "Look at all records for those that are likely the same, in the background",
  access: "staff",
  route: "POST /duplicates/scan",
  input: OneSubject,
  output: z.object({ jobId: id }),
  prepare: async ({ ctx }) => ({ id: ctx.newId() }),
  write: ({ input: { subject: name }, prepared: { id }, ctx }) => ({
    may: duplicates.may(subjectOf(name, ctx), "write", "all"),
    alone: duplicates.mustNotRun(name),
    ...startJob({ id, kind: "duplicates", subject: name, input: {} }),
  }),
  result: (_, { prepared: { id } }) => ({ jobId: id }),
  after: ({ prepared: { id }, ctx }) => sendJob(ctx, id),
});

/** Looks at all records, or at those that another job changed. To do one twice changes nothing. */
export const scanRecords: JobKind = {
  kind: "duplicates",
  step: async ({ id }, ctx) => (await ctx.run(scanNext, { id })).step,
};

/** Not in the module's list: only the job asks for it. */
const scanNext = command({
  name: "duplicates.scan_next",
  summary: "Look at the next records of a job",
  access: "staff",
  input: z.object({ id: z.string() }),
  output: z.object({ step: z.enum(["done", "more"]) }),
  write: ({ input }) => ({ scanned: duplicates.scan(input.id, AT_ONCE) }),
  result: ({ scanned }) => scanned,
});
