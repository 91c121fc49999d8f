import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { Job, JobId } from "./contract.ts";
import { jobCancelled } from "./events.ts";
import * as jobs from "./repository.ts";
import { told } from "./shown-job.ts";

export const cancelJob = command({
  name: "jobs.cancel",
  summary: "Stop a job; what it has done stays done, and can be taken back",
  access: "staff",
  route: "POST /jobs/:id/cancel",
  input: JobId,
  output: Job,
  write: ({ input: { id } }) => ({
    there: jobs.mustBeThere(id),
    open: jobs.mustRun(id),
    stopped: jobs.cancel(id),
    found: jobs.one(id),
  }),
  events: ({ input }) => [jobCancelled(input.id)],
  result: ({ found }, at) => told(at)(theOne(found)),
});
