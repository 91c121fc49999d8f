import { query } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { PriceList, PriceListId } from "./contract.ts";
import * as lists from "./repository.ts";

export const getPriceList = query({
  name: "price_lists.get",
  summary: "Read one price list",
  access: "products:read",
  route: "GET /price-lists/:id",
  input: PriceListId,
  output: PriceList,
  read: ({ input }) => ({ found: lists.one(input.id) }),
  result: ({ found }) => theOne(found),
});
