import type { Ctx } from "#worker/kernel/context.ts";
import { nothing } from "#worker/kernel/contract.ts";
import { Failure } from "#worker/kernel/errors.ts";
import { command } from "#worker/kernel/operation.ts";
import type { Language } from "#worker/kernel/tenant.ts";
import { hashToken, newToken } from "#worker/kernel/token.ts";
import { queueMail } from "#worker/modules/mail/index.ts";
import { accountBucket, addressBucket, FREE } from "../attempts/buckets.ts";
import { attempt } from "../attempts/repository.ts";
import { RequestPasswordReset } from "./contract.ts";
import { RESET_HOURS, resetPath } from "./options.ts";
import * as access from "./repository.ts";

/**
 * Mails a link when there is such an account, and answers the same when there is none: both are prepared alike and take
 * a look and a write. 429 when an address, or for an account anybody, asks too often.
 */
export const requestPasswordReset = command({
  name: "identity.request_password_reset",
  summary: "Ask for a link to set a new password",
  access: "public",
  elevated: true,
  input: RequestPasswordReset,
  output: nothing,
  prepare: async ({ input, ctx }) => {
    const token = newToken();
    const [tr, en] = await Promise.all([mail(ctx, input.email, "tr", token), mail(ctx, input.email, "en", token)]);
    return { id: ctx.newId(), hash: hashToken(token), mails: { tr, en } };
  },
  read: ({ input }) => ({ found: access.activeByEmail(input.email) }),
  write: ({ input, ctx, prepared: { id, hash, mails }, rows: { found } }) => {
    const [user] = found;
    const address = addressBucket(ctx.ip, "reset-address");
    return {
      booked: attempt(accountBucket(input.email, "reset"), FREE.mails, false),
      ...(address ? { bookedHere: attempt(address, FREE.address, false) } : {}),
      ...(user
        ? { ...access.issueToken(id, user.id, "password_reset", hash), mail: mails[language(ctx, user)].statement }
        : {}),
    };
  },
  events: ({ ctx, prepared: { mails }, rows: { found } }) => found.map((user) => mails[language(ctx, user)].event),
  result: () => null,
});

function mail(ctx: Ctx, to: string, language: Language, token: string) {
  const link = new URL(resetPath(token), ctx.origin).href;
  return queueMail(ctx, { to, language, template: "password_reset", params: { link, minutes: RESET_HOURS * 60 } });
}

function language(ctx: Ctx, user: { language: Language | null }): Language {
  if (!ctx.tenant) throw new Failure("not_found");
  return user.language ?? ctx.tenant.language;
}
