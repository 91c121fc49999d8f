import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { checkQuery } from "./check-query.ts";
import { CreateView, View } from "./contract.ts";
import { viewCreated } from "./events.ts";
import * as views from "./repository.ts";

export const createView = command({
  name: "views.create",
  summary: "Save a list: its filter, order, columns and layout",
  access: "staff",
  usersOnly: true,
  route: "POST /views",
  creates: true,
  input: CreateView,
  output: View,
  prepare: async ({ input, ctx }) => ({ id: ctx.newId(), query: checkQuery(ctx, input.resource, input.query) }),
  write: ({ input: { resource, name, shared }, prepared: { id, query } }) => ({
    person: views.mustBePerson(),
    may: views.maySave(shared),
    room: views.hasRoom(resource),
    made: views.insert({ id, resource, name, shared, query }),
    found: views.one(id),
  }),
  events: ({ prepared: { id } }) => [viewCreated(id)],
  result: ({ found }) => theOne(found),
});
