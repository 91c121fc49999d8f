import { nothing } from "#worker/kernel/contract.ts";
import { lock } from "#worker/kernel/db/guard.ts";
import { toTrash } from "#worker/kernel/db/trash.ts";
import { command } from "#worker/kernel/operation.ts";
import { DealVersion } from "./contract.ts";
import { dealDeleted } from "./events.ts";
import * as deals from "./repository.ts";

export const deleteDeal = command({
  name: "deals.delete",
  summary: "Put a deal into the trash; its tasks and quotes stay. Refused while a quote of it is sent or accepted",
  access: "deals:delete",
  route: "DELETE /deals/:id",
  input: DealVersion,
  output: nothing,
  read: ({ input }) => ({ before: deals.facts(input.id) }),
  write: ({ input: { id, version } }) => ({
    lock: lock("deals", id, version),
    kept: toTrash("deals", id),
    ...deals.remove(id),
  }),
  events: ({ input, rows }) => [dealDeleted(input.id, rows.before[0])],
  result: () => null,
});
