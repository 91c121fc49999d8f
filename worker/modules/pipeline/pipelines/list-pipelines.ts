import { pageFrom } from "#worker/kernel/db/keyset.ts";
import { query } from "#worker/kernel/operation.ts";
import { ListPipelines, PipelinePage } from "./contract.ts";
import * as pipelines from "./repository.ts";

export const listPipelines = query({
  name: "pipelines.list",
  summary: "List pipelines with their stages; the first is the default",
  access: "deals:read",
  route: "GET /pipelines",
  input: ListPipelines,
  output: PipelinePage,
  read: ({ input }) => pipelines.list(input),
  result: (found, { input }) => pageFrom(found, input),
});
