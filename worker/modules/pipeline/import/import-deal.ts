import type { Ctx } from "#worker/kernel/context.ts";
import { mustSee } from "#worker/kernel/db/guard.ts";
import { Failure } from "#worker/kernel/errors.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { rivals } from "../competitors/repository.ts";
import { Deal, ImportDeal } from "../deals/contract.ts";
import { dealCreated } from "../deals/events.ts";
import * as deals from "../deals/repository.ts";
import * as history from "../history/repository.ts";
import { reasons as lostReasons } from "../lost-reasons/repository.ts";
import * as places from "../places/repository.ts";
import { reasons as winReasons } from "../win-reasons/repository.ts";
import { checkMoments, closingOf } from "./moments.ts";

/**
 * A deal as another program had it: also one that is decided, with the moments at which it was opened and closed. Not in the module's list:
 * what people add is open, and decided by its verbs.
 */
export const importDeal = command({
  name: "deals.import",
  summary: "Add a deal as a file has it",
  access: "deals:write",
  input: ImportDeal,
  output: Deal,
  prepare: async ({ input, ctx }) => ({ id: ctx.newId(), currency: input.currency ?? ctx.tenant?.currency ?? "TRY" }),
  write: ({ input: { pipelineId, stageId, openedAt, status, closedAt, ...values }, prepared, ctx }) => {
    checkMoments({ status: status ?? "open", openedAt, closedAt }, ctx);
    if (status === "lost" && !values.lostReasonId) throw missingReason();
    const place = { pipelineId, stageId, last: status === "won" };
    const when = momentsOf({ openedAt, status, closedAt, expectedClose: values.expectedClose }, ctx);
    return {
      customer: mustSee("customers", values.customerId, "customerId"),
      owner: mustSee("users", values.ownerId, "ownerId"),
      rival: rivals.mustBeOne(values.competitorId, "competitorId"),
      lost: lostReasons.mustBeOne(values.lostReasonId, "lostReasonId"),
      won: winReasons.mustBeOne(values.winReasonId, "winReasonId"),
      place: places.mustHavePlace(place),
      ...deals.insert({ ...values, ...verdict(status, values), ...when, ...prepared }, place, ctx),
      stage: places.mustStandInUse(prepared.id),
      ...history.keep({ dealId: prepared.id }),
      decided: history.keepDecided(prepared.id),
      found: deals.one(prepared.id, ctx),
    };
  },
  events: ({ input: { customerId, amountMinor }, prepared: { id, currency } }) => [
    dealCreated(id, { customerId, amountMinor, currency }),
  ],
  result: ({ found }) => theOne(found),
});

type Said = {
  lostReasonId?: string | undefined;
  winReasonId?: string | undefined;
  closeNote?: string | null | undefined;
};

/** A reason that is not of its verdict is left out. */
function verdict(status: "open" | "won" | "lost" = "open", { lostReasonId, winReasonId, closeNote }: Said) {
  return {
    status,
    lostReasonId: status === "lost" ? lostReasonId : undefined,
    winReasonId: status === "won" ? winReasonId : undefined,
    closeNote: status === "open" ? undefined : closeNote,
  };
}

type Moments = Parameters<typeof closingOf>[0];

/** An open deal entered its stage when it was opened. What is decided and does not say since when it was open took no time that is known. */
function momentsOf(told: Moments, ctx: Ctx) {
  const { openedAt, status = "open" } = told;
  if (status === "open") return openedAt ? { createdAt: openedAt, enteredStageAt: openedAt } : {};
  const closedAt = closingOf(told, ctx) ?? new Date(ctx.clock.now()).toISOString();
  const createdAt = openedAt ?? closedAt;
  return { createdAt, enteredStageAt: createdAt, closedAt };
}

function missingReason(): Failure {
  return new Failure("invalid", "invalid", { fields: [{ path: "lostReasonId", reason: "required" }] });
}
