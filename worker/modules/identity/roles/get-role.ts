import { query } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { Role, RoleId } from "./contract.ts";
import * as roles from "./repository.ts";

export const getRole = query({
  name: "roles.get",
  summary: "Read one role",
  access: "users:read",
  route: "GET /roles/:id",
  input: RoleId,
  output: Role,
  read: ({ input }) => ({ found: roles.one(input.id) }),
  result: ({ found }) => theOne(found),
});
