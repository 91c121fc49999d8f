import { command } from "#worker/kernel/operation.ts";
import { ReorderViews, ViewPage } from "./contract.ts";
import * as views from "./repository.ts";

export const reorderViews = command({
  name: "views.reorder",
  summary: "Put saved lists in another order; shared ones move for all, by who may write them",
  access: "staff",
  usersOnly: true,
  route: "PUT /views/order",
  input: ReorderViews,
  output: ViewPage,
  write: ({ input: { resource, ids } }) => ({
    person: views.mustBePerson(),
    known: views.mustSeeAll(resource, ids),
    moved: views.reorder(resource, ids),
    found: views.all(resource),
  }),
  result: ({ found }) => ({ data: found, page: { next: null, total: found.length } }),
});
