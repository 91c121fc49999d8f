import { query } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { Deal, DealId } from "./contract.ts";
import * as deals from "./repository.ts";

export const getDeal = query({
  name: "deals.get",
  summary: "Read one deal",
  access: "deals:read",
  route: "GET /deals/:id",
  input: DealId,
  output: Deal,
  read: ({ input, ctx }) => ({ found: deals.one(input.id, ctx) }),
  result: ({ found }) => theOne(found),
});
