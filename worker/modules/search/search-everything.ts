import { query } from "#worker/kernel/operation.ts";
import { Found, SearchEverything } from "./contract.ts";
import * as search from "./repository.ts";

export const searchEverything = query({
  name: "search.everything",
  summary: "The best eight customers, deals, projects and tasks for what is being typed",
  access: "staff",
  route: "GET /search",
  input: SearchEverything,
  output: Found,
  read: ({ input }) => search.hits(input.q),
  result: (found) => found,
});
