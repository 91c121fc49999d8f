import { pageFrom } from "#worker/kernel/db/keyset.ts";
import { query } from "#worker/kernel/operation.ts";
import { ListRoles, RolePage } from "./contract.ts";
import * as roles from "./repository.ts";

export const listRoles = query({
  name: "roles.list",
  summary: "List roles and what they hold",
  access: "users:read",
  route: "GET /roles",
  input: ListRoles,
  output: RolePage,
  read: ({ input }) => roles.list(input),
  result: (found, { input }) => pageFrom(found, input),
});
