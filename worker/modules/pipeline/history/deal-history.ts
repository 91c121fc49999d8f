import { query } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { DealHistory, DealId } from "../deals/contract.ts";
import * as deals from "../deals/repository.ts";
import * as history from "./repository.ts";

export const dealHistory = query({
  name: "deals.history",
  summary: "The stages a deal has been in, a row for each time it entered one, from the first to the last",
  access: "deals:read",
  route: "GET /deals/:id/stages",
  input: DealId,
  output: DealHistory,
  read: ({ input, ctx }) => ({ found: deals.one(input.id, ctx), data: history.ofDeal(input.id) }),
  result: ({ found, data }) => theOne(found) && { data },
});
