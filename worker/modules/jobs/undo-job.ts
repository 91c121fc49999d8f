import { enlist } from "#worker/kernel/jobs/repository.ts";
import { sendJob, startJob } from "#worker/kernel/jobs/start.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { Job, JobId } from "./contract.ts";
import { jobStarted } from "./events.ts";
import * as jobs from "./repository.ts";
import { told } from "./shown-job.ts";

/** What somebody has changed since stays as it is, and is told. */
export const undoJob = command({
  name: "jobs.undo",
  summary: "Take back what a job did, record by record, in a job of its own",
  access: "staff",
  route: "POST /jobs/:id/undo",
  input: JobId,
  output: Job,
  prepare: async ({ ctx }) => ({ id: ctx.newId() }),
  read: ({ input }) => ({ undone: jobs.one(input.id) }),
  write: ({ input, prepared: { id }, rows: { undone } }) => {
    const { subject, action } = theOne(undone);
    return {
      may: jobs.mustBeUndoable(input.id),
      ...startJob(
        { id, kind: "undo", subject, input: { action }, undoes: input.id },
        enlist(id, jobs.changedBy(input.id), "id, label, undo"),
      ),
      made: jobs.one(id),
    };
  },
  events: ({ prepared: { id }, rows: { undone } }) => [
    jobStarted(id, { subject: undone[0]?.subject ?? "", action: "undo" }),
  ],
  result: ({ made }, at) => told(at)(theOne(made)),
  after: ({ prepared: { id }, ctx }) => sendJob(ctx, id),
});
