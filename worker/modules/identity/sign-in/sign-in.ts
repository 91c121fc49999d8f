import type { z } from "zod";
import { Failure } from "#worker/kernel/errors.ts";
import { command } from "#worker/kernel/operation.ts";
import { hashPassword, needsRehash, verifyPassword } from "#worker/kernel/password-hash.ts";
import { accountBucket, addressBucket, FREE } from "../attempts/buckets.ts";
import { attempt, mayTry, waitFor } from "../attempts/repository.ts";
import { refuseWhileWaiting } from "../attempts/too-many.ts";
import { OpenedSession, SignIn } from "./contract.ts";
import { newSession } from "./new-session.ts";
import * as access from "./repository.ts";

/**
 * E-mail and password for a session. One answer for an unknown account, a wrong password, and people who are invited or
 * suspended; 429 after too many failures of the account or the address, right password or not. Without a route: the
 * doors of the Worker put the token into a cookie.
 */
export const signIn = command({
  name: "identity.sign_in",
  summary: "Sign in with e-mail and password",
  access: "public",
  elevated: true,
  input: SignIn,
  output: OpenedSession,
  prepare: async ({ ctx }) => newSession(ctx),
  read: ({ input, ctx }) => {
    const address = addressBucket(ctx.ip);
    return {
      found: access.activeByEmail(input.email),
      wait: waitFor(accountBucket(input.email), FREE.account),
      ...(address ? { addressWait: waitFor(address, FREE.address) } : {}),
    };
  },
  // Hashing stands here, not in `prepare`: what was stored is known only now. The look spares its cost to those who have
  // to wait; who may really try is decided by the booking, inside the transaction.
  write: ({ input, ctx, prepared: { session }, rows: { found, wait, addressWait } }) => {
    refuseWhileWaiting(wait, addressWait);
    const [user] = found;
    const right = verifyPassword(input.password, user?.passwordHash);
    const account = accountBucket(input.email);
    const address = addressBucket(ctx.ip);
    return {
      booked: attempt(account, FREE.account, right),
      ...(address ? { bookedHere: right ? mayTry(address, FREE.address) : attempt(address, FREE.address, false) } : {}),
      ...(right && user?.passwordHash ? open(user.id, user.passwordHash, input, session) : {}),
      ...(right && ctx.credential.kind === "session" ? { rotated: access.closeSession(ctx.credential.hash) } : {}),
    };
  },
  result: (written, { prepared: { token } }) => {
    const [session] = written.opened ?? [];
    if (!session) throw new Failure("unauthenticated", "identity.wrong_credentials");
    return { token, expiresAt: session.expiresAt };
  },
});

function open(userId: string, stored: string, input: z.output<typeof SignIn>, session: access.NewSession) {
  const renewed = needsRehash(stored) ? hashPassword(input.password) : undefined;
  return {
    known: access.actFor(userId),
    opened: access.openSession(userId, stored, session),
    seen: access.signedIn(userId, stored, { renewed, language: input.language }),
  };
}
