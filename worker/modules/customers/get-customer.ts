import { query } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { Customer, CustomerId } from "./contract.ts";
import * as customers from "./repository.ts";

export const getCustomer = query({
  name: "customers.get",
  summary: "Read one customer",
  access: "customers:read",
  route: "GET /customers/:id",
  input: CustomerId,
  output: Customer,
  read: ({ input, ctx }) => ({ found: customers.one(input.id, ctx) }),
  result: ({ found }) => theOne(found),
});
