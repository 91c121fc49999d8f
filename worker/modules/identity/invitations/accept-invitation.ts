import { Failure } from "#worker/kernel/errors.ts";
import { command } from "#worker/kernel/operation.ts";
import { hashPassword } from "#worker/kernel/password-hash.ts";
import { hashToken } from "#worker/kernel/token.ts";
import { userActivated } from "../events.ts";
import { requireGoodPassword } from "../passwords/password-rules.ts";
import { OpenedSession } from "../sign-in/contract.ts";
import { newSession } from "../sign-in/new-session.ts";
import * as access from "../sign-in/repository.ts";
import { AcceptInvitation } from "./contract.ts";

/** Chooses a password with the link of an invitation, once, and signs in. */
export const acceptInvitation = command({
  name: "identity.accept_invitation",
  summary: "Accept an invitation and sign in",
  access: "public",
  elevated: true,
  input: AcceptInvitation,
  output: OpenedSession,
  prepare: async ({ ctx }) => newSession(ctx),
  read: ({ input }) => ({ found: access.byToken(hashToken(input.token), "invitation") }),
  write: ({ input: { token, name, password, language }, ctx, prepared: { session }, rows: { found } }) => {
    const [user] = found;
    if (!user) throw new Failure("conflict", "identity.link_expired");
    requireGoodPassword(password, { email: user.email, name: name ?? user.name, tenant: ctx.tenant?.brand.name ?? "" });
    const hash = hashPassword(password);
    return {
      known: access.actFor(user.id),
      redeemed: access.redeem(hashToken(token), "invitation", user.id),
      activated: access.activate(user.id, hash, { name, language }),
      opened: access.openSession(user.id, hash, session),
      ...(ctx.credential.kind === "session" ? { rotated: access.closeSession(ctx.credential.hash) } : {}),
    };
  },
  events: ({ rows: { found } }) => found.map(({ id }) => userActivated(id)),
  result: ({ opened: [session] }, { prepared: { token } }) => {
    if (!session) throw new Failure("conflict", "identity.link_expired");
    return { token, expiresAt: session.expiresAt };
  },
});
