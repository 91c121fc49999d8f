import { pageFrom } from "#worker/kernel/db/keyset.ts";
import { query } from "#worker/kernel/operation.ts";
import { ListUsers, UserPage } from "./contract.ts";
import * as users from "./repository.ts";

export const listUsers = query({
  name: "users.list",
  summary: "List the workspace's people",
  access: "users:read",
  route: "GET /users",
  input: ListUsers,
  output: UserPage,
  read: ({ input, ctx }) => users.list(input, ctx),
  result: (found, { input }) => pageFrom(found, input),
});
