import { query } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { Job, JobId } from "./contract.ts";
import * as jobs from "./repository.ts";
import { told } from "./shown-job.ts";

export const getJob = query({
  name: "jobs.get",
  summary: "A background job: how far it is, what came of it",
  access: "staff",
  route: "GET /jobs/:id",
  input: JobId,
  output: Job,
  read: ({ input }) => ({ found: jobs.one(input.id) }),
  result: ({ found }, at) => told(at)(theOne(found)),
});
