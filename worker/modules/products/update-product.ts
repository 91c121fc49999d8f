import { lock, mustMay } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { Product, UpdateProduct } from "./contract.ts";
import { productUpdated } from "./events.ts";
import * as products from "./repository.ts";

/** Quotes keep what they were written with. */
export const updateProduct = command({
  name: "products.update",
  summary: "Change fields of a product; what is left out stays. Quotes that name it stay as they are",
  access: "products:write",
  route: "PATCH /products/:id",
  input: UpdateProduct,
  output: Product,
  prepare: async ({ ctx }) => ({ costId: ctx.newId() }),
  write: ({ input: { id, version, costMinor, ...values }, prepared: { costId }, ctx }) => ({
    lock: lock("products", id, version),
    ...products.update(id, values, ctx),
    ...(costMinor === undefined
      ? {}
      : { may: mustMay("products:cost"), cost: products.setCost(id, costId, costMinor) }),
    found: products.one(id),
  }),
  events: ({ input: { id, version: _, ...values } }) => [productUpdated(id, Object.keys(values))],
  result: ({ found }) => theOne(found),
});
