import { mustSee } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { rivals } from "../competitors/repository.ts";
import * as history from "../history/repository.ts";
import * as places from "../places/repository.ts";
import { CreateDeal, Deal } from "./contract.ts";
import { dealCreated } from "./events.ts";
import * as deals from "./repository.ts";

export const createDeal = command({
  name: "deals.create",
  summary: "Add a deal, on top of its stage",
  access: "deals:write",
  route: "POST /deals",
  creates: true,
  input: CreateDeal,
  output: Deal,
  prepare: async ({ input, ctx }) => ({ id: ctx.newId(), currency: input.currency ?? ctx.tenant?.currency ?? "TRY" }),
  write: ({ input: { pipelineId, stageId, ...values }, prepared: { id, currency }, ctx }) => ({
    customer: mustSee("customers", values.customerId, "customerId"),
    owner: mustSee("users", values.ownerId, "ownerId"),
    rival: rivals.mustBeOne(values.competitorId, "competitorId"),
    place: places.mustHavePlace({ pipelineId, stageId }),
    ...deals.insert({ ...values, id, currency }, { pipelineId, stageId }, ctx),
    // Again, now that the foreign key holds the stage: it may have been removed a moment ago.
    stage: places.mustStandInUse(id),
    ...history.keep({ dealId: id }),
    found: deals.one(id, ctx),
  }),
  events: ({ input: { customerId, amountMinor }, prepared: { id, currency } }) => [
    dealCreated(id, { customerId, amountMinor, currency }),
  ],
  result: ({ found }) => theOne(found),
});
