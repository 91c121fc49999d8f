import { nothing } from "#worker/kernel/contract.ts";
import { toTrash } from "#worker/kernel/db/trash.ts";
import { command } from "#worker/kernel/operation.ts";
import { CustomerVersion } from "./contract.ts";
import { customerDeleted } from "./events.ts";
import * as customers from "./repository.ts";

export const deleteCustomer = command({
  name: "customers.delete",
  summary: "Put a customer into the trash, with its notes; refused while deals, projects, tasks or people hang on it",
  access: "customers:delete",
  route: "DELETE /customers/:id",
  input: CustomerVersion,
  output: nothing,
  write: ({ input: { id, version } }) => ({
    there: customers.mustBeThere(id, version),
    kept: toTrash("customers", id),
    ...customers.remove(id),
  }),
  events: ({ input }) => [customerDeleted(input.id)],
  result: () => null,
});
