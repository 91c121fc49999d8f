import type { z } from "zod";
import { changedNames } from "#worker/kernel/custom/field.ts";
import { guard, lock, mustSee } from "#worker/kernel/db/guard.ts";
import type { NewEvent } from "#worker/kernel/events/event.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { rivals } from "../competitors/repository.ts";
import { Deal, ReviseDeal } from "../deals/contract.ts";
import * as happened from "../deals/events.ts";
import * as deals from "../deals/repository.ts";
import * as history from "../history/repository.ts";
import { reasons as lostReasons } from "../lost-reasons/repository.ts";
import * as places from "../places/repository.ts";
import { reasons as winReasons } from "../win-reasons/repository.ts";
import { checkMoments, closingOf } from "./moments.ts";
import * as told from "./repository.ts";

/** Has no address: people change one thing at a time, each with its verb. A row of a file says all of it, and its undo as well. */
export const reviseDeal = command({
  name: "deals.revise",
  summary: "Change fields, stage and verdict of a deal in one go",
  access: "deals:write",
  input: ReviseDeal,
  output: Deal,
  read: ({ input }) => ({ before: told.facts(input.id) }),
  write: ({ input: { id, version, pipelineId, stageId, ...input }, ctx }) => {
    const { status, openedAt, closedAt, closeNote, lostReasonId, winReasonId, ...values } = input;
    const place = { pipelineId, stageId };
    const placed = stageId || pipelineId;
    const said = { status, openedAt, closedAt, closeNote, lostReasonId, winReasonId };
    const cells = told.cells(id, place, said, closingOf(input, ctx));
    const changed = deals.update(id, { ...values, ...cells }, ctx);
    checkMoments(said, ctx);
    return {
      lock: lock("deals", id, version),
      ...(placed || status ? { there: guard(deals.isThere(id), "deals.archived") } : {}),
      ...(closedAt && !status ? { closed: guard(deals.isClosed(id), "deals.closed_how") } : {}),
      customer: mustSee("customers", values.customerId, "customerId"),
      owner: mustSee("users", values.ownerId, "ownerId"),
      rival: rivals.mustBeOne(values.competitorId, "competitorId"),
      lost: lostReasons.mustBeOne(lostReasonId, "lostReasonId"),
      won: winReasons.mustBeOne(winReasonId, "winReasonId"),
      ...(placed ? { place: places.mustHavePlace(place) } : {}),
      ...changed,
      ...(placed || status ? { stage: places.mustStandInUse(id) } : {}),
      ...(status || lostReasonId !== undefined ? { why: told.mustSayWhy(id) } : {}),
      ...history.keep({ dealId: id }),
      found: deals.one(id, ctx),
    };
  },
  events: ({ input: { id, version: _, ...values }, rows: { before } }) => whatHappened(id, values, before[0]),
  result: ({ found }) => theOne(found),
});

type Values = Omit<z.output<typeof ReviseDeal>, "id" | "version">;
type Before = ReturnType<typeof told.facts>["_"]["result"][number] | undefined;

function whatHappened(id: string, { stageId, pipelineId: _, status, ...values }: Values, before: Before): NewEvent[] {
  const turned = status && status !== before?.status ? status : undefined;
  return [
    ...(Object.keys(values).length > 0
      ? [happened.dealUpdated(id, values.customerId ?? before?.customerId, changedNames(values))]
      : []),
    ...(stageId && stageId !== before?.stageId ? [happened.dealMoved(id, before, stageId)] : []),
    ...(turned === "open" ? [happened.dealReopened(id, before)] : []),
    ...(turned === "won" ? [happened.dealWon(id, before)] : []),
    ...(turned === "lost" ? [happened.dealLost(id, before, values.lostReasonId ?? "")] : []),
  ];
}
