import { pageFrom } from "#worker/kernel/db/keyset.ts";
import { query } from "#worker/kernel/operation.ts";
import { DeadPage, ListDead } from "./contract.ts";
import * as repository from "./repository.ts";

export const listDead = query({
  name: "events.list_dead",
  summary: "List deliveries that failed at every try",
  access: "events:manage",
  route: "GET /events/dead",
  input: ListDead,
  output: DeadPage,
  read: ({ input }) => repository.list(input),
  result: (found, { input }) => pageFrom(found, input),
});
