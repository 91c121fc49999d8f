import { guard, lock } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { rivals } from "../competitors/repository.ts";
import * as history from "../history/repository.ts";
import { reasons } from "../lost-reasons/repository.ts";
import { Deal, LoseDeal } from "./contract.ts";
import { dealLost } from "./events.ts";
import * as deals from "./repository.ts";

export const loseDeal = command({
  name: "deals.lose",
  summary: "Close a deal as lost, with the reason",
  access: "deals:write",
  route: "POST /deals/:id/lose",
  input: LoseDeal,
  output: Deal,
  read: ({ input }) => ({ before: deals.facts(input.id) }),
  write: ({ input: { id, version, note, reasonId, competitorId }, ctx }) => ({
    lock: lock("deals", id, version),
    there: guard(deals.isThere(id), "deals.archived"),
    open: guard(deals.isOpen(id), "deals.not_open"),
    reason: reasons.mustBeOne(reasonId, "reasonId"),
    rival: rivals.mustBeOne(competitorId, "competitorId"),
    changed: deals.close(id, "lost", { closeNote: note, lostReasonId: reasonId, competitorId }),
    ...history.keep({ dealId: id }),
    found: deals.one(id, ctx),
  }),
  events: ({ input, rows }) => [dealLost(input.id, rows.before[0], input.reasonId)],
  result: ({ found }) => theOne(found),
});
