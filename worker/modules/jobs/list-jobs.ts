import { pageFrom } from "#worker/kernel/db/keyset.ts";
import { query } from "#worker/kernel/operation.ts";
import { JobPage, ListJobs } from "./contract.ts";
import * as jobs from "./repository.ts";
import { told } from "./shown-job.ts";

export const listJobs = query({
  name: "jobs.list",
  summary: "List background jobs: one's own, with `jobs:read` everybody's",
  access: "staff",
  route: "GET /jobs",
  input: ListJobs,
  output: JobPage,
  read: ({ input, ctx }) => jobs.list(input, ctx),
  result: (found, { input, ...at }) => {
    const { data, page } = pageFrom(found, input);
    return { data: data.map(told(at)), page };
  },
});
