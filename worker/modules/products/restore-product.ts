import { lock } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { Product, ProductVersion } from "./contract.ts";
import { productRestored } from "./events.ts";
import * as products from "./repository.ts";

export const restoreProduct = command({
  name: "products.restore",
  summary: "Offer an archived product again",
  access: "products:write",
  route: "POST /products/:id/restore",
  input: ProductVersion,
  output: Product,
  write: ({ input: { id, version }, ctx }) => ({
    lock: lock("products", id, version),
    ...products.update(id, { archivedAt: null }, ctx),
    found: products.one(id),
  }),
  events: ({ input }) => [productRestored(input.id)],
  result: ({ found }) => theOne(found),
});
