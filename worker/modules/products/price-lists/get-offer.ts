import { query } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { dayIn } from "#worker/kernel/time.ts";
import { GetOffer, Offer } from "./contract.ts";
import * as lists from "./repository.ts";

export const getOffer = query({
  name: "products.get_offer",
  summary: "What a product costs in a currency, by a price list",
  access: "products:read",
  route: "GET /products/:id/offer",
  input: GetOffer,
  output: Offer,
  read: ({ input: { id, ...by }, ctx }) => ({
    found: lists.offer(id, { ...by, day: dayIn(ctx.clock.now(), ctx.tenant?.timeZone ?? "UTC") }),
  }),
  result: ({ found }) => theOne(found),
});
