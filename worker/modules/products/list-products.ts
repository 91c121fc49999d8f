import { pageFrom } from "#worker/kernel/db/keyset.ts";
import { query } from "#worker/kernel/operation.ts";
import { ListProducts, ProductPage } from "./contract.ts";
import * as products from "./repository.ts";

export const listProducts = query({
  name: "products.list",
  summary: "List products",
  access: "products:read",
  route: "GET /products",
  input: ListProducts,
  output: ProductPage,
  read: ({ input, ctx }) => products.list(input, ctx),
  result: (found, { input }) => pageFrom(found, input),
});
