import { query } from "#worker/kernel/operation.ts";
import { ListViews, ViewPage } from "./contract.ts";
import * as views from "./repository.ts";

export const listViews = query({
  name: "views.list",
  summary: "One's own saved lists of a resource and those shared with the agency",
  access: "staff",
  usersOnly: true,
  route: "GET /views",
  input: ListViews,
  output: ViewPage,
  read: ({ input }) => ({ found: views.all(input.resource) }),
  result: ({ found }) => ({ data: found, page: { next: null, total: found.length } }),
});
