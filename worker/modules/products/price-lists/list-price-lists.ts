import { pageFrom } from "#worker/kernel/db/keyset.ts";
import { query } from "#worker/kernel/operation.ts";
import { ListPriceLists, PriceListPage } from "./contract.ts";
import * as lists from "./repository.ts";

export const listPriceLists = query({
  name: "price_lists.list",
  summary: "List price lists",
  access: "products:read",
  route: "GET /price-lists",
  input: ListPriceLists,
  output: PriceListPage,
  read: ({ input, ctx }) => lists.list(input, ctx),
  result: (found, { input }) => pageFrom(found, input),
});
