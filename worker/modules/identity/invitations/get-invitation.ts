import { Failure } from "#worker/kernel/errors.ts";
import { query } from "#worker/kernel/operation.ts";
import { hashToken } from "#worker/kernel/token.ts";
import { byToken } from "../sign-in/repository.ts";
import { GetInvitation, Invitation } from "./contract.ts";

export const getInvitation = query({
  name: "identity.get_invitation",
  summary: "See whom the link of an invitation is for",
  access: "public",
  elevated: true,
  input: GetInvitation,
  output: Invitation,
  read: ({ input }) => ({ found: byToken(hashToken(input.token), "invitation") }),
  result: ({ found: [user] }) => {
    if (!user) throw new Failure("conflict", "identity.link_expired");
    return { name: user.name, email: user.email };
  },
});
