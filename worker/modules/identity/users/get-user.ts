import { query } from "#worker/kernel/operation.ts";
import { User, UserId } from "./contract.ts";
import * as users from "./repository.ts";
import { theUser } from "./user.ts";

export const getUser = query({
  name: "users.get",
  summary: "Read one person",
  access: "users:read",
  route: "GET /users/:id",
  input: UserId,
  output: User,
  read: ({ input }) => ({ found: users.one(input.id) }),
  result: ({ found }) => theUser(found),
});
