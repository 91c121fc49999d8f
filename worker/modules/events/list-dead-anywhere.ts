import { inPlaces, pageFrom } from "#worker/kernel/db/keyset.ts";
import { query } from "#worker/kernel/operation.ts";
import { DeadAnywherePage, ListDeadAnywhere } from "./contract.ts";
import * as repository from "./repository.ts";

/** For the platform's operators. Payloads stay with their tenants. */
export const listDeadAnywhere = query({
  name: "events.list_dead_anywhere",
  summary: "Dead letters of all tenants, or of one, newest first",
  access: "operator",
  input: ListDeadAnywhere,
  output: DeadAnywherePage,
  read: ({ input }) => repository.listAnywhere(input),
  result: ({ rows, count }, { input }) =>
    pageFrom({ rows: inPlaces(rows), count }, { limit: input.limit, sort: repository.NEWEST }),
});
