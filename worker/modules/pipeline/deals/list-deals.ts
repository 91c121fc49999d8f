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
  read: ({ input }) => ({ rows: deals.page(input), count: deals.count(input) }),
  result: ({ rows, count }, { input }) =>
    pageFrom(rows, input.limit, input.sort, count.total, ({ key: _, ...deal }) => deal),
});
