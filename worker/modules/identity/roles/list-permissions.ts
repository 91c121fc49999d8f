import { z } from "zod";
import { query } from "#worker/kernel/operation.ts";
import { PermissionList } from "./contract.ts";
import { permissionsOf } from "./permissions-of.ts";

export const listPermissions = query({
  name: "roles.permissions",
  summary: "List the rights that a role or an API key can hold",
  access: "users:read",
  route: "GET /permissions",
  input: z.strictObject({}),
  output: PermissionList,
  read: () => ({}),
  result: (_, { ctx }) => ({ data: permissionsOf(ctx.tenant) }),
});
