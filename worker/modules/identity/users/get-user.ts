import { query } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { User, UserId } from "./contract.ts";
import * as users from "./repository.ts";

export const getUser = query({
  name: "users.get",
  summary: "Read one person",
  access: "users:read",
  route: "GET /users/:id",
  input: UserId,
  output: User,
  read: ({ input }) => ({ found: users.one(input.id) }),
  result: ({ found }) => theOne(found),
});
