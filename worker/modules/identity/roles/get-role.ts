import { query } from "#worker/kernel/operation.ts";
import { Role, RoleId } from "./contract.ts";
import * as roles from "./repository.ts";
import { theRole } from "./role.ts";

export const getRole = query({
  name: "roles.get",
  summary: "Read one role",
  access: "users:read",
  route: "GET /roles/:id",
  input: RoleId,
  output: Role,
  read: ({ input }) => ({ found: roles.one(input.id) }),
  result: ({ found }) => theRole(found),
});
