import { command } from "#worker/kernel/operation.ts";
import { theOne } from "#worker/kernel/the-one.ts";
import { userInvited } from "../events.ts";
import { InviteUser, User } from "./contract.ts";
import * as users from "./repository.ts";

/** The mail with the link is sent by the listener of `users.invited`, so its token is never in this request. */
export const inviteUser = command({
  name: "users.invite",
  summary: "Invite a person by e-mail",
  access: "users:write",
  route: "POST /users",
  creates: true,
  input: InviteUser,
  output: User,
  prepare: async ({ ctx }) => ({ id: ctx.newId() }),
  write: ({ input: { teamIds, ...person }, prepared: { id } }) => ({
    mayGive: users.mayGive(person.roleId),
    made: users.invite({ ...person, id }),
    ...(teamIds.length > 0 ? users.setTeams(id, teamIds) : {}),
    found: users.one(id),
  }),
  events: ({ prepared: { id } }) => [userInvited(id)],
  result: ({ found }) => theOne(found),
});
