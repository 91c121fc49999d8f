import { nothing } from "#worker/kernel/contract.ts";
import { Failure } from "#worker/kernel/errors.ts";
import { command } from "#worker/kernel/operation.ts";
import { hashPassword } from "#worker/kernel/password-hash.ts";
import { hashToken } from "#worker/kernel/token.ts";
import { accountBucket } from "../attempts/buckets.ts";
import { forgive } from "../attempts/repository.ts";
import { sessionsEnded } from "../events.ts";
import { requireGoodPassword } from "../passwords/password-rules.ts";
import { ResetPassword } from "./contract.ts";
import { dropSockets } from "./drop-sockets.ts";
import * as access from "./repository.ts";

/** A new password for the link of a mail, once. Ends every session, and the waiting after failed tries. */
export const resetPassword = command({
  name: "identity.reset_password",
  summary: "Set a new password with the link from a mail",
  access: "public",
  elevated: true,
  input: ResetPassword,
  output: nothing,
  read: ({ input }) => ({ found: access.byToken(hashToken(input.token), "password_reset") }),
  write: ({ input, ctx, rows: { found } }) => {
    const [user] = found;
    if (!user) throw new Failure("conflict", "identity.link_expired");
    requireGoodPassword(input.password, { ...user, tenant: ctx.tenant?.brand.name ?? "" });
    return {
      known: access.actFor(user.id),
      redeemed: access.redeem(hashToken(input.token), "password_reset", user.id),
      changed: access.setPassword(user.id, hashPassword(input.password)),
      ended: access.endAccess(user.id),
      forgiven: forgive(accountBucket(user.email)),
    };
  },
  events: ({ rows: { found } }) => found.map(({ id }) => sessionsEnded(id)),
  result: ({ ended }, { ctx }) => {
    dropSockets(ctx, { userId: ended.userId });
    return null;
  },
});
