import { Failure } from "#worker/kernel/errors.ts";
import type { Consumer } from "#worker/kernel/events/event.ts";
import { findInvited } from "./invitations/find-invited.ts";
import { sendInvitation } from "./invitations/send-invitation.ts";

/** Mails the link to who was invited, and to the owner of a new workspace who has no password yet. */
export const mailInvitation: Consumer = {
  name: "identity.mail_invitation",
  on: ["users.invited", "users.invitation_wanted", "tenants.provisioned"],
  async handle(event, ctx) {
    if (!ctx.tenant) return;
    const userId = event.name === "tenants.provisioned" ? String(event.payload.ownerId) : event.subjectId;
    const inviterId = event.actorKind === "user" ? event.actorId : null;
    const invited = await ctx.run(findInvited, { userId, inviterId });
    if (!invited) return;
    const { email, name } = invited;
    const { brand, language } = ctx.tenant;
    try {
      const inviter = invited.inviter ?? brand.name;
      await ctx.run(sendInvitation, {
        eventId: event.id,
        userId,
        email,
        name,
        inviter,
        language: invited.language ?? language,
      });
    } catch (error) {
      if (!(error instanceof Failure && error.reason === "identity.already_sent")) throw error;
    }
  },
};
