import { z } from "zod";
import { email, id, line } from "#worker/kernel/contract.ts";
import { chosenLanguage, linkToken, newPassword } from "../sign-in/contract.ts";

export const GetInvitation = z.strictObject({ token: linkToken });

/** Whom a link is for, to greet the person before a password is chosen. */
export const Invitation = z.object({ name: z.string(), email: z.string() });

export const AcceptInvitation = z.strictObject({
  token: linkToken,
  name: line(120).optional(),
  password: newPassword,
  language: chosenLanguage,
});

/** What the listener knows when it sends an invitation; `eventId` makes a repeat harmless. */
export const SendInvitation = z.strictObject({
  eventId: id,
  userId: id,
  email,
  name: line(120),
  inviter: line(120),
  language: z.enum(["tr", "en"]),
});

export const FindInvited = z.strictObject({ userId: id, inviterId: id.nullable() });
export const Invited = z
  .object({
    id,
    email: z.string(),
    name: z.string(),
    language: z.enum(["tr", "en"]).nullable(),
    inviter: z.string().nullable(),
  })
  .nullable();
