import { nothing } from "#worker/kernel/contract.ts";
import { command } from "#worker/kernel/operation.ts";
import { CustomerId } from "./contract.ts";
import { customerDeleted } from "./events.ts";
import * as customers from "./repository.ts";

export const deleteCustomer = command({
  name: "customers.delete",
  summary: "Remove a customer for good, with its notes; refused while deals, projects, tasks or people hang on it",
  access: "customers:delete",
  route: "DELETE /customers/:id",
  input: CustomerId,
  output: nothing,
  write: ({ input: { id } }) => ({ there: customers.mustBeThere(id), ...customers.remove(id) }),
  events: ({ input }) => [customerDeleted(input.id)],
  result: () => null,
});
