import { nothing } from "#worker/kernel/contract.ts";
import { lock, mustSee } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { PinCustomer } from "./contract.ts";
import * as territories from "./repository.ts";

export const pinCustomer = command({
  name: "customers.set_territory",
  summary: "Put a customer into a territory by hand, or have the rules decide again",
  access: "customers:write",
  route: "PUT /customers/:id/territory",
  input: PinCustomer,
  output: nothing,
  write: ({ input: { id, version, territoryId } }) => ({
    lock: lock("customers", id, version),
    known: mustSee("territories", territoryId, "territoryId"),
    pinned: territories.pin(id, territoryId),
  }),
  events: ({ input: { id, territoryId } }) => [
    {
      name: "customers.updated",
      subject: "customers",
      subjectId: id,
      customerId: id,
      payload: { fields: ["territory"], territoryId },
    },
  ],
  result: () => null,
});
