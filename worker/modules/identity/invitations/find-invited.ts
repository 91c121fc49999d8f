import { query } from "#worker/kernel/operation.ts";
import { FindInvited, Invited } from "./contract.ts";
import * as invitations from "./repository.ts";

/** For the listener that sends invitations. */
export const findInvited = query({
  name: "identity.find_invited",
  summary: "Find a person whose invitation is open",
  access: "users:write",
  input: FindInvited,
  output: Invited,
  read: ({ input }) => ({ found: invitations.invited(input.userId, input.inviterId) }),
  result: ({ found }) => found[0] ?? null,
});
