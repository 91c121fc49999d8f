import { lock } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import * as places from "../places/repository.ts";
import { Deal, DealVersion } from "./contract.ts";
import { dealRestored } from "./events.ts";
import * as deals from "./repository.ts";

export const restoreDeal = command({
  name: "deals.restore",
  summary: "Bring an archived deal back",
  access: "deals:write",
  route: "POST /deals/:id/restore",
  input: DealVersion,
  output: Deal,
  read: ({ input }) => ({ before: deals.facts(input.id) }),
  write: ({ input: { id, version }, ctx }) => ({
    lock: lock("deals", id, version),

    ...deals.update(id, { archivedAt: null }, ctx),
    stage: places.mustStandInUse(id),

    found: deals.one(id, ctx),
  }),
  events: ({ input, rows }) => [dealRestored(input.id, rows.before[0])],
  result: ({ found }) => theOne(found),
});
