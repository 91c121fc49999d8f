import { query } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { PriceListId, PriceListPrices } from "./contract.ts";
import * as lists from "./repository.ts";

export const listPrices = query({
  name: "price_lists.list_prices",
  summary: "The products that have a price of their own in a list",
  access: "products:read",
  route: "GET /price-lists/:id/prices",
  input: PriceListId,
  output: PriceListPrices,
  read: ({ input }) => ({ list: lists.one(input.id), data: lists.prices(input.id) }),
  result: ({ list, data }) => {
    theOne(list);
    return { data };
  },
});
