import { pageFrom } from "#worker/kernel/db/keyset.ts";
import { query } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { JobRowPage, ListJobRows } from "./contract.ts";
import * as jobs from "./repository.ts";
import { told } from "./shown-job.ts";

export const listJobRows = query({
  name: "jobs.list_rows",
  summary: "What came of each record of a job",
  access: "staff",
  route: "GET /jobs/:id/rows",
  input: ListJobRows,
  output: JobRowPage,
  read: ({ input, ctx }) => ({ ...jobs.listRows(input, ctx), job: jobs.one(input.id) }),
  result: ({ job, ...found }, { input, ...at }) => {
    theOne(job);
    const { data, page } = pageFrom(found, input);
    return { data: data.map(told(at)), page };
  },
});
