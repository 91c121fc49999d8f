import { changedNames } from "#worker/kernel/custom/field.ts";
import { guard, lock, mustSee } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { rivals } from "../competitors/repository.ts";
import * as history from "../history/repository.ts";
import * as places from "../places/repository.ts";
import { Deal, MoveDeal } from "./contract.ts";
import { dealMoved, dealUpdated } from "./events.ts";
import * as deals from "./repository.ts";

/**
 * Fails with `deals.not_open`, `deals.archived`, and with `deals.moved_meanwhile` when somebody else moved it to another
 * stage in between. A neighbour that has gone elsewhere is no failure: the deal lands on top. What the stage asks for and
 * the deal lacks is 422 `stages.asks`, with the path of every field.
 */
export const moveDeal = command({
  name: "deals.move",
  summary: "Move a deal to a stage, or to another place in its stage",
  access: "deals:write",
  route: "POST /deals/:id/move",
  input: MoveDeal,
  output: Deal,
  read: ({ input }) => ({ before: deals.facts(input.id) }),
  write: ({ input: { id, version, stageId, beforeId, afterId, ...values }, rows: { before }, ctx }) => ({
    turn: deals.takeTurn(),
    lock: lock("deals", id, version),
    there: guard(deals.isThere(id), "deals.archived"),
    open: guard(deals.isOpen(id), "deals.not_open"),
    ...(before[0] ? { unmoved: guard(deals.standsIn(id, before[0].stageId), "deals.moved_meanwhile") } : {}),
    place: places.mustHavePlace({ stageId }),
    above: mustSee("deals", beforeId, "beforeId"),
    below: mustSee("deals", afterId, "afterId"),
    ...(changes(values)
      ? {
          customer: mustSee("customers", values.customerId, "customerId"),
          owner: mustSee("users", values.ownerId, "ownerId"),
          rival: rivals.mustBeOne(values.competitorId, "competitorId"),
          ...deals.update(id, values, ctx),
        }
      : {}),
    moved: deals.move(id, stageId, { beforeId, afterId }),
    // Again, now that the foreign key holds the stage: it may have been removed a moment ago.
    stage: places.mustStandInUse(id),
    ...history.keep({ dealId: id }),
    found: deals.one(id, ctx),
  }),
  events: ({ input: { id, version: _, stageId, beforeId: __, afterId: ___, ...values }, rows: { before } }) => [
    ...(changes(values) ? [dealUpdated(id, values.customerId ?? before[0]?.customerId, changedNames(values))] : []),
    ...(before[0]?.stageId === stageId ? [] : [dealMoved(id, before[0], stageId)]),
  ],
  result: ({ found }) => theOne(found),
});

function changes(values: object): boolean {
  return Object.keys(values).length > 0;
}
