import { lock } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { Deal, DealVersion } from "./contract.ts";
import { dealArchived } from "./events.ts";
import * as deals from "./repository.ts";

export const archiveDeal = command({
  name: "deals.archive",
  summary: "Put a deal away; nothing is lost, and it can be restored",
  access: "deals:write",
  route: "POST /deals/:id/archive",
  input: DealVersion,
  output: Deal,
  read: ({ input }) => ({ before: deals.facts(input.id) }),
  write: ({ input: { id, version }, ctx }) => ({
    lock: lock("deals", id, version),

    ...deals.update(id, { archivedAt: new Date(ctx.clock.now()).toISOString() }, ctx),

    found: deals.one(id, ctx),
  }),
  events: ({ input, rows }) => [dealArchived(input.id, rows.before[0])],
  result: ({ found }) => theOne(found),
});
