import { changedNames } from "#worker/kernel/custom/field.ts";
import { lock, mustSee } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { Customer, UpdateCustomer } from "./contract.ts";
import { customerUpdated } from "./events.ts";
import * as customers from "./repository.ts";

export const updateCustomer = command({
  name: "customers.update",
  summary: "Change fields of a customer; what is left out stays",
  access: "customers:write",
  route: "PATCH /customers/:id",
  input: UpdateCustomer,
  output: Customer,
  write: ({ input: { id, version, tags, ...values }, ctx }) => ({
    lock: lock("customers", id, version),
    ...(values.companyId ? { company: mustSee("customers", values.companyId, "companyId") } : {}),
    ...customers.update(id, values, ctx),
    ...(tags ? customers.setTags(id, tags) : {}),
    found: customers.one(id, ctx),
  }),
  events: ({ input: { id, version: _, ...values } }) => [customerUpdated(id, changedNames(values))],
  result: ({ found }) => theOne(found),
});
