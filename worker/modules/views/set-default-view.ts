import { command } from "#worker/kernel/operation.ts";
import { SetDefaultView, ViewPage } from "./contract.ts";
import { defaultViewChanged } from "./events.ts";
import * as views from "./repository.ts";

export const setDefaultView = command({
  name: "views.set_default",
  summary: "Choose the saved list that a list opens with, for oneself or for a role; one's own choice wins",
  access: "staff",
  usersOnly: true,
  route: "PUT /views/default",
  input: SetDefaultView,
  output: ViewPage,
  prepare: async ({ ctx }) => ({ id: ctx.newId() }),
  write: ({ input, prepared: { id } }) => ({
    person: views.mustBePerson(),
    known: views.mustSeeAll(input.resource, input.viewId ? [input.viewId] : []),
    ...views.mayBeOfRole(input),
    ...views.setDefault(id, input),
    found: views.all(input.resource),
  }),
  events: ({ input, prepared: { id } }) => [defaultViewChanged(input.viewId ?? id)],
  result: ({ found }) => ({ data: found, page: { next: null, total: found.length } }),
});
