import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { checkQuery } from "./check-query.ts";
import { UpdateView, View } from "./contract.ts";
import { viewUpdated } from "./events.ts";
import * as views from "./repository.ts";

export const updateView = command({
  name: "views.update",
  summary: "Change a saved list: its author, or who may write shared ones",
  access: "staff",
  usersOnly: true,
  route: "PATCH /views/:id",
  input: UpdateView,
  output: View,
  prepare: async ({ input: { resource, query }, ctx }) => ({ query: query && checkQuery(ctx, resource, query) }),
  write: ({ input: { id, resource, name, shared }, prepared: { query } }) => ({
    person: views.mustBePerson(),
    mine: views.mustBeMine(id, resource),
    may: views.maySave(shared),
    changed: views.update(id, { name, shared, query }),
    found: views.one(id),
  }),
  events: ({ input }) => [viewUpdated(input.id)],
  result: ({ found }) => theOne(found),
});
