import { query } from "#worker/kernel/operation.ts";
import { Found, SearchEverything } from "./contract.ts";
import * as search from "./repository.ts";

export const searchEverything = query({
  name: "search.everything",
  summary: "The best eight customers, deals, projects, tasks and records of the agency's own for what is being typed",
  access: "staff",
  route: "GET /search",
  input: SearchEverything,
  output: Found,
  read: ({ input, ctx }) => search.hits(input.q, Boolean(ctx.tenant?.objects.length)),
  result: (found) => found,
});
