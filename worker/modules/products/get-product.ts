import { query } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { Product, ProductId } from "./contract.ts";
import * as products from "./repository.ts";

export const getProduct = query({
  name: "products.get",
  summary: "Read one product",
  access: "products:read",
  route: "GET /products/:id",
  input: ProductId,
  output: Product,
  read: ({ input }) => ({ found: products.one(input.id) }),
  result: ({ found }) => theOne(found),
});
