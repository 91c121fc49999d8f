import { nothing } from "#worker/kernel/contract.ts";
import { guard } from "#worker/kernel/db/guard.ts";
import { command } from "#worker/kernel/operation.ts";
import { hashToken, newToken } from "#worker/kernel/token.ts";
import { queueMail } from "#worker/modules/mail/index.ts";
import { INVITATION_DAYS, invitationPath } from "../sign-in/options.ts";
import { issueToken } from "../sign-in/repository.ts";
import { SendInvitation } from "./contract.ts";
import * as invitations from "./repository.ts";

/** Makes the link and mails it. Row security lets only the system write tokens: nobody sends one past the listener. */
export const sendInvitation = command({
  name: "identity.send_invitation",
  summary: "Mail the link of an invitation",
  access: "users:write",
  input: SendInvitation,
  output: nothing,
  prepare: async ({ ctx, input: { email, inviter, language, name } }) => {
    const token = newToken();
    const link = new URL(invitationPath(token), ctx.origin).href;
    const params = { inviter, link, name, days: INVITATION_DAYS };
    return {
      hash: hashToken(token),
      mail: await queueMail(ctx, { to: email, language, template: "invitation", params }),
    };
  },
  write: ({ input: { eventId, userId }, prepared: { hash, mail } }) => ({
    once: guard(invitations.isUnsent(eventId), "identity.already_sent"),
    ...issueToken(eventId, userId, "invitation", hash),
    mail: mail.statement,
  }),
  events: ({ prepared: { mail } }) => [mail.event],
  result: () => null,
});
