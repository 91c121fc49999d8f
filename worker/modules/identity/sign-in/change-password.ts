import type { Credential } from "#worker/kernel/actor.ts";
import { nothing } from "#worker/kernel/contract.ts";
import { Failure } from "#worker/kernel/errors.ts";
import { command } from "#worker/kernel/operation.ts";
import { hashPassword, verifyPassword } from "#worker/kernel/password-hash.ts";
import { FREE } from "../attempts/buckets.ts";
import { attempt, ownWait } from "../attempts/repository.ts";
import { refuseWhileWaiting } from "../attempts/too-many.ts";
import { sessionsEnded } from "../events.ts";
import { requireGoodPassword } from "../passwords/password-rules.ts";
import { ChangePassword } from "./contract.ts";
import { dropSockets } from "./drop-sockets.ts";
import * as access from "./repository.ts";

/** A new password for who knows the old one; ends the other sessions. Guessing the old one is slowed like signing in. */
export const changePassword = command({
  name: "identity.change_password",
  summary: "Change your own password",
  access: "staff",
  usersOnly: true,
  input: ChangePassword,
  output: nothing,
  // `write` finds out whether the old password was right; the events have to know.
  prepare: async () => ({ right: false }),
  read: () => ({ found: access.activeSelf(), wait: ownWait(FREE.account) }),
  write: ({ input, ctx, prepared, rows: { found, wait }, seen }) => {
    const [user] = found;
    if (!user?.passwordHash || seen?.kind !== "user") throw new Failure("forbidden", "users_only");
    refuseWhileWaiting(wait);
    const bucket = `password:${user.id}`;
    prepared.right = verifyPassword(input.currentPassword, user.passwordHash);
    if (prepared.right) requireGoodPassword(input.password, { ...user, tenant: ctx.tenant?.brand.name ?? "" });
    return {
      booked: attempt(bucket, FREE.account, prepared.right),
      ...(prepared.right ? change(user.passwordHash, input.password, ctx.credential) : {}),
    };
  },
  events: ({ prepared, rows: { found } }) => (prepared.right ? found.map(({ id }) => sessionsEnded(id)) : []),
  result: ({ ended }, { ctx, actor }) => {
    if (!ended)
      throw new Failure("invalid", "invalid", {
        fields: [{ path: "currentPassword", reason: "identity.wrong_password" }],
      });
    dropSockets(ctx, { userId: ended.userId, ...(actor.kind === "user" ? { except: actor.sessionId } : {}) });
    return null;
  },
});

function change(stored: string, password: string, credential: Credential) {
  return {
    changed: access.setOwnPassword(stored, hashPassword(password)),
    ended: access.endOwnOtherSessions("hash" in credential ? credential.hash : null),
  };
}
