import { changedNames } from "#worker/kernel/custom/field.ts";
import { guard, lock, mustSee } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { rivals } from "../competitors/repository.ts";
import { reasons as winReasons } from "../win-reasons/repository.ts";
import { Deal, UpdateDeal } from "./contract.ts";
import { dealUpdated } from "./events.ts";
import * as deals from "./repository.ts";

export const updateDeal = command({
  name: "deals.update",
  summary: "Change fields of a deal; what is left out stays. Its stage and status have verbs of their own",
  access: "deals:write",
  route: "PATCH /deals/:id",
  input: UpdateDeal,
  output: Deal,
  read: ({ input }) => ({ before: deals.facts(input.id) }),
  write: ({ input: { id, version, ...values }, ctx }) => ({
    lock: lock("deals", id, version),
    customer: mustSee("customers", values.customerId, "customerId"),
    owner: mustSee("users", values.ownerId, "ownerId"),
    rival: rivals.mustBeOne(values.competitorId, "competitorId"),
    reason: winReasons.mustBeOne(values.winReasonId, "winReasonId"),
    ...(values.winReasonId ? { won: guard(deals.isWon(id), "deals.not_won") } : {}),
    ...deals.update(id, values, ctx),
    found: deals.one(id, ctx),
  }),
  events: ({ input: { id, version: _, ...values }, rows }) => [
    dealUpdated(id, values.customerId ?? rows.before[0]?.customerId, changedNames(values)),
  ],
  result: ({ found }) => theOne(found),
});
