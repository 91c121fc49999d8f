import { mustMay } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { CreateProduct, Product } from "./contract.ts";
import { productCreated } from "./events.ts";
import * as products from "./repository.ts";

export const createProduct = command({
  name: "products.create",
  summary: "Add a product",
  access: "products:write",
  route: "POST /products",
  creates: true,
  input: CreateProduct,
  output: Product,
  prepare: async ({ input, ctx }) => ({
    id: ctx.newId(),
    costId: ctx.newId(),
    currency: input.currency ?? ctx.tenant?.currency ?? "TRY",
  }),
  write: ({ input: { costMinor, ...values }, prepared: { id, costId, currency }, ctx }) => ({
    ...products.insert({ ...values, id, currency }, ctx),
    ...(costMinor === undefined || costMinor === null
      ? {}
      : { may: mustMay("products:cost"), cost: products.setCost(id, costId, costMinor) }),
    found: products.one(id),
  }),
  events: ({ prepared: { id } }) => [productCreated(id)],
  result: ({ found }) => theOne(found),
});
