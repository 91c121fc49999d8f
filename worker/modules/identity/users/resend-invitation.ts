import { guard, lock } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { invitationWanted } from "../events.ts";
import { User, UserId } from "./contract.ts";
import * as users from "./repository.ts";

export const resendInvitation = command({
  name: "users.resend_invitation",
  summary: "Send an invitation once more; the earlier link ends",
  access: "users:write",
  route: "POST /users/:id/invitation",
  input: UserId,
  output: User,
  write: ({ input: { id } }) => ({
    lock: lock("users", id),
    mayManage: users.mayManage(id),
    invited: guard(users.isInvited(id), "identity.not_invited"),
    found: users.one(id),
  }),
  events: ({ input }) => [invitationWanted(input.id)],
  result: ({ found }) => theOne(found),
});
