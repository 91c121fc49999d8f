import { mustSee } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { CreateCustomer, Customer } from "./contract.ts";
import { customerCreated } from "./events.ts";
import * as customers from "./repository.ts";

export const createCustomer = command({
  name: "customers.create",
  summary: "Add a person or a company",
  access: "customers:write",
  route: "POST /customers",
  creates: true,
  input: CreateCustomer,
  output: Customer,
  prepare: async ({ ctx }) => ({ id: ctx.newId() }),
  write: ({ input: { tags, ...values }, prepared: { id }, ctx }) => ({
    ...(values.companyId ? { company: mustSee("customers", values.companyId, "companyId") } : {}),
    ...customers.insert({ ...values, id }, ctx),
    ...(tags?.length ? customers.setTags(id, tags, true) : {}),
    found: customers.one(id, ctx),
  }),
  events: ({ input, prepared: { id } }) => [customerCreated({ id, ...input })],
  result: ({ found }) => theOne(found),
});
