import { pageFrom } from "#worker/kernel/db/keyset.ts";
import { query } from "#worker/kernel/operation.ts";
import { CustomerPage, ListCustomers } from "./contract.ts";
import * as customers from "./repository.ts";

export const listCustomers = query({
  name: "customers.list",
  summary: "List people and companies",
  access: "customers:read",
  route: "GET /customers",
  input: ListCustomers,
  output: CustomerPage,
  read: ({ input, ctx }) => customers.list(input, ctx),
  result: (found, { input }) => pageFrom(found, input),
});
