import { pageFrom } from "#worker/kernel/db/keyset.ts";
import { query } from "#worker/kernel/operation.ts";
import { DealPage, ListDeals } from "./contract.ts";
import * as deals from "./repository.ts";

export const listDeals = query({
  name: "deals.list",
  summary: "List deals",
  access: "deals:read",
  route: "GET /deals",
  input: ListDeals,
  output: DealPage,
  read: ({ input, ctx }) => deals.list(input, ctx),
  result: (found, { input }) => pageFrom(found, input),
});
