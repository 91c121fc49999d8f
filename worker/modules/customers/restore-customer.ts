import { lock } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { Customer, CustomerVersion } from "./contract.ts";
import { customerRestored } from "./events.ts";
import * as customers from "./repository.ts";

export const restoreCustomer = command({
  name: "customers.restore",
  summary: "Bring an archived customer back",
  access: "customers:write",
  route: "POST /customers/:id/restore",
  input: CustomerVersion,
  output: Customer,
  write: ({ input: { id, version }, ctx }) => ({
    lock: lock("customers", id, version),
    ...customers.update(id, { archivedAt: null }, ctx),
    found: customers.one(id, ctx),
  }),
  events: ({ input }) => [customerRestored(input.id)],
  result: ({ found }) => theOne(found),
});
