import { lock } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { Customer, CustomerVersion } from "./contract.ts";
import { customerArchived } from "./events.ts";
import * as customers from "./repository.ts";

export const archiveCustomer = command({
  name: "customers.archive",
  summary: "Put a customer away; nothing is lost, and it can be restored",
  access: "customers:write",
  route: "POST /customers/:id/archive",
  input: CustomerVersion,
  output: Customer,
  write: ({ input: { id, version }, ctx }) => ({
    lock: lock("customers", id, version),
    ...customers.update(id, { archivedAt: new Date(ctx.clock.now()).toISOString() }, ctx),
    found: customers.one(id, ctx),
  }),
  events: ({ input }) => [customerArchived(input.id)],
  result: ({ found }) => theOne(found),
});
