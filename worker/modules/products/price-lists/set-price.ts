import { lock, mustSee } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { priceListUpdated } from "../events.ts";
import { PriceList, SetPrice } from "./contract.ts";
import * as lists from "./repository.ts";

export const setPrice = command({
  name: "price_lists.set_price",
  summary: "Give a product a price of its own in a list, or take it away",
  access: "products:write",
  route: "PUT /price-lists/:id/prices/:productId",
  input: SetPrice,
  output: PriceList,
  prepare: async ({ ctx }) => ({ priceId: ctx.newId() }),
  write: ({ input: { id, productId, priceMinor }, prepared: { priceId } }) => ({
    lock: lock("price_lists", id),
    product: mustSee("products", productId, "productId"),
    set: lists.setPrice({ id: priceId, priceListId: id, productId }, priceMinor),
    found: lists.one(id),
  }),
  events: ({ input }) => [priceListUpdated(input.id, ["prices"])],
  result: ({ found }) => theOne(found),
});
