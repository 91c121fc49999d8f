import { query } from "#worker/kernel/operation.ts";
import { FoundUsers, SearchUsers } from "./contract.ts";
import * as users from "./repository.ts";

export const searchUsers = query({
  name: "users.search",
  summary: "Find active people by name, for a picker",
  access: "users:read",
  route: "GET /users/search",
  input: SearchUsers,
  output: FoundUsers,
  read: ({ input }) => ({ found: users.found(input.q, input.limit) }),
  result: ({ found }) => ({ data: found }),
});
