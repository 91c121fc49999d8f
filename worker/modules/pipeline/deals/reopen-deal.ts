import { guard, lock } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import * as history from "../history/repository.ts";
import * as places from "../places/repository.ts";
import { Deal, DealVersion } from "./contract.ts";
import { dealReopened } from "./events.ts";
import * as deals from "./repository.ts";

export const reopenDeal = command({
  name: "deals.reopen",
  summary: "Open a decided deal again, in the stage where it was decided",
  access: "deals:write",
  route: "POST /deals/:id/reopen",
  input: DealVersion,
  output: Deal,
  read: ({ input }) => ({ before: deals.facts(input.id) }),
  write: ({ input: { id, version }, ctx }) => ({
    lock: lock("deals", id, version),
    there: guard(deals.isThere(id), "deals.archived"),
    closed: guard(deals.isClosed(id), "deals.not_closed"),
    changed: deals.reopen(id),
    stage: places.mustStandInUse(id),
    ...history.keep({ dealId: id }),
    found: deals.one(id, ctx),
  }),
  events: ({ input, rows }) => [dealReopened(input.id, rows.before[0])],
  result: ({ found }) => theOne(found),
});
