import { Failure } from "#worker/kernel/errors.ts";
import { command } from "#worker/kernel/operation.ts";
import { verifyPassword } from "#worker/kernel/password-hash.ts";
import { hashToken, newToken } from "#worker/kernel/token.ts";
import { OperatorSession, OperatorSignIn } from "./contract.ts";
import * as platform from "./repository.ts";

const DAYS = 0.5;

/** An operator's session on the platform's host, twelve hours long. One answer for every wrong pair. */
export const operatorSignIn = command({
  name: "platform.sign_in",
  summary: "Sign in to the platform console",
  access: "public",
  elevated: true,
  input: OperatorSignIn,
  output: OperatorSession,
  prepare: async () => ({ token: newToken() }),
  read: ({ input }) => ({ found: platform.operatorByEmail(input.email) }),
  write: ({ input, ctx, rows: { found }, prepared: { token } }) => {
    if (ctx.tenant) throw new Failure("not_found");
    const [operator] = found;
    const right = verifyPassword(input.password, operator?.passwordHash);
    const account = `account:${input.email}`;
    return {
      booked: platform.bookAttempt([account, `address:${ctx.ip}`]),
      ...(right && operator
        ? {
            opened: platform.openSession(sessionOf(operator.id, token, ctx)),
            forgotten: platform.forgetAttempts(account),
          }
        : {}),
    };
  },
  result: (written, { prepared: { token } }) => {
    if (!("opened" in written)) throw new Failure("invalid", "identity.wrong_credentials");
    return { token, days: DAYS };
  },
});

function sessionOf(operatorId: string, token: string, ctx: { newId(): string; clock: { now(): number } }) {
  return {
    id: ctx.newId(),
    operatorId,
    tokenHash: hashToken(token),
    expiresAt: new Date(ctx.clock.now() + DAYS * 86_400_000).toISOString(),
  };
}
