import { guard, lock } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { rivals } from "../competitors/repository.ts";
import * as history from "../history/repository.ts";
import { reasons } from "../win-reasons/repository.ts";
import { Deal, WinDeal } from "./contract.ts";
import { dealWon } from "./events.ts";
import * as deals from "./repository.ts";

export const winDeal = command({
  name: "deals.win",
  summary: "Close a deal as won",
  access: "deals:write",
  route: "POST /deals/:id/win",
  input: WinDeal,
  output: Deal,
  read: ({ input }) => ({ before: deals.facts(input.id) }),
  write: ({ input: { id, version, note, reasonId, competitorId }, ctx }) => ({
    lock: lock("deals", id, version),
    there: guard(deals.isThere(id), "deals.archived"),
    open: guard(deals.isOpen(id), "deals.not_open"),
    reason: reasons.mustBeOne(reasonId, "reasonId"),
    rival: rivals.mustBeOne(competitorId, "competitorId"),
    changed: deals.close(id, "won", { closeNote: note, winReasonId: reasonId, competitorId }),
    ...history.keep({ dealId: id }),
    found: deals.one(id, ctx),
  }),
  events: ({ input, rows }) => [dealWon(input.id, rows.before[0])],
  result: ({ found }) => theOne(found),
});
