import { z } from "zod";
import { query } from "#worker/kernel/operation.ts";
import { permissions } from "#worker/kernel/registry.ts";
import { PermissionList } from "./contract.ts";

export const listPermissions = query({
  name: "roles.permissions",
  summary: "List the rights that a role or an API key can hold",
  access: "users:read",
  route: "GET /permissions",
  input: z.strictObject({}),
  output: PermissionList,
  read: () => ({}),
  result: () => ({ data: permissions().map(({ name, scoped }) => ({ name, scoped })) }),
});
