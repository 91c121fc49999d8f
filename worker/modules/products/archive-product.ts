import { lock } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { Product, ProductVersion } from "./contract.ts";
import { productArchived } from "./events.ts";
import * as products from "./repository.ts";

export const archiveProduct = command({
  name: "products.archive",
  summary: "Stop offering a product; nothing is lost, and it can be restored",
  access: "products:write",
  route: "POST /products/:id/archive",
  input: ProductVersion,
  output: Product,
  write: ({ input: { id, version }, ctx }) => ({
    lock: lock("products", id, version),
    ...products.update(id, { archivedAt: new Date(ctx.clock.now()).toISOString() }, ctx),
    found: products.one(id),
  }),
  events: ({ input }) => [productArchived(input.id)],
  result: ({ found }) => theOne(found),
});
