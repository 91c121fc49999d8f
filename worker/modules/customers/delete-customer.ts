import { nothing } from "#worker/kernel/contract.ts";
import { command } from "#worker/kernel/operation.ts";
import { CustomerVersion } from "./contract.ts";
import { customerDeleted } from "./events.ts";
import * as customers from "./repository.ts";

export const deleteCustomer = command({
  name: "customers.delete",
  summary: "Remove a customer for good, with its notes; refused while deals, projects, tasks or people hang on it",
  access: "customers:delete",
  route: "DELETE /customers/:id",
  input: CustomerVersion,
  output: nothing,
  write: ({ input: { id, version } }) => ({ there: customers.mustBeThere(id, version), ...customers.remove(id) }),
  events: ({ input }) => [customerDeleted(input.id)],
  result: () => null,
});
